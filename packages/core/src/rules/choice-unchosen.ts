import type { Slot } from '../spec/model.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'
import { choiceIn } from './parts/choice.ts'

/** A choice that the template offers and nobody has made. */
export default defineRule({
  code: 'choice-unchosen',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['table-ragged', 'cell-empty', 'todo-left'],
  says: ({ value, choices }) => `'${value}' is still a choice: expected one of ${choices}`,
  *check({ spec }): Iterable<Found> {
    const outside = spec.fields.filter(({ form, duplicateOf }) => form === 'file' && !duplicateOf)
    for (const slot of [...liveSlots(spec, 'choice'), ...outside.map(({ value }) => value)])
      if (isUnchosen(slot)) yield { at: slot.span, data: { value: shortened(slot.text), choices: choicesOf(slot) } }
  },
})

function choicesOf({ schema: { type } }: Slot): string {
  return type.kind === 'choice' ? type.choices.map((choice) => `'${shortened(choice)}'`).join(', ') : ''
}

/** All of the words as the template has them, several of them (`Low/Medium`), or another placeholder. */
function isUnchosen({ schema, state, text }: Slot): boolean {
  if (schema.type.kind !== 'choice') return false
  return state === 'placeholder' || (state === 'filled' && 'unchosen' in choiceIn(text, schema.type.choices))
}
