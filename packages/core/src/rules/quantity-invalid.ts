import type { Slot, Spec } from '../spec/model.ts'
import { items } from '../spec/views.ts'
import { hasQuantity, parseQuantities } from '../values/quantity.ts'
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
      ? `'${value}' has no number with a unit, such as '200 ms'`
      : problem === 'negative'
        ? `'${value}' is less than nothing`
        : `'${value}' has no unit that is known: write one, as in '200 ms'`,
  *check({ spec }) {
    let others: ReadonlySet<Slot> | undefined
    for (const slot of liveSlots(spec, 'quantity')) {
      if (slot.state !== 'filled' || (others ??= slotsOfItems(spec)).has(slot)) continue
      const problem = problemOf(slot.text)
      if (problem !== undefined) yield { at: slot.span, data: { value: shown(slot.text), problem } }
    }
  },
})

function problemOf(text: string): 'no-number' | 'no-unit' | 'negative' | undefined {
  if (hasQuantity(text)) return isNegativeRate(text) ? 'negative' : undefined
  return /\d/.test(text) ? 'no-unit' : 'no-number'
}

/** Whether `-5 requests/second` is all that is said. A time or a size may fall by so much; nothing happens less often than never. */
function isNegativeRate(text: string): boolean {
  if (!/^[-−]/.test(text)) return false
  const [first] = parseQuantities(text)
  if (first === undefined || first.value >= 0 || first.span.to < text.trimEnd().length) return false
  return first.dimension === 'rate' || first.dimension === 'throughput'
}

/** Those are `nfr-unmeasurable`. */
function slotsOfItems(spec: Spec): ReadonlySet<Slot> {
  return new Set(items(spec).map(({ item }) => item.value))
}
