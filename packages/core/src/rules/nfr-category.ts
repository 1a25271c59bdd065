import { requirements } from '../spec/views.ts'
import { defineRule } from './define.ts'

/** A non-functional requirement that does not say which quality it is about. */
export default defineRule({
  code: 'nfr-category',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['todo-left'],
  says: ({ id }) => `${id} has no category: write one before the requirement, as in 'Performance - ...'`,
  *check({ spec }) {
    for (const { part, item } of requirements(spec)) {
      if (!part.schema.category || item.category || !item.id || item.value.state !== 'filled') continue
      yield { at: item.value.span, data: { id: item.id.text } }
    }
  },
})
