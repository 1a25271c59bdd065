import { fieldWith } from '../spec/views.ts'
import { compareDates, statedDate } from '../values/date.ts'
import { matchId } from '../values/id-pattern.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** An ID that was made on another day than the document says. */
export default defineRule({
  code: 'id-created-mismatch',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['date-future'],
  says: ({ created, date, id }) => `Created on ${created}, and its ID '${id}' is of ${date}`,
  *check({ spec }): Iterable<Found> {
    const { id } = spec
    const [created, updated] = [fieldWith(spec, 'created'), fieldWith(spec, 'updated')]
    const type = id?.schema?.slot.type
    if (!id || !created || type?.kind !== 'id' || id.value.state !== 'filled') return
    const match = matchId(type.pattern, id.value.text)
    const day = statedDate(created.value.text)
    if (!match?.date || match.length !== id.value.text.length || !day.ok || day.value.iso === match.date) return
    // A Created after Last Updated is what `date-order` reports.
    const last = updated && statedDate(updated.value.text)
    if (last?.ok && compareDates(day.value, last.value) > 0) return
    yield {
      at: created.value.span,
      data: { created: day.value.iso, date: match.date, id: id.value.text },
      related: [{ span: id.value.span, note: 'the ID' }],
    }
  },
})
