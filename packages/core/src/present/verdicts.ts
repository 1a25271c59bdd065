import type { ClaimKind } from '../claims/model.ts'
import type { Verdict, VerdictName } from '../verdicts/verdict.ts'
import type { Position } from '../text/lines.ts'
import type { Report, SpecSummary } from './report.ts'
import { countOf } from './report.ts'

/** What `verify` found: the findings as any report has them, and the verdict on every claim. */
export interface VerifyReport extends Report {
  /** Of the specs in their order, and of each in the order of its document. */
  readonly verdicts: readonly PlacedVerdict[]
  /** What was read, in the order in which it was. */
  readonly evidence: readonly ReportSummary[]
  /** The kinds of claims that need proof; see `DEMANDED`, which holds where they are absent. */
  readonly demanded?: readonly ClaimKind[] | undefined
}

/** A verdict with the place of its claim. */
export interface PlacedVerdict extends Verdict {
  readonly start: Position
  readonly end: Position
}

/** A report in a line. */
export interface ReportSummary {
  readonly path: string
  /** `junit`: see `FORMATS`. */
  readonly format: string
  /** Which it speaks of; null where nobody knows. */
  readonly commit: string | null
  readonly tests: number
  readonly scenarios: number
  readonly files: number
  readonly metrics: number
}

/** How many claims there are, and how many of each verdict. */
export type VerdictCounts = { readonly claims: number } & Readonly<Record<VerdictName, number>>

/** In the order in which people want to hear of them. */
export const VERDICTS: readonly VerdictName[] = ['proven', 'failing', 'stale', 'unproven', 'waived']

/** Counts verdicts. */
export function countVerdicts(verdicts: readonly Pick<Verdict, 'verdict'>[]): VerdictCounts {
  const counts = { claims: verdicts.length, proven: 0, failing: 0, stale: 0, unproven: 0, waived: 0 }
  for (const { verdict } of verdicts) counts[verdict]++
  return counts
}

/** `12 claims: 8 proven, 1 failing, 3 unproven`; `no claims`. */
export function verdictLine(counts: VerdictCounts): string {
  if (counts.claims === 0) return 'no claims'
  const parts = VERDICTS.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${name}`)
  return `${countOf(counts.claims, 'claim')}: ${parts.join(', ')}`
}

/** Each spec with the verdicts on its claims. */
export function bySpec({ specs, verdicts }: Pick<VerifyReport, 'specs' | 'verdicts'>): readonly {
  readonly spec: SpecSummary
  readonly verdicts: readonly PlacedVerdict[]
}[] {
  const byFile = Map.groupBy(verdicts, ({ claim }) => claim.file)
  return specs.map((spec) => ({ spec, verdicts: byFile.get(spec.file) ?? [] }))
}
