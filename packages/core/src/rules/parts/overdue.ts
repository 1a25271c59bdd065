import type { PlainDate } from '../../values/date.ts'
import type { LocalContext } from '../define.ts'

/** Whether a target has passed while the spec is still on its way: neither in the last state nor at an end. */
export function isOverdue(target: PlainDate, { lifecycle, status, today }: LocalContext): boolean {
  if (!lifecycle || status?.rank === undefined || status.rank >= lifecycle.states.length - 1) return false
  // ISO dates sort as texts.
  return target.iso < today
}
