import type { Slot } from '../spec/model.ts'
import { parsePercentage } from '../values/percentage.ts'
import { defineRule } from './define.ts'

/** A target of coverage that is no percentage. */
export default defineRule({
  code: 'coverage-target',
  kind: 'local',
  severity: 'by-status',
  says: ({ value, problem }) =>
    problem === 'out-of-range' ? `'${value}' is not between 0% and 100%` : `'${value}' has no percentage, such as '90%'`,
  *check({ spec }) {
    const repeated = new Set<Slot>(spec.fields.flatMap((field) => (field.duplicateOf ? [field.value] : [])))
    for (const slot of spec.slots) {
      if (slot.schema.type.kind !== 'percentage' || slot.state !== 'filled' || repeated.has(slot)) continue
      const target = parsePercentage(slot.text)
      if (!target.ok) yield { at: slot.span, data: { value: slot.text.replace(/\s+/g, ' '), problem: target.fault } }
    }
  },
})
