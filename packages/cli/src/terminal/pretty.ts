import { countFixable, countOf, headline, type PlacedDiagnostic, type Report } from '@truespec/core'
import { asStarted } from '../started.ts'
import type { Paint, Style } from './colors.ts'
import { excerptLines } from './excerpt.ts'
import { sanitize } from './sanitize.ts'
import { wrapped, type Stretch } from './wrap.ts'

interface PrettyOptions {
  readonly paint: Paint
  /** Columns that the lines of specs may take. */
  readonly width: number
  /** Whether what is said of them is kept within the width too, as in a terminal; elsewhere a finding is one line. */
  readonly wraps?: boolean
  /** The paths on the command line: a fix is meant for them. */
  readonly named?: readonly string[]
  /** The command to run next; without it, one that follows from what was found, and none where nothing was. */
  readonly next?: string
  /** What the line that sums up says first, in place of how many findings there are. */
  readonly summary?: string
}

const STYLES: Readonly<Record<PlacedDiagnostic['severity'], Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  hint: ['bold', 'cyan'],
}

/** How many findings of one code a file shows with their lines; of more, the headline says enough. */
const IN_FULL = 5

/** A report for people: what was found by file, with the lines it marks; then one line that sums up, and what to run next. */
export function pretty(report: Report, options: PrettyOptions): string {
  const { paint } = options
  const lines: string[] = []
  let file = ''
  let shown = new Map<string, number>()
  let wasBrief = false
  for (const diagnostic of report.diagnostics) {
    if (diagnostic.file !== file) {
      if (wasBrief) lines.push('')
      file = diagnostic.file
      shown = new Map()
      wasBrief = false
      lines.push(paint(['bold', 'underline'], sanitize(file)), '')
    }
    const before = shown.get(diagnostic.code) ?? 0
    shown.set(diagnostic.code, before + 1)
    const isBrief = before >= IN_FULL && diagnostic.fixes.length === 0 && diagnostic.related.length === 0
    if (isBrief) lines.push(...headlineOf(diagnostic, options))
    else lines.push(...(wasBrief ? [''] : []), ...finding(diagnostic, options), '')
    wasBrief = isBrief
  }
  if (wasBrief) lines.push('')
  lines.push(...sumUp(report, options))
  const next = options.next ?? nextCommand(report.diagnostics, options.named ?? [])
  if (next !== undefined) lines.push(`${paint('dim', 'Next:')} ${sanitize(asStarted(next))}`)
  return `${lines.join('\n')}\n`
}

function headlineOf(
  { file, severity, message, code, range }: PlacedDiagnostic,
  { paint, width, wraps }: PrettyOptions,
): readonly string[] {
  const at: Stretch = { text: `${range.start.line}:${range.start.column}`, style: 'dim' }
  const stretches: readonly Stretch[] = [
    ...(file === '' ? [] : [at]),
    { text: severity, style: STYLES[severity] },
    { text: sanitize(message) },
    { text: sanitize(code), style: 'dim' },
  ]
  return wrapped(stretches, paint, wraps ? width : undefined)
}

function finding(diagnostic: PlacedDiagnostic, options: PrettyOptions): string[] {
  const { paint, width, wraps } = options
  const { severity, related, fixes } = diagnostic
  const add = (...stretches: readonly Stretch[]): void =>
    void lines.push(...wrapped(stretches, paint, wraps ? width : undefined))
  const lines = [...headlineOf(diagnostic, options), ...excerptLines(diagnostic, STYLES[severity], paint, width)]
  for (const { file, range: other, note } of related) {
    const where = file === '' ? '' : `${file}:${other.start.line}:${other.start.column}: `
    add({ text: 'see', style: 'dim' }, { text: sanitize(`${where}${note}`), gap: 1 })
  }
  for (const { title, safe } of fixes) {
    const flag: Stretch = { text: `(${safe ? '--fix' : '--fix-unsafe'})`, style: 'dim', gap: 1 }
    add({ text: 'fix', style: 'green' }, { text: sanitize(title), gap: 1 }, flag)
  }
  return lines
}

function sumUp(
  { summary, diagnostics, known = 0, passedOver }: Report,
  { paint, width, wraps, summary: first }: PrettyOptions,
): readonly string[] {
  const { safe, unsafe } = countFixable(diagnostics)
  const style = summary.errors > 0 ? STYLES.error : summary.warnings > 0 ? STYLES.warning : 'green'
  const more: string[] = []
  if (safe > 0) more.push(`; ${safe} fixable with --fix`)
  if (unsafe > 0) more.push(`; ${unsafe}${safe > 0 ? ' more' : ' fixable'} with --fix-unsafe`)
  if (known > 0) more.push(`; ${countOf(known, 'known finding')} left out`)
  if (passedOver > 0) more.push(`; ${countOf(passedOver, 'file')} passed over`)
  const stretches = [
    { text: first ?? headline(summary), style, gap: 0 },
    ...(more.length > 0 ? [{ text: more.join(''), gap: 0 }] : []),
  ]
  return wrapped(stretches, paint, wraps ? width : undefined)
}

/** Of more paths than can be read at a glance, the first finding is to be looked at first. */
const LONGEST_PATHS = 200

function nextCommand(diagnostics: readonly PlacedDiagnostic[], named: readonly string[]): string | undefined {
  const paths = named.map((path) => (/^[\w./-]+$/.test(path) ? ` ${path}` : ` ${JSON.stringify(path)}`)).join('')
  if (countFixable(diagnostics).safe > 0 && paths.length <= LONGEST_PATHS) return `truespec check --fix${paths}`
  const worst = worstOf(diagnostics)
  if (worst?.code === 'no-spec' && worst.data['files'] === 0) return 'truespec new "Name"'
  return worst && `truespec explain ${worst.code}`
}

/** The first of the worst. */
function worstOf(diagnostics: readonly PlacedDiagnostic[]): PlacedDiagnostic | undefined {
  for (const wanted of ['error', 'warning'] as const) {
    const found = diagnostics.find(({ severity }) => severity === wanted)
    if (found) return found
  }
  return diagnostics[0]
}
