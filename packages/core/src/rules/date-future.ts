import { fieldWith } from '../spec/views.ts'
import { statedDate } from '../values/date.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A document that was made or changed on a day that is still to come. */
export default defineRule({
  code: 'date-future',
  kind: 'local',
  severity: 'warning',
  says: ({ field, date, today }) => `'${field}' is ${date}, after today (${today})`,
  *check({ spec, today }): Iterable<Found> {
    for (const role of ['created', 'updated'] as const) {
      const field = fieldWith(spec, role)
      if (!field) continue
      const date = statedDate(field.value.text)
      // Both are YYYY-MM-DD, so that the order of the text is that of the days.
      if (date.ok && date.value.iso > today)
        yield { at: field.value.span, data: { field: field.key, date: date.value.iso, today } }
    }
  },
})
