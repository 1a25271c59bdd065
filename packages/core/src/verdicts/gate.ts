import { demands, findStatus, type Lifecycle } from '../config/lifecycle.ts'
import type { ClaimKind } from '../claims/model.ts'
import type { Verdict } from './verdict.ts'

/** The kinds of claims that must be proven or waived before a spec may bear a status that demands that all is done. */
export const DEMANDED: readonly ClaimKind[] = [
  'task',
  'functional-requirement',
  'non-functional-requirement',
  'security',
  'documentation',
]

/** Whether a claim may stay as it is, unproven or stale, since its kind is not demanded. */
export function isLeftOpen(
  { claim, verdict }: Pick<Verdict, 'claim' | 'verdict'>,
  demanded: readonly ClaimKind[] = DEMANDED,
): boolean {
  return (verdict === 'unproven' || verdict === 'stale') && !demanded.includes(claim.kind)
}

/** What keeps a spec from a status that demands proof: of the demanded kinds all that are neither proven nor waived, of the others those that fail. */
export function lacking(verdicts: readonly Verdict[], demanded: readonly ClaimKind[] = DEMANDED): readonly Verdict[] {
  return verdicts.filter(
    (each) => each.verdict !== 'proven' && each.verdict !== 'waived' && !isLeftOpen(each, demanded),
  )
}

/** The verdicts of one spec that its status, or the one that it is held against, does not allow; see `lacking`. Empty where the status demands no proof. */
export function barred(
  verdicts: readonly Verdict[],
  status: string | undefined,
  lifecycle: Lifecycle | undefined,
  demanded?: readonly ClaimKind[],
): readonly Verdict[] {
  if (!lifecycle || status === undefined) return []
  const known = findStatus(lifecycle, status)
  if (!known || !demands(lifecycle, known, 'done')) return []
  return lacking(verdicts, demanded)
}
