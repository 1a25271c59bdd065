import type { LinkedFile } from '../facts/linked-file.ts'
import type { PackageFact } from '../facts/model.ts'
import type { ImplementingCommit } from './history.ts'
import type { CoverageResult, MetricResult, ScenarioResult, TestResult } from './model.ts'

/** What the kinds of claims may ask of all evidence together. Every answer is exact: nothing is matched by likeness. */
export interface EvidenceView {
  /** Runs of tests that bear the address, in a name or as a tag. */
  tests(address: string): readonly Reported<TestResult>[]
  /** Runs of the scenario of that name in that spec. */
  scenarios(spec: string, name: string): readonly Reported<ScenarioResult>[]
  /** Coverage of the files that a component is: those that the configuration names, or the only file of that name. */
  coverage(component: string): CoverageAnswer
  /** Figures that the configuration gives to the address, or whose names bear it. */
  metrics(address: string): readonly Reported<MetricResult>[]
  /** What a link of a file leads to; undefined where it leaves the repository on purpose. */
  linked(file: string, url: string): LinkedFile | undefined
  /** What manifests and lock files say; `unknown` where there is no manifest that Truespec reads. */
  package(name: string): PackageFact | undefined | 'unknown'
  /** The specs that bear an ID, each with whether it is as mature as `than`, the spec that depends on it. */
  specs(
    id: string,
    than: string,
  ): readonly { readonly file: string; readonly status: string; readonly mature: boolean }[]
  /** Commits whose trailers name the address. */
  commits(address: string): readonly ImplementingCommit[]
}

/** A report, and what is known of it. */
export interface ReportSource {
  /** Relative to the root where it lies below. */
  readonly path: string
  /** The commit that it speaks of; undefined where nobody knows. */
  readonly commit: string | undefined
}

/** A result, and the report that it stands in. */
export interface Reported<R> {
  readonly result: R
  readonly report: ReportSource
}

export type CoverageAnswer =
  | { readonly kind: 'none' }
  /** Several files that it may be, each with its figures; of `others` no report has any. */
  | {
      readonly kind: 'ambiguous'
      readonly files: readonly Reported<CoverageResult>[]
      readonly others: readonly string[]
    }
  | { readonly kind: 'found'; readonly files: readonly Reported<CoverageResult>[] }
