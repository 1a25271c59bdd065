import { fieldWith } from '../spec/views.ts'
import { compareDates, statedDate } from '../values/date.ts'
import { defineRule } from './define.ts'

/** A document that was changed before it was there. */
export default defineRule({
  code: 'date-order',
  kind: 'local',
  severity: 'error',
  says: ({ updated, created }) => `Last updated ${updated}, before it was created (${created})`,
  *check({ spec, today }) {
    const [created, updated] = [fieldWith(spec, 'created'), fieldWith(spec, 'updated')]
    if (!created || !updated) return
    const [from, to] = [statedDate(created.value.text), statedDate(updated.value.text)]
    if (!from.ok || !to.ok || compareDates(from.value, to.value) <= 0) return
    // A Created that is still to come is what `date-future` reports.
    if (from.value.iso > today) return
    yield {
      at: updated.value.span,
      data: { created: from.value.iso, updated: to.value.iso },
      related: [{ span: created.value.span, note: 'created' }],
    }
  },
})
