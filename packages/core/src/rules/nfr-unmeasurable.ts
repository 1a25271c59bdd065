import { requirements } from '../spec/views.ts'
import { nearUnit } from '../values/near-unit.ts'
import { hasQuantity, parseQuantities } from '../values/quantity.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'

/** A requirement that is there to be measured, and that gives no figure. */
export default defineRule({
  code: 'nfr-unmeasurable',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['todo-left'],
  says: ({ text, category, near }) =>
    near
      ? `'${text}' has no number with a unit that is known: is '${near}' meant?`
      : `'${text}' has no number with a unit${category === '' ? '' : `, and ${category} is measured`}`,
  *check({ spec }) {
    for (const { item } of requirements(spec)) {
      const { value, category } = item
      if (value.state !== 'filled' || value.schema.type.kind !== 'quantity') continue
      const near = parseQuantities(value.text).flatMap((quantity) => nearUnit(quantity) ?? [])[0]
      if (near === undefined && hasQuantity(value.text)) continue
      yield { at: value.span, data: { text: shown(value.text), category: category?.text ?? '', ...(near && { near }) } }
    }
  },
})
