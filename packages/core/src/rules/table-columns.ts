import { partsOfKind } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A table that lacks a column of the template. */
export default defineRule({
  code: 'table-columns',
  kind: 'local',
  severity: 'by-status',
  says: ({ columns, count }) => `The table has no ${count === 1 ? 'column' : 'columns'} ${columns}`,
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'table')) {
      if (!part.schema) continue
      const lost = part.lost.filter((column) => !column.slot.optional)
      if (lost.length === 0) continue
      yield {
        at: part.headerSpan,
        data: { columns: lost.map((column) => `'${column.header}'`).join(', '), count: lost.length },
      }
    }
  },
})
