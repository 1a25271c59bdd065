import type { ImplementingCommit } from '../evidence/history.ts'
import type { Outcome, ScenarioResult, TestResult } from '../evidence/model.ts'
import type { Because, Reason } from '../evidence/reason.ts'
import type { EvidenceView, Reported, ReportSource } from '../evidence/view.ts'

const WEIGHTS: Readonly<Record<Outcome, Reason['weight']>> = { passed: 'for', failed: 'against', skipped: 'none' }

/** A run of a test or a scenario. One that was skipped speaks for nothing. */
export function reported({ result, report }: Reported<TestResult | ScenarioResult>): Reason {
  const { kind, name, outcome, line } = result
  return {
    kind,
    weight: WEIGHTS[outcome],
    name,
    outcome: result.flaky && outcome === 'passed' ? 'flaky' : outcome,
    ...placeOf(report, line),
  }
}

/** Where a result stands: the report, its line, and the commit that it speaks of. */
export function placeOf(report: ReportSource, line: number | undefined): Pick<Reason, 'report' | 'line' | 'commit'> {
  const { path, commit } = report
  return { report: path, ...(line !== undefined && { line }), ...(commit !== undefined && { commit }) }
}

/** The runs of the tests that bear an address. */
export function testRuns(address: string, evidence: EvidenceView): readonly Reason[] {
  return evidence.tests(address).map(reported)
}

/** The same for a claim that only tests prove. */
export function tested(address: string, evidence: EvidenceView): readonly Reason[] {
  const runs = testRuns(address, evidence)
  return runs.length > 0 ? runs : [missing('no-test', address)]
}

/** The commits that say they implement a claim, newest first: the newest is the evidence, the others are how it came there. */
export function committed(commits: readonly ImplementingCommit[]): readonly Reason[] {
  return commits.map(({ hash, subject }, i) => ({
    kind: 'commit',
    weight: i === 0 ? 'for' : 'none',
    name: subject,
    outcome: 'committed',
    commit: hash,
  }))
}

/** What is not there. */
export function missing(because: Because, name: string, more: Partial<Reason> = {}): Reason {
  return { kind: 'missing', weight: 'none', name, outcome: 'missing', because, ...more }
}
