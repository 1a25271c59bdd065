import type { Claim, ClaimKind } from '../claims/model.ts'
import type { Config } from '../config/model.ts'
import type { History } from '../evidence/history.ts'
import type { EvidenceView, Reported } from '../evidence/view.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import type { Waiver } from '../verdicts/waivers.ts'
import type { FileResult } from './result.ts'
import type { RuleBook } from './rule-book.ts'

/** One spec as it was read: plain data, so that it may come from a cache. */
export interface VerifiedSpec {
  /** See `analyse`. */
  readonly result: FileResult
  /** See `claimsOf`. */
  readonly claims: readonly Claim[]
  /** See `waiversOf`. */
  readonly waivers: readonly Waiver[]
}

/** What specs are verified with. */
export interface VerifyInput {
  /** Every spec of the root, those that are not reported too: an ID that two specs bear proves nothing, wherever the other one is. */
  readonly specs: readonly VerifiedSpec[]
  /** Whether a spec is judged and reported. Without it all are. */
  readonly isReported?: (file: string) => boolean
  /** What `check` finds of them (`workspace.diagnostics()`): what verdicts rest on is reported again, the rest is left to `check`. */
  readonly checked: readonly Diagnostic[]
  readonly evidence: EvidenceView
  /** Every address that some result bears: `collection.addresses()`. */
  readonly addresses: ReadonlyMap<string, Reported<{ readonly line: number | undefined }>>
  /** Undefined where there is no git: then no evidence is stale. */
  readonly history: History | undefined
  readonly config: Config
  readonly book: RuleBook
  /** ISO date. */
  readonly today: string
  /** The status that every spec is held against, besides its own. The caller has seen to it that the lifecycle knows it. */
  readonly gate?: string | undefined
  /** The kinds of claims that need proof; see `DEMANDED`. */
  readonly demanded?: readonly ClaimKind[] | undefined
}

/** What came of it. */
export interface Verified {
  /** Of the reported specs in their order, and of each in the order of its document. */
  readonly verdicts: readonly Verdict[]
  /** By place; some stand in reports and have a `line` in place of offsets. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Judges the claims of specs and runs the rules that need verdicts: the whole of `truespec verify` but for what reads files.
 * @throws RuleError where a rule throws: a fault of ours.
 */
export function verifySpecs(_input: VerifyInput): Verified {
  return { verdicts: [], diagnostics: [] }
}
