import { partsOfKind } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A field that stands twice, so that nobody knows which of its values counts. */
export default defineRule({
  code: 'field-duplicate',
  kind: 'local',
  severity: 'error',
  says: ({ field }) => `The field '${field}' stands here for the second time`,
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'fields'))
      for (const { key, keySpan, duplicateOf } of part.fields)
        if (duplicateOf)
          yield { at: keySpan, data: { field: key }, related: [{ span: duplicateOf.keySpan, note: 'the first' }] }
  },
})
