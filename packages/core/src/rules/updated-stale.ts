import { splitRemark, statedDate } from '../values/date.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { rewrite } from './fields/rewrite.ts'

/** A document that was changed after the day that it names as its last. */
export default defineRule({
  code: 'updated-stale',
  kind: 'facts',
  severity: 'warning',
  yieldsTo: ['date-order'],
  says: ({ updated, changed }) => `Last updated ${updated}, and the last commit that changed it is of ${changed}`,
  *check({ outline, facts }): Iterable<Found> {
    const { updated, file } = outline
    const { git } = facts
    const day = updated && statedDate(updated.text)
    if (!updated || !day?.ok || !git) return
    const changed = git.lastChange(file)
    // Both are YYYY-MM-DD, so that the order of the text is that of the days.
    if (changed === undefined || changed <= day.value.iso) return
    const { date, remark } = splitRemark(updated.text)
    // What is remarked was said of the other day.
    const edits = rewrite(updated, changed, { from: 0, to: date.length })
    yield {
      at: updated.span,
      data: { updated: day.value.iso, changed },
      ...(edits.length > 0 && { fixes: [{ title: `Change to '${changed}'`, safe: remark === '', edits }] }),
    }
  },
})
