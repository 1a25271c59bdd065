import { partsOfKind } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A field that stands twice, so that nobody knows which of its values counts. */
export default defineRule({
  code: 'field-duplicate',
  kind: 'local',
  severity: 'error',
  says: ({ field, value }) =>
    value === undefined
      ? `The field '${field}' stands here for the second time`
      : `The field '${field}' stands in front matter too, with the value '${value}'`,
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'fields'))
      for (const { key, keySpan, form, duplicateOf } of part.fields)
        if (duplicateOf) {
          const value = duplicateOf.form === 'front-matter' && form !== 'front-matter' ? duplicateOf.value.text : ''
          yield {
            at: keySpan,
            data: { field: key, ...(value !== '' && { value: shortened(value) }) },
            related: [{ span: duplicateOf.keySpan, note: 'the first' }],
          }
        }
  },
})
