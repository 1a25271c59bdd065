import type { Span } from '../text/span.ts'
import type { ClaimKind } from './kinds/names.ts'

export type { ClaimKind } from './kinds/names.ts'

/** One checkable statement of a spec, with the address that evidence names. Plain data: a cache keeps it. */
export interface Claim {
  /** `SPEC-2026-11-22-001/FR1`. */
  readonly address: string
  /** The part before the slash: the spec's ID, or the name of its file where it has none. */
  readonly spec: string
  /** The part after it: `FR1`, `T1.2`, `AC-sign-in`. */
  readonly local: string
  readonly kind: ClaimKind
  readonly file: string
  readonly span: Span
  /** As it stands there, without ID and checkbox. */
  readonly text: string
  /** What has to stay as it is for evidence to hold: the text without emphasis, tick marks and differences of white space. */
  readonly wording: string
  /** Of `wording`: 16 hexadecimal digits. It tells texts apart and guards against nothing. */
  readonly hash: string
  /** Undefined where the claim has no checkbox. */
  readonly ticked: boolean | undefined
  /** True where a number had to be added, since another claim has the same name. */
  readonly numbered: boolean
  readonly terms: Terms
}

/** What evidence has to be compared with. Each kind of claim says what it needs. */
export interface Terms {
  /** Name of a scenario. */
  readonly scenario?: string
  /** How many scenarios of the spec have that name, where it is not the only one. */
  readonly alike?: number
  /** What a line of unit tests is about: a class, a module, a file. */
  readonly component?: string
  /** The share of lines that must have run, in percent. */
  readonly coverage?: number
  /** What has to be covered that no report tells, such as `branches`. */
  readonly uncounted?: string
  /** Text with the figures that must be kept. */
  readonly figures?: string
  /** Targets of links, as written. */
  readonly links?: readonly string[]
  /** A package that must be there, and the range that is asked for. */
  readonly package?: { readonly name: string; readonly version: string }
  /** Why the item does not apply, where the text says so: `N/A: reason`. */
  readonly exempt?: string
  /** IDs of specs that must be as mature. */
  readonly specs?: readonly string[]
}
