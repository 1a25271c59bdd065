import type { EvidenceView } from '../evidence/view.ts'
import type { Reason } from '../evidence/reason.ts'
import type { Spec } from '../spec/model.ts'
import type { Span } from '../text/span.ts'
import type { ClaimName } from './address.ts'
import type { Claim, Terms } from './model.ts'

/** A claim as its kind finds it: where it stands and the name that it asks for. Its address is made when all are known. */
export interface Draft extends ClaimName {
  readonly span: Span
  /** What it says. Apart, since a rule looks at the names alone in every spec, and what claims say costs ten times as much. */
  statement(): Statement
}

/** What a claim says, and what evidence is compared with. */
export interface Statement {
  readonly text: string
  /** What evidence rests on, where that is more than `text`: what stands below an entry, too. In Markdown. */
  readonly wording?: string
  /** Of `wording`: every sign of it counts. */
  readonly code?: boolean
  readonly ticked?: boolean | undefined
  readonly terms?: Terms
}

/** One kind of claim. The folder `kinds` is the registry: a file there is all that a new kind needs. */
export interface ClaimKindDefinition {
  /** `functional-requirement`; the name of its file. */
  readonly kind: string
  /** Finds the claims of this kind in a spec. */
  find(spec: Spec): Iterable<Draft>
  /**
   * What speaks for such a claim and what against it. Nothing at all is as good as one reason of kind `missing`, but says less: each kind
   * names what it lacks.
   */
  prove(claim: Claim, evidence: EvidenceView): Iterable<Reason>
}

/** Names a kind of claim. */
export function defineClaim(definition: ClaimKindDefinition): ClaimKindDefinition {
  return definition
}
