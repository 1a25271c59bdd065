import { itemName } from '../claims/items.ts'
import type { Item, Mention, Spec } from '../spec/model.ts'
import { once } from '../text/once.ts'
import { type IdPattern, matchId } from '../values/id-pattern.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { placesInComments } from './items/comment-names.ts'
import { type Series, seriesOf } from './items/series.ts'

/** Numbers that skip one or go back. */
export default defineRule({
  code: 'item-id-gap',
  kind: 'local',
  severity: 'warning',
  says: ({ id, missing, before }) =>
    missing === undefined ? `'${id}' stands after '${before}'` : `The numbering skips '${missing}' before '${id}'`,
  *check({ spec }): Iterable<Found> {
    for (const series of seriesOf(spec)) {
      const { runs, unknown } = runsOf(series)
      for (const run of runs) {
        // A fix numbers the whole run anew, so the first finding of each bears it.
        let isFirst = true
        for (const found of gapsOf(run, series, unknown)) {
          const isFixable = isFirst && unknown === 0 && run.every(({ item }) => item.id)
          const fix = isFixable ? renumbered(run, series, spec) : undefined
          yield { ...found, fixes: fix ? [fix] : [] }
          isFirst = false
        }
      }
    }
  },
})

interface Counted {
  readonly item: Item
  readonly id: string
  readonly number: number
}

/** The items of a series by all their numbers but the last, which counts; and how many items bear no number that can be trusted. */
function runsOf({ members, pattern }: Series): {
  readonly runs: readonly (readonly Counted[])[]
  readonly unknown: number
} {
  const runs = new Map<string, Counted[]>()
  const seen = new Set<string>()
  let unknown = 0
  for (const { item, misplaced } of members) {
    const id = item.id?.text ?? item.meant?.id
    const numbers = item.id?.numbers ?? (id === undefined ? undefined : matchId(pattern, id)?.numbers)
    const number = numbers?.at(-1)
    if (id === undefined || number === undefined || misplaced || seen.has(id)) {
      unknown++
      continue
    }
    seen.add(id)
    const key = numbers && numbers.length > 1 ? numbers.slice(0, -1).join('.') : ''
    const run = runs.get(key)
    if (run) run.push({ item, id, number })
    else runs.set(key, [{ item, id, number }])
  }
  return { runs: [...runs.values()], unknown }
}

/** Whether each number is one more than the one before, from one that a series may start with. */
function isConsecutive(run: readonly Counted[], startsAtOne: boolean): boolean {
  const first = run[0]?.number ?? 0
  return (!startsAtOne || first <= 1) && run.every(({ number }, i) => number === first + i)
}

/** A number is skipped where no item of the run bears the one below it, and no item without a number could; it goes back where the item before has a higher one. */
function* gapsOf(run: readonly Counted[], { startsAtOne, pattern }: Series, unknown: number): Generator<Found> {
  if (isConsecutive(run, startsAtOne)) return
  const below = new Map<number, number>()
  const sorted = run.map(({ number }) => number).toSorted((a, b) => a - b)
  for (const [i, number] of sorted.entries())
    below.set(number, sorted[i - 1] ?? (startsAtOne ? Math.min(number - 1, 0) : number - 1))
  let spare = unknown
  let before: Counted | undefined
  for (const [i, counted] of run.entries()) {
    const { item, id, number } = counted
    const lower = below.get(number) ?? number - 1
    const missing = number - lower - 1
    if (missing > spare) {
      yield { at: item.span, data: { id, missing: withNumber(id, lower + 1, pattern) } }
      // One that sticks out between its neighbours (1, 7, 3) stands in the place of the one that is missing.
      if ((run[i + 1]?.number ?? Infinity) < number) {
        spare++
        continue
      }
    } else {
      spare -= missing
      if (before && before.number > number) yield { at: item.span, data: { id, before: before.id } }
    }
    before = counted
  }
}

/**
 * Numbers a run anew in the order of the document, and what the text and its comments say of its items with it: a waiver stays that of its claim.
 * Undefined where an item would take a number that is still mentioned and no item bears: what is said there would be said of another item from then on.
 */
function renumbered(run: readonly Counted[], { pattern, startsAtOne }: Series, spec: Spec): FoundFix | undefined {
  const lowest = run.reduce((low, { number }) => Math.min(low, number), Infinity)
  const start = startsAtOne ? Math.min(lowest, 1) : lowest
  const renamed = new Map<string, string>()
  const edits: { from: number; to: number; insert: string }[] = []
  for (const [i, { item, id }] of run.entries()) {
    const insert = withNumber(id, start + i, pattern)
    if (insert === id || !item.id) continue
    renamed.set(id, insert)
    edits.push({ from: item.id.span.from, to: item.id.span.to, insert })
  }
  const borne = new Set(run.map(({ id }) => id))
  const given = new Set(renamed.values())
  const mentions = ownMentions(spec)
  for (const id of given) if (!borne.has(id) && mentions.has(id)) return undefined
  for (const [id, insert] of renamed)
    for (const { span } of mentions.get(id) ?? []) edits.push({ from: span.from, to: span.to, insert })
  const inComments = renamedInComments(spec, renamed, (name) => given.has(name) && !borne.has(name))
  if (!inComments) return undefined
  return {
    title: 'Number the items anew',
    safe: false,
    edits: [...edits, ...inComments].toSorted((a, b) => a.from - b.from),
    renames: [...new Set([...renamed.keys(), ...given])],
  }
}

/** What the document says of its own items, by their IDs. */
const ownMentions: (spec: Spec) => ReadonlyMap<string, readonly Mention[]> = once(({ mentions, id }) =>
  Map.groupBy(
    mentions.filter(({ spec }) => spec === undefined || spec === id?.value.text),
    (mention) => mention.id,
  ),
)

/** The same in comments, where an item may bear the name that its claim has in an address. Undefined where one that is `taken` stands there. */
function renamedInComments(
  spec: Spec,
  renamed: ReadonlyMap<string, string>,
  isTaken: (id: string) => boolean,
): FoundFix['edits'] | undefined {
  if (spec.comments.length === 0) return []
  const ids = [...renamed.keys(), ...renamed.values()]
  const idOf = new Map(ids.flatMap((id) => [[id, id] as const, [itemName(id), id] as const]))
  const edits: { from: number; to: number; insert: string }[] = []
  for (const [name, id] of idOf) {
    const places = placesInComments(spec, name)
    if (places.length > 0 && isTaken(id)) return undefined
    const meant = renamed.get(id)
    if (meant !== undefined)
      for (const place of places) edits.push({ ...place, insert: name === id ? meant : itemName(meant) })
  }
  return edits
}

/** The ID with another last number, as wide as the pattern or the ID itself wants it. */
function withNumber(id: string, number: number, pattern?: IdPattern): string {
  const digits = /\d+(?=\D*$)/.exec(id)
  if (!digits) return id
  const last = pattern?.parts.findLast((part) => part.kind === 'number')
  const width = last?.pad ?? (digits[0].startsWith('0') ? digits[0].length : 1)
  return id.slice(0, digits.index) + String(number).padStart(width, '0') + id.slice(digits.index + digits[0].length)
}
