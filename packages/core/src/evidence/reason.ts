/** Why a verdict is what it is: one piece of evidence, or what is lacking. Facts, never prose; `wordsOf` makes a sentence of it. */
export interface Reason {
  readonly kind: ReasonKind
  /** `for` and `against` are evidence; `none` is what proves nothing: skipped tests, ambiguity, what is missing. */
  readonly weight: 'for' | 'against' | 'none'
  /** What was looked at: the name of a test, of a metric, of a package; the path of a file. Empty where there is nothing. */
  readonly name: string
  /** `passed`, `failed`, `skipped`, `91.2%`, `182 ms`: what it says. */
  readonly outcome: string
  /** Which of the sentences of `wordsOf` tells it, where the kind has several. */
  readonly because?: Because
  /** What must have been: `90%`, `< 200 ms`, `^2.0`. */
  readonly expected?: string
  /** Path of the report, relative to the root where it lies below. */
  readonly report?: string
  /** Of the report, from 1. */
  readonly line?: number
  readonly commit?: string
  /** Where a file of the repository is meant: its path. */
  readonly file?: string
}

export type ReasonKind =
  | 'test'
  | 'scenario'
  | 'coverage'
  | 'metric'
  | 'file'
  | 'package'
  | 'commit'
  | 'spec'
  | 'waiver'
  | 'missing'
  | 'stale'
  | 'ambiguous'

export type Because =
  | 'no-test'
  | 'no-scenario'
  | 'rows-left-out'
  | 'no-coverage'
  | 'no-target'
  | 'no-metric'
  | 'no-figure'
  | 'no-link'
  | 'no-commit'
  | 'no-package'
  | 'no-manifest'
  | 'not-locked'
  | 'range-differs'
  | 'lock-differs'
  | 'not-there'
  | 'not-a-file'
  | 'empty-file'
  | 'outside'
  | 'not-mature'
  | 'unknown-spec'
  | 'other-unit'
  | 'other-statistic'
  | 'claim-changed'
  | 'claim-absent'
  | 'foreign-commit'
  | 'commit-unknown'
  | 'several-files'
  | 'several-specs'
  | 'several-metrics'
  | 'several-scenarios'
  | 'several-versions'
  | 'waiver-expired'
  | 'unsound'
