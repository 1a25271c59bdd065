import { type BlockNode, spanOf, unquoted } from '../markdown/tree.ts'
import type { ContentSchema } from '../template/schema.ts'
import type { Span } from '../text/span.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import type { Reading } from './context.ts'
import type { Matched } from './match.ts'
import type { Part, Section, SectionState, Slot } from './model.ts'
import { type Pool, poolOf } from './pool.ts'
import { asGuidance, paragraphsOf } from './prose.ts'

/** What is at hand when a section's state is told. */
export interface Read {
  readonly pool: Pool
  readonly content: readonly ContentSchema[]
  readonly parts: readonly Part[]
  readonly sections: readonly Section[]
}

/** The state of a section that the template has. A bare `N/A` says nothing of it where something is written in the template's sections below. */
export function stateOfKnown(reading: Reading, said: SectionState, read: Read): SectionState {
  if (said === 'filled') return stateOfRead(reading, read)
  const isAnswered = said === 'bare-waiver' && read.sections.some(({ schema, state }) => schema && state === 'filled')
  return isAnswered ? 'filled' : said
}

/**
 * `placeholder` where a section with something below its heading has placeholders and no word of the writer's own, the sections of the
 * template below it looked at too. A checklist that stands as the template has it says neither.
 */
function stateOfRead(reading: Reading, { pool, content, parts, sections }: Read): SectionState {
  // Most sections are told by their first part.
  if (parts.some((part) => isOwn(part, content))) return 'filled'
  const below = sections.filter(({ schema }) => schema !== undefined)
  if (below.some(({ state }) => state !== 'placeholder' && state !== 'empty')) return 'filled'
  if (![...parts.map(hasPlaceholder), ...below.map(({ state }) => state === 'placeholder')].includes(true))
    return 'filled'
  const guidance = guidanceOf(content)
  const isRead = readerOf(parts)
  return pool.own.every((node) => isRead(spanOf(node)) || isLeft(reading, node, guidance)) ? 'placeholder' : 'filled'
}

/** Tells of places, asked in order, whether a part was read there. One pass over both: there may be very many of each. */
function readerOf(parts: readonly Part[]): (at: Span) => boolean {
  const read = parts
    .flatMap((part): readonly Span[] => (part.kind === 'fields' ? part.fields.map(({ span }) => span) : [part.span]))
    .toSorted((a, b) => a.from - b.from)
  let next = 0
  let reached = 0
  return ({ from, to }) => {
    for (let one = read[next]; one && one.from < from; one = read[++next]) reached = Math.max(reached, one.to)
    return reached >= to || (read[next]?.from ?? Infinity) < to
  }
}

/** The state of a section that the template does not have: its parts are read with the section around it. */
export function stateOfUnknown(reading: Reading, matched: Matched, sections: readonly Section[]): SectionState {
  const { own } = poolOf({ ...matched, sections: [] }, reading.text)
  const states = new Set(sections.map(({ state }) => state))
  if (own.length > 0) states.add(own.every((node) => isLeft(reading, node, NONE)) ? 'placeholder' : 'filled')
  states.delete('empty')
  const [only] = states
  return states.size > 1 ? 'filled' : (only ?? 'empty')
}

const NONE: ReadonlySet<string> = new Set()

/** A paragraph that is one placeholder, or that the template has too. */
function isLeft(reading: Reading, node: BlockNode, guidance: ReadonlySet<string>): boolean {
  const said = unquoted(node)
  if (said.type !== 'paragraph') return false
  const { from, to } = spanOf(said)
  const text = reading.text.slice(from, to)
  return isPlaceholder(text, reading.schema.placeholders) || guidance.has(asGuidance(text))
}

function guidanceOf(content: readonly ContentSchema[]): ReadonlySet<string> {
  return new Set(paragraphsOf(content).map(asGuidance))
}

/** Whether the writer has put something of their own there. */
function isOwn(part: Part, content: readonly ContentSchema[]): boolean {
  if (part.kind === 'block') return part.state === 'filled'
  if (part.kind === 'checklist')
    return part.items.some(({ schema, checkbox, value }) => checkbox?.ticked || (!schema && isSaid(value)))
  if (part.kind === 'prose' && part.schema?.guidance && isSaid(part.value))
    return !guidanceOf(content).has(asGuidance(part.value.text))
  return slotsOf(part).some(isSaid)
}

function hasPlaceholder(part: Part): boolean {
  if (part.kind === 'block') return part.state === 'placeholder'
  return slotsOf(part).some(({ state }) => state === 'placeholder')
}

function isSaid({ state }: Slot): boolean {
  return state !== 'placeholder' && state !== 'empty'
}

/** The slots that the writer fills. The key of a pair is one; a milestone's is not. */
function slotsOf(part: Part): readonly Slot[] {
  switch (part.kind) {
    case 'fields':
      return part.fields.flatMap(({ value, entries }) =>
        entries ? entries.pairs.flatMap(({ values }) => values) : [value],
      )
    case 'pairs':
      return part.pairs.flatMap(({ key, values }) => [key, ...values])
    case 'items':
    case 'checklist':
    case 'list':
    case 'links':
      return part.items.map(({ value }) => value)
    case 'table':
      return part.rows.flatMap(({ cells }) => cells.map(({ value }) => value))
    case 'prose':
      return [part.value]
    case 'block':
      return []
  }
}
