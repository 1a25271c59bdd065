import { countFixable, countOf, headline, type PlacedDiagnostic, type Report } from '@truespec/core'
import type { Paint, Style } from './colors.ts'
import { excerptLines } from './excerpt.ts'
import { sanitize } from './sanitize.ts'

export interface PrettyOptions {
  readonly paint: Paint
  /** Columns of the terminal. */
  readonly width: number
  /** The command to run next; without it, one that follows from what was found, and none where nothing was. */
  readonly next?: string
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
    if (isBrief) lines.push(headlineOf(diagnostic, paint))
    else lines.push(...(wasBrief ? [''] : []), ...finding(diagnostic, options), '')
    wasBrief = isBrief
  }
  if (wasBrief) lines.push('')
  lines.push(sumUp(report, paint))
  const next = options.next ?? nextCommand(report.diagnostics)
  if (next !== undefined) lines.push(`${paint('dim', 'Next:')} ${sanitize(next)}`)
  return `${lines.join('\n')}\n`
}

function headlineOf({ file, severity, message, code, range }: PlacedDiagnostic, paint: Paint): string {
  const at = file === '' ? '' : `${range.start.line}:${range.start.column}  `
  return `  ${paint('dim', at)}${paint(STYLES[severity], severity)}  ${sanitize(message)}  ${paint('dim', sanitize(code))}`
}

function finding(diagnostic: PlacedDiagnostic, { paint, width }: PrettyOptions): string[] {
  const { severity, related, fixes } = diagnostic
  const lines = [headlineOf(diagnostic, paint), ...excerptLines(diagnostic, STYLES[severity], paint, width)]
  for (const { file, range: other, note } of related) {
    const where = file === '' ? '' : `${file}:${other.start.line}:${other.start.column}: `
    lines.push(`  ${paint('dim', 'see')} ${sanitize(`${where}${note}`)}`)
  }
  for (const { title, safe } of fixes) {
    lines.push(`  ${paint('green', 'fix')} ${sanitize(title)} ${paint('dim', `(${safe ? '--fix' : '--fix-unsafe'})`)}`)
  }
  return lines
}

function sumUp({ summary, diagnostics, passedOver }: Report, paint: Paint): string {
  const { safe, unsafe } = countFixable(diagnostics)
  const parts = [
    paint(summary.errors > 0 ? STYLES.error : summary.warnings > 0 ? STYLES.warning : 'green', headline(summary)),
  ]
  if (safe > 0) parts.push(`${safe} fixable with --fix`)
  if (unsafe > 0) parts.push(`${unsafe}${safe > 0 ? ' more' : ' fixable'} with --fix-unsafe`)
  if (passedOver > 0) parts.push(`${countOf(passedOver, 'file')} passed over`)
  return parts.join('; ')
}

function nextCommand(diagnostics: readonly PlacedDiagnostic[]): string | undefined {
  if (countFixable(diagnostics).safe > 0) return 'truespec check --fix'
  const worst = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0]
  return worst === undefined ? undefined : `truespec explain ${worst.code}`
}
