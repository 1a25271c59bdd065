import { inAnyScript, isWordAt } from '../text/letters.ts'
import { LIST_MARK } from '../markdown/list-mark.ts'
import { normalizeKey } from '../markdown/normalize.ts'
import { idField, idPattern, itemPatterns } from '../template/contents.ts'
import type { Schema } from '../template/schema.ts'
import { type Span, contains, span } from '../text/span.ts'
import { once } from '../text/once.ts'
import { type IdPattern, matchId, phaseIndex } from '../values/id-pattern.ts'
import type { Mention } from './model.ts'

/** The places of a document where IDs are its own. */
interface OwnPlaces {
  /** Where it defines items. */
  readonly items: readonly Span[]
  /** Where its own ID stands, or what should be one. */
  readonly ids: readonly Span[]
  /** Its title, where no field tells its ID: then one that the title bears is its own. */
  readonly title: Span | undefined
}

/** Finds where prose names a spec (`SPEC-2026-11-22-001`), an item (`FR9`), or an item of another spec (`SPEC-…/FR9`). */
export function findMentions(
  text: string,
  prose: readonly Span[],
  schema: Schema,
  { items: own, ids, title }: OwnPlaces,
): readonly Mention[] {
  const { spec, items } = idPatterns(schema)
  const defined = new Set(own.map((at) => at.from))
  const named = new Set<string>()
  const mentions: Mention[] = []
  const taken: Span[] = []
  const told = new Set<number>()
  const labels = new Set<string>()
  const slashed: Span[] = []
  if (spec)
    for (const place of occurrences(text, prose, spec)) {
      const id = text.slice(place.from, place.to)
      taken.push(place)
      if (title && contains(title, place)) named.add(id)
      const isOwn = ids.length > 0 ? ids.some((at) => contains(at, place)) : isOwnId(text, place.from, schema)
      if (!isOwn && !named.has(id) && !defined.has(place.from))
        mentions.push({ kind: 'spec', id, span: place, spec: undefined })
      const item = text[place.to] === '/' ? itemAfter(text, place.to + 1, items) : undefined
      if (item !== undefined)
        mentions.push({ kind: 'item', id: item, span: span(place.to + 1, place.to + 1 + item.length), spec: id })
    }
  for (const pattern of items) {
    const isPhased = phaseIndex(pattern) >= 0
    let next = 0
    for (const place of occurrences(text, prose, pattern)) {
      while (next < taken.length && (taken[next] as Span).to < place.to) next++
      const other = taken[next]
      if (defined.has(place.from) || (other && contains(other, place))) continue
      if (text[place.from - 1] === '/') {
        slashed.push(place)
        continue
      }
      if (isDefinition(text, place) || told.has(place.from)) continue
      // Two patterns of one template may both fit.
      told.add(place.from)
      if (isPhased && isLabel(text, place)) {
        labels.add(text.slice(place.from, place.to))
        continue
      }
      mentions.push({ kind: 'item', id: text.slice(place.from, place.to), span: place, spec: undefined })
    }
  }
  mentions.push(...othersOfPairs(text, slashed, mentions))
  const pointing =
    labels.size === 0 ? mentions : mentions.filter(({ id, spec }) => spec !== undefined || !labels.has(id))
  return pointing.toSorted((a, b) => a.span.from - b.span.from)
}

/** `FR8` of `FR3/FR8`: what stands behind a slash, where a mention ends in front of it, and no path goes on behind it. */
function othersOfPairs(text: string, places: readonly Span[], mentions: readonly Mention[]): readonly Mention[] {
  if (places.length === 0) return []
  const ends = new Set(mentions.flatMap(({ kind, spec, span: { to } }) => (kind === 'item' && !spec ? [to] : [])))
  const starts = new Set(places.map(({ from }) => from))
  const others: Mention[] = []
  for (const { from, to } of places.toSorted((a, b) => a.from - b.from)) {
    const isPath = text[to] === '/' ? !starts.has(to + 1) : BEFORE_EXTENSION.test(text.slice(to, to + LONGEST_ID))
    if (isPath || !ends.has(from - 1) || ends.has(to)) continue
    ends.add(to)
    others.push({ kind: 'item', id: text.slice(from, to), span: span(from, to), spec: undefined })
  }
  return others
}

