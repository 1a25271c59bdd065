import type { Pair } from '../spec/model.ts'
import { liveParts } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { isToCome } from './parts/later.ts'
import { isDashed, pairForm } from './parts/pair-form.ts'

/** An entry of two or three sides, one of which says nothing. */
export default defineRule({
  code: 'pair-incomplete',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['dependency-format'],
  says: ({ key, form, state, count }) => {
    if (count && state === 'dash') return `The ${count} entries have a dash where the template has a colon: '${form}'`
    if (count) return `None of the ${count} entries is of the template's form '${form}'`
    if (state === 'dash') return `'${key}' has a dash where the template has a colon: '${form}'`
    if (state === 'bare-waiver') return `'${key}' gives no reason for what it leaves out: the template has '${form}'`
    return key
      ? `'${key}' is not complete: the template has '${form}'`
      : `The entry names nothing: the template has '${form}'`
  },
  *check({ spec }): Iterable<Found> {
    for (const { part } of liveParts(spec)) {
      if (part.kind === 'pairs') yield* openIn(part.pairs, part.role !== 'external-dependencies')
      else if (part.kind === 'fields')
        for (const { entries, duplicateOf } of part.fields)
          if (entries && !duplicateOf) yield* openIn(entries.pairs, false)
    }
  },
})

/** One finding an entry; one for all where they may be a list of the writer's own, of which none is a pair. */
function* openIn(pairs: readonly Pair[], mayBeOwn: boolean): Generator<Found> {
  const open = pairs.flatMap((pair): readonly Open[] => {
    const state = openState(pair)
    return state ? [{ pair, state }] : []
  })
  const [first, second] = open
  const isOwn = mayBeOwn && !pairs.some(isWhole) && open.every(({ state }) => state !== 'bare-waiver')
  if (first && second && isOwn) {
    const isDashed = open.every(({ state }) => state === 'dash')
    const data = { count: open.length, form: formOf(first.pair), ...(isDashed && { state: 'dash' }) }
    yield { at: first.pair.span, data }
  } else
    for (const { pair, state } of open)
      yield { at: pair.span, data: { key: shortened(pair.key.text), form: formOf(pair), state } }
}

/** A pair, and what is wrong with it: a side is empty, or has no reason, or all stands in the first, behind a dash. */
interface Open {
  readonly pair: Pair
  readonly state: 'empty' | 'bare-waiver' | 'dash'
}

/** What is wrong with the sides; nothing where all are filled, none is (an empty item), or one is still to be written. */
function openState(pair: Pair): Open['state'] | undefined {
  if (isWhole(pair)) return undefined
  const sides = [pair.key, ...pair.values]
  if (sides.every((side) => side.state === 'empty') || sides.some(isToCome)) return undefined
  const open = sides.find((side) => !side.schema.optional && (side.state === 'empty' || side.state === 'bare-waiver'))
  if (open?.state !== 'empty') return open && 'bare-waiver'
  return pair.values.length === 1 && isDashed(pair.key.text) ? 'dash' : 'empty'
}

function isWhole({ key, values }: Pair): boolean {
  return key.state === 'filled' && values.every((value) => value.state === 'filled')
}

function formOf({ key, values }: Pair): string {
  return pairForm(
    key.schema,
    values.map(({ schema }) => schema),
  )
}
