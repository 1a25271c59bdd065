import type { Config } from '../config/model.ts'
import type { Lifecycle, Status } from '../config/lifecycle.ts'
import type { Facts } from '../facts/model.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import type { Waiver } from '../verdicts/waivers.ts'
import type { Spec } from '../spec/model.ts'
import type { Outline, SeenOutline } from '../spec/outline.ts'
import type { Data, Severity } from '../text/diagnostic.ts'
import type { Span } from '../text/span.ts'

/** `by-status`: a warning in Draft and where no lifecycle holds, an error from In Review on. */
export type RuleSeverity = Severity | 'by-status'

/** What a rule yields. `at` is of the file that is being checked. */
export interface Found<Facts extends Data = Data> {
  readonly at: Span
  /** Of a text that nobody keeps, such as a report: the line, from 1, instead of offsets. */
  readonly line?: number
  readonly data?: Facts
  /** Weighs more, or less, than the rule does in general (a missing Spec ID is always an error). */
  readonly severity?: Severity
  readonly related?: readonly { readonly file?: string; readonly span: Span; readonly note: string }[]
  readonly fixes?: readonly FoundFix[]
}

/** A fix of the file that is being checked. */
export interface FoundFix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[]
  /** See `Fix`: IDs and anchors (`#risks`) that are another's then, or nobody's. */
  readonly renames?: readonly string[]
}

/** One document and what is set for it. */
export interface LocalContext {
  readonly spec: Spec
  readonly config: Config
  /** ISO date. */
  readonly today: string
  /** Undefined where the template does not bind the configured lifecycle (then gates do not hold). */
  readonly lifecycle: Lifecycle | undefined
  /** The spec's status, where the lifecycle knows it. */
  readonly status: Status | undefined
}

/** One spec among all. What is asked of `workspace` is remembered, so that a change re-runs only what it can affect. */
export interface WorkspaceContext {
  readonly outline: Outline
  readonly lifecycle: Lifecycle | undefined
  readonly workspace: WorkspaceView
}

/** What a rule may ask of all specs together. */
export interface WorkspaceView {
  /** Every spec that bears the ID, by file name; of very many, the first hundred. */
  withId(id: string): readonly SeenOutline[]
  /** Every loop of dependencies that starts, in the order of file names, at this file: the files along it. */
  loopsFrom(file: string): readonly (readonly string[])[]
  /** Whether IDs of this form are used by some spec here; a mention of any other form is none of ours. */
  knowsIdForm(id: string): boolean
}

/** One spec, and what may be asked of the repository. */
export interface FactsContext {
  readonly outline: Outline
  readonly lifecycle: Lifecycle | undefined
  readonly facts: Facts
}

/** One spec, and what the evidence says of its claims. */
export interface VerdictContext {
  readonly outline: Outline
  readonly lifecycle: Lifecycle | undefined
  /** The spec's status, where the lifecycle knows it. */
  readonly status: Status | undefined
  /** The name of the status that the spec is held against: its own, or the one that was asked for. Undefined where nothing is demanded. */
  readonly held: string | undefined
  /** Of every claim, in the order of the document. */
  readonly verdicts: readonly Verdict[]
  /** Those that `held` does not allow. */
  readonly barred: readonly Verdict[]
  /** Comments that say why claims need no proof for now. */
  readonly waivers: readonly Waiver[]
  /** ISO date. */
  readonly today: string
}

/** What the reports name, and all specs. */
export interface EvidenceContext {
  /** Every address that some result bears, each once. */
  readonly borne: readonly BorneAddress[]
  /** The specs by the part of their addresses before the slash. */
  readonly specs: ReadonlyMap<string, AddressedSpec>
}

/** What addresses may name of a spec, or of several that bear one ID. */
export interface AddressedSpec {
  /** False where its file's name stands for an ID. */
  readonly hasId: boolean
  /** The parts of its addresses after the slash; undefined where it could not be read. */
  readonly locals: ReadonlySet<string> | undefined
}

/** An address in a report, and where it was first seen. */
interface BorneAddress {
  readonly address: string
  readonly report: string
  readonly line: number | undefined
}

