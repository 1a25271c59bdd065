import { afterMarks } from '../spec/lists.ts'
import type { Item, Section, Spec, TablePart } from '../spec/model.ts'
import { once } from '../text/once.ts'
import { items, liveSections, partsOfKind } from '../spec/views.ts'
import { type IdPattern, describePattern, formatId, matchId, nearMiss } from '../values/id-pattern.ts'
import { defineRule } from './define.ts'
import type { Found } from './define.ts'
import { idChange } from './items/rename.ts'
import { type Unnamed, faultsOf } from './items/unnamed.ts'
import { isToCome } from './parts/later.ts'
import { startsWithId, writtenId } from './items/written-id.ts'

/** So many of the other items are named. */
const MOST_NAMED = 20

/** An item that nothing can name: without an ID, or with one that is written otherwise than the template's. */
export default defineRule({
  code: 'item-id-format',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['checkbox-malformed'],
  says: ({ id, meant, form, count, taken, below, example }) => {
    const such = example === undefined ? '' : `, such as '${example}'`
    if (count !== undefined) {
      const none = `None of these ${count} items has an ID of the form '${form}'`
      if (meant !== undefined) return `${none}: write '${meant}' for '${id}'`
      if (below !== undefined)
        return `${none}${such}, nor has any in the ${below === 1 ? 'list' : `${below} lists`} below`
      return id === undefined ? `${none}${such}` : `${none}${such}: '${id}' is none`
    }
    if (id === undefined) return `The item has no ID of the form '${form}'${such}`
    const none = `'${id}' is no ID of the form '${form}'`
    if (taken !== undefined) return `${none}, and '${meant}' is another item's: write a number that is free`
    return meant === undefined ? `${none}${such}` : `${none}: write '${meant}'`
  },
  *check({ spec }): Iterable<Found> {
    const used: Used = { ids: undefined }
    for (const { section, part } of partsOfKind(spec, 'items')) {
      const { pattern } = part.schema
      const lacking = part.items.filter((item) => !item.id && item.value.state === 'filled' && !isToCome(item.value))
      if (lacking.length === 0) continue
      // The heading above them is what they lack, and reported.
      const lost = lostPatterns(spec)
      const wrong = lost.length === 0 ? lacking : lacking.filter((item) => !bearsOneOf(lost, item, spec.text))
      // Where headings bear the IDs (`#### Task 1.1: ...`), the lists below them only explain.
      if (wrong.length === 0 || headingsBearIds(section, pattern)) continue
      const form = describePattern(pattern)
      const example = form.includes('{') ? exampleOf(spec, section, pattern, used) : undefined
      const asked = { form, ...(example !== undefined && { example }) }
      const unnamed = wrong.map((item) => ({ item, written: writtenId(item, pattern, spec.text) }))
      const isOneCause = unnamed.length > 1 && !part.items.some((item) => item.id)
      const { together, single, below } = isOneCause
        ? faultsOf(unnamed, spec.text)
        : { together: [], single: unnamed, below: 0 }
      if (together.length > 0) {
        const found = foundTogether(spec, together, asked, used)
        yield below === 0 ? found : { ...found, data: { ...found.data, below } }
      }
      for (const one of single) yield foundAlone(spec, one, asked, used)
    }
    for (const { part } of partsOfKind(spec, 'table')) yield* inColumns(part)
  },
})

/** A word and a number, and nothing else: `REQ3`, `SEC-1.2`. */
const ID_LIKE = /^[A-Za-z]{1,12}[-_ ]?\d{1,6}(?:[.-]\d{1,6}){0,3}$/

/** The rows whose IDs are of another form than the template's, where most of the table are of that. */
function* inColumns({ schema, rows }: TablePart): Generator<Found> {
  for (const column of schema.columns) {
    const { type } = column.slot
    if (type.kind !== 'id') continue
    const ids = rows.flatMap(({ cells }) =>
      cells.filter((cell) => cell.column === column && cell.value.state === 'filled'),
    )
    const odd = ids.filter(({ value }) => ID_LIKE.test(value.text) && matchId(type.pattern, value.text) === undefined)
    if (odd.length === 0 || odd.length * 2 > ids.length) continue
    const used = new Set(ids.map(({ value }) => value.text))
    const form = describePattern(type.pattern)
    for (const { value } of odd) {
      const meant = nearMiss(type.pattern, value.text)
      const data = { id: value.text, form, ...(meant !== undefined && { meant }) }
      yield { at: value.span, data: meant !== undefined && used.has(meant) ? { ...data, taken: meant } : data }
    }
  }
}

