import type { Slot, Spec } from '../spec/model.ts'
import { items } from '../spec/views.ts'
import { namesTime, nearUnit } from '../values/near-unit.ts'
import { hasQuantity, parseQuantities, type Quantity } from '../values/quantity.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'

/** A value that should be a number with its unit. */
export default defineRule({
  code: 'quantity-invalid',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['todo-left'],
  says: ({ value, problem, near }) => {
    if (problem === 'no-number') return `'${value}' has no number with a unit, such as '200 ms'`
    if (problem === 'negative') return `'${value}' is less than nothing`
    if (problem === 'no-time') return `'${value}' has no unit of time: write one, as in '200 ms'`
    return `'${value}' has no unit that is known: ${near ? `is '${near}' meant?` : "write one, as in '200 ms'"}`
  },
  *check({ spec }) {
    let others: ReadonlySet<Slot> | undefined
    for (const slot of liveSlots(spec, 'quantity')) {
      if (slot.state !== 'filled' || (others ??= slotsOfItems(spec)).has(slot)) continue
      const problem = problemOf(slot)
      if (problem !== undefined) yield { at: slot.span, data: { value: shown(slot.text), ...problem } }
    }
  },
})

interface Problem {
  readonly problem: 'no-number' | 'no-unit' | 'no-time' | 'negative'
  /** The unit that is meant, where it is misspelt. */
  readonly near?: string
}

function problemOf({ text, schema }: Slot): Problem | undefined {
  if (!hasQuantity(text)) return { problem: /\d/.test(text) ? 'no-unit' : 'no-number' }
  const quantities = parseQuantities(text)
  const near = quantities.map((quantity) => nearUnit(quantity)).find((unit) => unit !== undefined)
  if (near !== undefined) return { problem: 'no-unit', near }
  if (isNegativeRate(text, quantities)) return { problem: 'negative' }
  return quantities.every(isNoTime) && namesTime(schema.placeholder) ? { problem: 'no-time' } : undefined
}

/** Whether a quantity says nothing of how long something takes. `60 fps` and `20 % less` do. */
function isNoTime({ dimension, unit }: Quantity): boolean {
  if (dimension === 'rate') return !/^frame|Hz$/.test(unit)
  return dimension === 'count' || dimension === 'size' || dimension === 'throughput'
}

/** Whether `-5 requests/second` is all that is said. A time or a size may fall by so much; nothing happens less often than never. */
function isNegativeRate(text: string, [first]: readonly Quantity[]): boolean {
  if (!/^[-−]/.test(text)) return false
  if (first === undefined || first.value >= 0 || first.span.to < text.trimEnd().length) return false
  return first.dimension === 'rate' || first.dimension === 'throughput'
}

/** Those are `nfr-unmeasurable`. */
function slotsOfItems(spec: Spec): ReadonlySet<Slot> {
  return new Set(items(spec).map(({ item }) => item.value))
}
