import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveFields } from './fields/live.ts'

/** A field that is there and says nothing. */
export default defineRule({
  code: 'field-empty',
  kind: 'local',
  severity: 'by-status',
  says: ({ field, value }) => (value === undefined ? `The field '${field}' has no value` : `The field '${field}' says '${value}' and gives no reason: write '${value}: reason'`),
  *check({ spec }): Iterable<Found> {
    for (const { key, keySpan, schema, role, value } of liveFields(spec)) {
      if (!schema || schema.slot.optional) continue
      if (value.state === 'empty') yield { at: keySpan, data: { field: key } }
      // An issue of plain N/A is legal until the status demands one.
      else if (value.state === 'bare-waiver' && role !== 'issue') yield { at: keySpan, data: { field: key, value: value.text } }
    }
  },
})
