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

/**
 * The verdicts of one spec that its status, or the one that it is held against, does not allow: of the demanded kinds all that are neither
 * proven nor waived, of the others those that fail. Empty where the status demands no proof.
 */
export function barred(
  verdicts: readonly Verdict[],
  status: string | undefined,
  lifecycle: Lifecycle | undefined,
  demanded: readonly ClaimKind[] = DEMANDED,
): readonly Verdict[] {
  if (!lifecycle || status === undefined) return []
  const known = findStatus(lifecycle, status)
  if (!known || !demands(lifecycle, known, 'done')) return []
  return verdicts.filter(({ claim, verdict }) =>
    demanded.includes(claim.kind) ? verdict !== 'proven' && verdict !== 'waived' : verdict === 'failing',
  )
}