/** `- [ ] Task 2.1: ...` under `### Phase Two`, which is no phase to the template: the heading is what is wrong, and not the task. */
function isLabel(text: string, { from, to }: Span): boolean {
  return (
    /^(?:\*\*|__)?[:：]/.test(text.slice(to, to + 3)) &&
    BEFORE_LABEL.test(text.slice(Math.max(0, from - LONGEST_BEFORE_LABEL), from))
  )
}

/** `**FR-006**: ...` at the start of a line tells what FR-006 is, though it stands in no list; it points at nothing. */
function isDefinition(text: string, { from, to }: Span): boolean {
  return (
    /(?:^|[\r\n])[ \t]{0,12}\*\*$/.test(text.slice(Math.max(0, from - 16), from)) &&
    /^(?:\*\*:|:\*\*)/.test(text.slice(to, to + 3))
  )
}

/** `- **Spec ID**: SPEC-...` in a section that has lost its heading, so that it is no field: it points at no other spec. */
function isOwnId(text: string, at: number, schema: Schema): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_KEY), at)
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  const key = normalizeKey(line.replaceAll('|', ' '))
  const field = idField(schema)
  return field !== undefined && (field.match === key || field.synonyms.includes(key))
}

function itemAfter(text: string, from: number, patterns: readonly IdPattern[]): string | undefined {
  for (const pattern of patterns) {
    const match = matchId(pattern, text.slice(from, from + 60))
    if (match) return text.slice(from, from + match.length)
  }
  return undefined
}

/** Where a pattern occurs in prose as a word of its own. It is looked for by its first literal, so a pattern without one occurs nowhere. */
function occurrences(text: string, prose: readonly Span[], pattern: IdPattern): readonly Span[] {
  const found: Span[] = []
  const [first] = pattern.parts
  if (first?.kind !== 'literal' || !LETTER(first.text).test(first.text)) return found
  let stretch = 0
  for (let from = text.indexOf(first.text); from >= 0; from = text.indexOf(first.text, from + first.text.length)) {
    while (stretch < prose.length && (prose[stretch] as Span).to <= from) stretch++
    const within = prose[stretch]
    if (!within) break
    // `FR1-FR9`: one ID and then another.
    if (within.from > from || (isJoined(text, from) && found.at(-1)?.to !== from - 1)) continue
    const match = matchId(pattern, text.slice(from, Math.min(within.to, from + LONGEST_ID)))
    if (!match || goesOn(text.slice(from + match.length, from + match.length + 2)) || isInAddress(text, from)) continue
    found.push(span(from, from + match.length))
  }
  return found
}

/** The start of an address (RFC 3986) that a text names without a link's marks, and what of it there is so far. */
const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>|]*$/i
const LONGEST_ADDRESS = 300

/** Whether a place is in an address: `https://example.com/edge#FR8` names what is there, and no item of this spec. */
function isInAddress(text: string, at: number): boolean {
  if (!'#/=?&.,;:_-~+!@%'.includes(text.charAt(at - 1))) return false
  return ADDRESS.test(text.slice(Math.max(0, at - LONGEST_ADDRESS), at))
}

const LETTER = inAnyScript(String.raw`\p{L}`)
const GOES_ON = inAnyScript(String.raw`^(?:[\p{L}\p{N}_]|[.-]\d)`)

function goesOn(after: string): boolean {
  return GOES_ON(after).test(after)
}

/** Whether what stands before a place is of the same word. */
function isJoined(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  return !' \n(*`'.includes(before) && ('_-'.includes(before) || isWordAt(text, at - 1))
}

const LONGEST_ID = 80
const LONGEST_KEY = 80
/** `-report.html` goes on to the end of a file's name. */
const BEFORE_EXTENSION = /^(?:-[\w-]*)?\.\w/
const BEFORE_LABEL = new RegExp(
  String.raw`(?:^|[\r\n])[ \t]{0,12}${LIST_MARK}[ \t]{1,9}\[[ xX]\][ \t]{1,9}(?:\*\*|__)?$`,
)
/** As much as that may be. */
const LONGEST_BEFORE_LABEL = 48

interface IdPatterns {
  readonly spec: IdPattern | undefined
  readonly items: readonly IdPattern[]
}

const idPatterns: (schema: Schema) => IdPatterns = once((schema) => ({
  spec: idPattern(schema),
  items: itemPatterns(schema),
}))
