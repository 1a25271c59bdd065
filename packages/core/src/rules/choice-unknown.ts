import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'
import { choiceIn } from './parts/choice.ts'
import { shortened } from './parts/shortened.ts'

/** A word that is none of those that the template offers. */
export default defineRule({
  code: 'choice-unknown',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['table-ragged', 'status-unknown', 'todo-left'],
  says: ({ value, choices, nearest }) =>
    `'${value}' is none of ${choices}${nearest === undefined ? '' : `: did you mean '${nearest}'?`}`,
  *check({ spec }): Iterable<Found> {
    for (const slot of liveSlots(spec, 'choice')) {
      const { type } = slot.schema
      if (type.kind !== 'choice' || type.open || slot.state !== 'filled') continue
      const chosen = choiceIn(slot.text, type.choices)
      if (!('unknown' in chosen)) continue
      const { nearest } = chosen
      const { from, to } = slot.span
      const choices = type.choices.map((choice) => `'${choice}'`).join(', ')
      const fix = nearest !== undefined && {
        title: `Change to '${nearest}'`,
        safe: false,
        edits: [{ from, to, insert: nearest }],
      }
      yield {
        at: slot.span,
        data: { value: shortened(slot.text), choices, ...(nearest !== undefined && { nearest }) },
        ...(fix && { fixes: [fix] }),
      }
    }
  },
})
