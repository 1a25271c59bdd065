import { isoForm, parseDate } from '../values/date.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'

/** A date that is none, or that no program can be sure to read. */
export default defineRule({
  code: 'date-invalid',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['todo-left'],
  says: ({ date, fault }) => (fault === 'no-such-day' ? `'${date}' is a day that does not exist` : `'${date}' is no date of the form YYYY-MM-DD`),
  *check({ spec }): Iterable<Found> {
    for (const { text, span } of filledSlots(spec, 'date')) {
      const date = parseDate(text)
      if (date.ok) continue
      const iso = isoForm(text)
      const { from, to } = span
      yield {
        at: span,
        data: { date: text, fault: date.fault },
        ...(iso !== undefined && { fixes: [{ title: `Change to '${iso}'`, safe: true, edits: [{ from, to, insert: iso }] }] }),
      }
    }
  },
})