interface RuleBase<Facts extends Data> {
  /** Public and permanent; also the file's name and its page's. */
  readonly code: string
  readonly severity: RuleSeverity
  /** Reads the text before all others, and where it reports, the others do not run. */
  readonly reading?: true
  /** Verdicts rest on what it looks at, so that `truespec verify` says it too. So it does of every rule that is `reading`. */
  readonly grounds?: true
  /** Codes that say the same more exactly: where one of them reports at an overlapping place, this one is silent. */
  readonly yieldsTo?: readonly string[]
  /** The sentence, from the facts alone. */
  says(data: Facts): string
}

/** Looks at one document by itself. */
export interface LocalRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'local'
  check(context: LocalContext): Iterable<Found<Facts>>
}

/** Looks at one spec among all. */
export interface WorkspaceRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'workspace'
  check(context: WorkspaceContext): Iterable<Found<Facts>>
}

/** Looks at one spec and at git, packages or files. */
export interface FactsRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'facts'
  check(context: FactsContext): Iterable<Found<Facts>>
}

/**
 * Reports what an engine says of a block: each `BlockFault` whose `rule` is this code, at its place in the document, with the data
 * `{ reason }`. It has nothing to decide, so there is no `check`; the engines answer asynchronously and in batches.
 */
export interface BlockRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'block'
}

/**
 * `used`: it takes some finding back. `unused`: none, though its rule ran. `unknown`: there is no such rule.
 * `unjudged`: its rule is off, or could not look (no git, blocks not checked yet), so nothing can be said.
 */
export type SuppressionOutcome = 'used' | 'unused' | 'unknown' | 'unjudged'

/** One code that a comment suppresses, and what came of it. */
export interface SuppressedCode {
  readonly code: string
  readonly span: Span
  /** What to take out so that the comment no longer names the code. */
  readonly removal: Span
  readonly outcome: SuppressionOutcome
  /** Of an unknown code: the one that was most likely meant. */
  readonly nearest: string | undefined
}

/** A comment that takes findings back, and what came of it: `<!-- truespec-disable-next-line CODE, CODE: reason -->`. */
export interface JudgedSuppression {
  /** The comment. */
  readonly span: Span
  /** What to take out so that it is gone: its whole line where it stands alone. */
  readonly removal: Span
  /** `undefined` where the comment begins with `truespec-` and is no form that is known; `word` is what it says. */
  readonly form: 'next-line' | 'file' | undefined
  readonly word: string
  /** Empty where none is given: then the comment suppresses nothing. */
  readonly reason: string
  readonly codes: readonly SuppressedCode[]
}

/** What came of the suppressions of one file, once every other rule has spoken. */
export interface OutcomeContext {
  readonly suppressions: readonly JudgedSuppression[]
}

/** Judges what became of the findings of a file; what it yields can itself not be suppressed. */
export interface OutcomeRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'outcome'
  check(context: OutcomeContext): Iterable<Found<Facts>>
}

/** Looks at the verdicts on one spec. `truespec verify` alone has them: everywhere else such a rule is silent, and nothing is said of suppressions of it. */
export interface VerdictRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'verdict'
  check(context: VerdictContext): Iterable<Found<Facts>>
}

/** Looks at what the reports name; its findings stand in the reports. In `truespec verify` alone, as above. */
export interface EvidenceRule<Facts extends Data = Data> extends RuleBase<Facts> {
  readonly kind: 'evidence'
  check(context: EvidenceContext): Iterable<Found<Facts>>
}

/** A rule of any kind: what yields one diagnostic code. */
export type Rule<Facts extends Data = Data> =
  | BlockRule<Facts>
  | LocalRule<Facts>
  | WorkspaceRule<Facts>
  | FactsRule<Facts>
  | OutcomeRule<Facts>
  | VerdictRule<Facts>
  | EvidenceRule<Facts>

/** Types a rule. Where `says` names the types of its facts, as in `({ risk }: { risk: string }) => ...`, `check` must yield just those. */
export function defineRule<Facts extends Data, R extends Rule<Facts>>(rule: R & Rule<Facts>): R {
  return rule
}
