import { demands } from '../config/lifecycle.ts'
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
  *check({ spec, status, lifecycle }): Iterable<Found> {
    // What a status demands is not answered by the reason why it is not there.
    const demanded = lifecycle !== undefined && demands(lifecycle, status, 'filled')
    for (const role of ['author', 'reviewers'] as const) {
      const field = fieldWith(spec, role)
      if (!field) continue
      const { state, text } = field.value
      const isAnswer = state === 'filled' || (state === 'waived' && demanded && !field.schema?.slot.optional)
      if (isAnswer && parsePeople(text).length === 0)
        yield { at: field.value.span, data: { field: field.key, value: text } }
    }
  },
})
