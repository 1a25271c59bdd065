import type { Pair, Slot } from '../spec/model.ts'
import { liveParts } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { shortened } from './parts/shortened.ts'

/** An entry of two or three sides, one of which says nothing. */
export default defineRule({
  code: 'pair-incomplete',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['dependency-format'],
  says: ({ key, form, state }) => {
    if (state === 'bare-waiver') return `'${key}' gives no reason for what it leaves out: the template has '${form}'`
    return key
      ? `'${key}' is not complete: the template has '${form}'`
      : `The entry names nothing: the template has '${form}'`
  },
  *check({ spec }): Iterable<Found> {
    for (const { part } of liveParts(spec)) {
      if (part.kind === 'pairs') yield* openIn(part.pairs)
      else if (part.kind === 'fields')
        for (const { entries, duplicateOf } of part.fields) if (entries && !duplicateOf) yield* openIn(entries.pairs)
    }
  },
})

function* openIn(pairs: readonly Pair[]): Generator<Found> {
  for (const pair of pairs) {
    const state = openState(pair)
    if (state) yield { at: pair.span, data: { key: shortened(pair.key.text), form: formOf(pair), state } }
  }
}

/** What is wrong with the sides; nothing where all are filled, none is (an empty item), or one is still a placeholder. */
function openState({ key, values }: Pair): 'empty' | 'bare-waiver' | undefined {
  if (key.state === 'filled' && values.every((value) => value.state === 'filled')) return undefined
  const sides = [key, ...values]
  if (sides.every((side) => side.state === 'empty') || sides.some((side) => side.state === 'placeholder'))
    return undefined
  const open = sides.find((side) => !side.schema.optional && (side.state === 'empty' || side.state === 'bare-waiver'))
  return open && (open.state === 'empty' ? 'empty' : 'bare-waiver')
}

/** `[Library/Service]: [Version] - [Purpose]`. */
function formOf({ key, values }: Pair): string {
  const name = (slot: Slot): string => slot.schema.placeholder
  return `${name(key)}: ${values.map(name).join(' - ')}`
}
