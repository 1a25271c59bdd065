import type { Field } from '../spec/model.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveFields } from './fields/live.ts'

/** A field that is there and says nothing. */
export default defineRule({
  code: 'field-empty',
  kind: 'local',
  severity: 'by-status',
  says: ({ field, value, wanted }) =>
    value === undefined
      ? `The field '${field}' has no value`
      : wanted === 'people'
        ? `The field '${field}' says '${value}', and names nobody`
        : `The field '${field}' says '${value}' and gives no reason: write '${value}: reason'`,
  *check({ spec }): Iterable<Found> {
    for (const field of liveFields(spec)) {
      const { key, keySpan, schema, role, value } = field
      if (!schema) continue
      if (schema.slot.optional) {
        // No status demands it: a warning.
        if (isForgotten(field)) yield { at: keySpan, data: { field: key }, severity: 'warning' }
        continue
      }
      if (value.state === 'empty' && !isEmptyOnPurpose(field)) yield { at: keySpan, data: { field: key } }
      // An issue of plain N/A is legal until the status demands one.
      else if (value.state === 'bare-waiver' && role !== 'issue' && schema.slot.type.kind !== 'issue')
        yield { at: keySpan, data: { field: key, value: value.text, wanted: isOfPeople(role) ? 'people' : 'value' } }
    }
  },
})

/** Fields for which a status demands people, and takes no reason instead. */
function isOfPeople(role: Field['role']): boolean {
  return role === 'author' || role === 'reviewers'
}

/** A field that may be absent and is there without a value, where the template does not ask for anything or nothing: `[Any remarks]`. */
function isForgotten({ form, value, schema }: Field): boolean {
  const isYaml = form === 'front-matter' || form === 'file'
  return value.state === 'empty' && !isYaml && !/^\W*(?:any|additional)\b/i.test(schema?.slot.placeholder ?? '')
}

/** `see-also: []`: in YAML, a list that is there and empty says that there is none, as `null` does. An empty text says nothing, and who wrote it all is somebody. */
function isEmptyOnPurpose({ role, value }: Field): boolean {
  return (
    value.schema.type.kind === 'text' && value.yaml === 'other' && value.span.to > value.span.from && !isOfPeople(role)
  )
}