/** The IDs that items bear or are told to bear; looked for when one is asked for. */
interface Used {
  ids: Set<string> | undefined
}

function idsIn(spec: Spec, used: Used): Set<string> {
  return (used.ids ??= new Set(items(spec).flatMap(({ item }) => (item.id ? [item.id.text] : []))))
}

/** Whether an ID is free; from then on it is not. */
function takes(used: Used, spec: Spec, id: string): boolean {
  const ids = idsIn(spec, used)
  if (ids.has(id)) return false
  ids.add(id)
  return true
}

/** So many numbers are tried for an example. */
const MOST_TRIED = 1000

/** The first ID of a section that is free; undefined where it takes more than numbers. */
function exampleOf(spec: Spec, { number = 1 }: Section, pattern: IdPattern, used: Used): string | undefined {
  if (pattern.parts.some(({ kind }) => kind === 'text' || kind === 'date')) return undefined
  const ids = idsIn(spec, used)
  const before = pattern.parts.flatMap((part) => (part.kind === 'number' ? [number] : [])).slice(1)
  for (let n = 1; n <= MOST_TRIED; n++) {
    const id = formatId(pattern, { numbers: [...before, n] })
    if (!ids.has(id)) return id
  }
  return undefined
}

/** What an ID looks like: as the template has it, and, where that is hard to read, one. */
interface Asked {
  readonly form: string
  readonly example?: string
}

function foundTogether(spec: Spec, together: readonly Unnamed[], asked: Asked, used: Used): Found {
  const [first, ...others] = together
  const { written } = first ?? {}
  const ids = together.flatMap((one) => one.written ?? [])
  const free = ids.filter(({ meant }) => meant !== undefined && takes(used, spec, meant))
  const isWhole = free.length === together.length
  return {
    at: (isWhole && written?.span) || (first?.item.textSpan ?? spec.preamble.span),
    data: {
      ...asked,
      count: together.length,
      ...(written && { id: written.text, ...(isWhole && written.meant !== undefined && { meant: written.meant }) }),
    },
    related: others
      .slice(0, MOST_NAMED)
      .map(({ item }) => ({ span: item.textSpan, note: ids.length > 0 ? 'another form too' : 'without an ID too' })),
    ...(isWhole && { fixes: [idChange(spec, free)] }),
  }
}

function foundAlone(spec: Spec, { item, written }: Unnamed, asked: Asked, used: Used): Found {
  if (written?.meant === undefined)
    return { at: item.textSpan, data: { ...asked, ...(written && { id: written.text }) } }
  const { meant } = written
  const isFree = takes(used, spec, meant)
  return {
    at: written.span,
    data: { id: written.text, meant, ...asked, ...(!isFree && { taken: meant }) },
    ...(isFree && { fixes: [idChange(spec, [written])] }),
  }
}

/** The forms of IDs in sections of the template that the document lacks. */
const lostPatterns: (spec: Spec) => readonly IdPattern[] = once((spec) => {
  const stack = [spec.preamble, ...liveSections(spec)].flatMap(({ absent }) => absent)
  const patterns: IdPattern[] = []
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const one of next.content) if (one.kind === 'items') patterns.push(one.pattern)
    stack.push(...next.sections)
  }
  return patterns
})

function bearsOneOf(patterns: readonly IdPattern[], { textSpan: { from, to } }: Item, text: string): boolean {
  const start = afterMarks(text, from)
  const source = text.slice(start, Math.min(to, start + 120))
  return patterns.some((pattern) => matchId(pattern, source) !== undefined)
}

function headingsBearIds(section: Section, pattern: IdPattern): boolean {
  const stack = [...section.sections]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.schema) continue
    if (startsWithId(pattern, next.heading?.text ?? '')) return true
    for (const each of next.sections) stack.push(each)
  }
  return false
}
