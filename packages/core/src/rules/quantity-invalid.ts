import type { Slot, Spec } from '../spec/model.ts'
import { items } from '../spec/views.ts'
import { hasQuantity } from '../values/quantity.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'

/** A value that should be a number with its unit. */
export default defineRule({
  code: 'quantity-invalid',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['todo-left'],
  says: ({ value, problem }) =>
    problem === 'no-number'
      ? `'${value}' has no number`
      : `'${value}' has no unit that is known: write one, as in '200 ms'`,
  *check({ spec }) {
    let others: ReadonlySet<Slot> | undefined
    for (const slot of liveSlots(spec, 'quantity')) {
      if (slot.state !== 'filled' || (others ??= slotsOfItems(spec)).has(slot) || hasQuantity(slot.text)) continue
      yield {
        at: slot.span,
        data: { value: shown(slot.text), problem: /\d/.test(slot.text) ? 'no-unit' : 'no-number' },
      }
    }
  },
})

/** Those are `nfr-unmeasurable`. */
function slotsOfItems(spec: Spec): ReadonlySet<Slot> {
  return new Set(items(spec).map(({ item }) => item.value))
}
