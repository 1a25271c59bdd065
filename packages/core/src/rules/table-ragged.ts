import { partsOfKind } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A row that does not fit its header. */
export default defineRule({
  code: 'table-ragged',
  kind: 'local',
  severity: 'warning',
  says: ({ count, header }) => `The row has ${count} ${count === 1 ? 'cell' : 'cells'}, and the header has ${header}`,
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'table')) {
      const header = part.headers.length
      for (const { span, count } of part.rows) if (count !== header) yield { at: span, data: { count, header } }
    }
  },
})
