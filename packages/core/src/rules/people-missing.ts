import { fieldWith } from '../spec/views.ts'
import { parsePeople } from '../values/people.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A field for people that names nobody. */
export default defineRule({
  code: 'people-missing',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['field-empty', 'placeholder-left', 'todo-left'],
  says: ({ field, value }) => `'${value}' names nobody in the field '${field}'`,
  *check({ spec }): Iterable<Found> {
    for (const role of ['author', 'reviewers'] as const) {
      const field = fieldWith(spec, role)
      if (field?.value.state === 'filled' && parsePeople(field.value.text).length === 0)
        yield { at: field.value.span, data: { field: field.key, value: field.value.text } }
    }
  },
})
