import type { Slot, Spec } from '../spec/model.ts'
import { items } from '../spec/views.ts'
import { hasQuantity } from '../values/quantity.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'

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
    const others = slotsOfItems(spec)
    for (const field of spec.fields) if (field.duplicateOf) others.add(field.value)
    for (const slot of spec.slots) {
      if (slot.schema.type.kind !== 'quantity' || slot.state !== 'filled' || others.has(slot) || hasQuantity(slot.text))
        continue
      yield {
        at: slot.span,
        data: { value: shown(slot.text), problem: /\d/.test(slot.text) ? 'no-unit' : 'no-number' },
      }
    }
  },
})

/** Those are `nfr-unmeasurable`. */
function slotsOfItems(spec: Spec): Set<Slot> {
  return new Set(items(spec).map(({ item }) => item.value))
}
