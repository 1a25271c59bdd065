import type { Lifecycle, Status } from '../../config/lifecycle.ts'
import type { Spec } from '../../spec/model.ts'
import { parseChoice } from '../../values/choice.ts'

/** What teams call the state after which nothing is left to do. */
const FINAL = new Set(['implemented', 'complete', 'completed', 'done', 'final', 'finished', 'released', 'shipped', 'stable'])
/** What they call it where decisions are written down, and nothing is built. */
const DECIDED = new Set(['accepted', 'approved'])

/** Whether a status is the last that a document reaches: the lifecycle's last state, or of states that the template lists the one that says so. */
export function isFinal(spec: Spec, text: string, status: Status | undefined, lifecycle: Lifecycle | undefined): boolean {
  if (lifecycle) return status?.rank === lifecycle.states.length - 1
  const names = spec.schema.states?.names ?? []
  const choice = parseChoice(text, names)
  const name = ('choice' in choice ? choice.choice : text).trim().toLowerCase()
  if (FINAL.has(name)) return true
  return DECIDED.has(name) && names.length > 0 && !names.some((each) => FINAL.has(each.toLowerCase()))
}
