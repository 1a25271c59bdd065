import type { Claim } from '../claims/model.ts'
import { testRuns } from '../claims/reasons.ts'
import { KINDS } from '../claims/kinds/registry.ts'
import type { History } from '../evidence/history.ts'
import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView } from '../evidence/view.ts'
import { expiredWaiver, liveWaiver, type Waiver } from './waivers.ts'

/** In the order in which one outweighs the other; `waived` takes the place of `stale` and `unproven`. */
export type VerdictName = 'failing' | 'stale' | 'proven' | 'waived' | 'unproven'

/** What the evidence says of a claim, and why. Plain data. */
export interface Verdict {
  readonly claim: Claim
  readonly verdict: VerdictName
  readonly reasons: readonly Reason[]
}

/** What a verdict rests on besides the claim. */
export interface Court {
  readonly evidence: EvidenceView
  /** Undefined where there is no git: then no evidence is stale. */
  readonly history: History | undefined
  readonly waivers: readonly Waiver[]
  /** ISO date. */
  readonly today: string
  /** Files of other specs that bear the same ID: what names the address may mean theirs, and proves nothing. */
  readonly twins?: readonly string[]
}

const provers = new Map(KINDS.map((kind) => [kind.kind, kind]))

/** Judges one claim. */
export function judge(claim: Claim, { evidence, history, waivers, today, twins = [] }: Court): Verdict {
  const proof = [...(provers.get(claim.kind)?.prove(claim, evidence) ?? [])]
  const reasons = [...shadowed(claim, twins), ...proof, ...failed(claim, proof, evidence)]
  const stale = history ? staleness(claim, reasons, history) : []
  const verdict = weigh(reasons, stale)
  const waiver = verdict === 'stale' || verdict === 'unproven' ? waiverOf(claim, waivers, today) : undefined
  if (waiver) return { claim, verdict: 'waived', reasons: [waiver, ...reasons, ...stale] }
  const late = verdict === 'proven' ? undefined : expiredWaiver(waivers, claim, today)
  const expired: readonly Reason[] = late ? [{ ...reasonOf(late), because: 'waiver-expired' }] : []
  return { claim, verdict, reasons: [...reasons, ...stale, ...expired] }
}

/** Why a claim need not be proven: its own text says that it does not apply, or a comment waives it for now. */
function waiverOf(claim: Claim, waivers: readonly Waiver[], today: string): Reason | undefined {
  const { exempt } = claim.terms
  if (exempt !== undefined) return { kind: 'waiver', weight: 'none', name: exempt, outcome: 'N/A' }
  const waiver = liveWaiver(waivers, claim, today)
  return waiver && reasonOf(waiver)
}

function reasonOf({ reason: name, by, until }: Waiver): Reason {
  return { kind: 'waiver', weight: 'none', name, outcome: by, expected: until }
}

/** A test that bears the address and fails speaks against the claim, whatever else proves its kind: a threshold of a load test, a link checker. */
function failed({ address }: Claim, proof: readonly Reason[], evidence: EvidenceView): readonly Reason[] {
  // Kinds that tests prove have said so themselves.
  if (proof.some(({ kind }) => kind === 'test')) return []
  return testRuns(address, evidence).filter(({ weight }) => weight === 'against')
}

/** Whoever names the address may mean the claim of another spec. */
function shadowed({ file }: Claim, twins: readonly string[]): readonly Reason[] {
  if (twins.length === 0) return []
  const name = [file, ...twins].join(', ')
  return [{ kind: 'ambiguous', weight: 'none', because: 'several-specs', name, outcome: 'ambiguous' }]
}

/** One bad piece of evidence makes it failing; else one that is stale, stale; proven needs one good piece and nothing that is lacking. */
function weigh(reasons: readonly Reason[], stale: readonly Reason[]): VerdictName {
  if (reasons.some(({ weight }) => weight === 'against')) return 'failing'
  if (stale.some(({ because }) => because !== 'commit-unknown')) return 'stale'
  const lacks = reasons.some(({ kind }) => kind === 'missing' || kind === 'ambiguous')
  return !lacks && reasons.some(({ weight }) => weight === 'for') ? 'proven' : 'unproven'
}

/** Why evidence speaks of another text than the one that stands there now, once for each commit. */
function staleness(claim: Claim, reasons: readonly Reason[], history: History): readonly Reason[] {
  const bound = reasons.filter(
    ({ weight, report, kind }) => weight === 'for' && (report !== undefined || kind === 'commit'),
  )
  const commits = new Set(bound.map(({ commit }) => commit))
  return [...commits].flatMap((commit) => {
    const because = whyStale(claim, commit, history)
    if (because === undefined) return []
    const of = bound.find((reason) => reason.commit === commit)
    return [
      {
        kind: 'stale' as const,
        weight: 'none' as const,
        name: of?.report ?? of?.name ?? '',
        outcome: because,
        because,
        ...(of?.report !== undefined && { report: of.report }),
        ...(commit !== undefined && { commit }),
      },
    ]
  })
}

function whyStale(claim: Claim, commit: string | undefined, history: History): Reason['because'] {
  const spoken = commit ?? history.head
  if (!history.isAncestor(spoken)) return 'foreign-commit'
  const before = history.wordingAt(spoken, claim.file, claim.address)
  if (before === undefined) return 'claim-absent'
  if (before !== claim.wording) return 'claim-changed'
  return commit === undefined && history.dirty ? 'commit-unknown' : undefined
}
