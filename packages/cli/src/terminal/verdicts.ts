import {
  bySpec,
  countVerdicts,
  decisive,
  evidenceLine,
  isLeftOpen,
  verdictLine,
  whereOf,
  type PlacedVerdict,
  type VerdictName,
  type VerifyReport,
} from '@truespec/core'
import type { Paint, Style } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { wrapped } from './wrap.ts'

/** How a verdict looks. */
export const VERDICT_STYLES: Readonly<Record<VerdictName, Style>> = {
  proven: 'green',
  failing: ['bold', 'red'],
  stale: ['bold', 'yellow'],
  unproven: 'yellow',
  waived: 'cyan',
}

/** The worst first. */
const ORDER: readonly VerdictName[] = ['failing', 'stale', 'unproven', 'waived', 'proven']
const WIDEST = 'unproven'.length

interface VerdictOptions {
  readonly paint: Paint
  readonly width: number
  readonly wraps: boolean
  /** Whether those are shown too of which all is well. */
  readonly verbose: boolean
}

/**
 * Spec by spec how many claims are proven, and which are not, with the reason; claims with one and the same reason share a line. A claim of
 * which a finding says the same is left to that finding, but where all are asked for.
 */
export function verdictLines(report: VerifyReport, { paint, width, wraps, verbose }: VerdictOptions): string {
  const asked = (verdict: PlacedVerdict): string => (isLeftOpen(verdict, report.demanded) ? ' (not demanded)' : '')
  const found = report.diagnostics.filter(({ code }) => code === 'claim-unproven')
  const told = new Set(verbose ? [] : found.map(({ data }) => data['address']))
  const lines: string[] = []
  for (const { spec, verdicts } of bySpec(report)) {
    const name = [spec.id ?? '', spec.title ?? ''].filter((each) => each !== '').join(' ')
    const head = [
      { text: sanitize(name === '' ? spec.file : name), style: ['bold'] as Style, gap: 0 },
      { text: sanitize(spec.status ?? 'no status') },
      ...(name === '' ? [] : [{ text: sanitize(spec.file), style: 'dim' as Style }]),
    ]
    lines.push(...wrapped(head, paint, wraps ? width : undefined))
    lines.push(`  ${paint('dim', verdictLine(countVerdicts(verdicts)))}`)
    for (const verdict of ORDER) {
      if (verdict === 'proven' && !verbose) continue
      const own = verdicts.filter((each) => each.verdict === verdict && !told.has(each.claim.address))
      for (const [says, claims] of Map.groupBy(own, (each) => `${saying(each)}${asked(each)}`)) {
        const where = claims.length === 1 ? placeOf(claims[0]) : ''
        const stretches = [
          { text: verdict.padEnd(WIDEST), style: VERDICT_STYLES[verdict] },
          { text: sanitize(`${claims.map(({ claim }) => claim.local).join(', ')}: ${says}`) },
          ...(where === '' ? [] : [{ text: sanitize(where), style: 'dim' as Style }]),
        ]
        lines.push(...wrapped(stretches, paint, wraps ? width : undefined))
      }
    }
    lines.push('')
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** The claim to look at first: the first of the worst verdict; undefined where all are proven or waived. */
export function worstOf(verdicts: readonly PlacedVerdict[]): PlacedVerdict | undefined {
  for (const verdict of ORDER.slice(0, 3)) {
    const found = verdicts.find((each) => each.verdict === verdict)
    if (found) return found
  }
  return undefined
}

function saying(verdict: PlacedVerdict): string {
  return evidenceLine(verdict)
}

function placeOf(verdict: PlacedVerdict | undefined): string {
  const reason = verdict && decisive(verdict)
  return reason ? whereOf(reason) : ''
}
