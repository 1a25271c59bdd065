import type { List } from 'mdast'
import type { Entry } from '../markdown/entries.ts'
import { normalizeText } from '../markdown/normalize.ts'
import { spanOf } from '../markdown/tree.ts'
import type { PairsSchema } from '../template/schema.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { parseVersion } from '../values/version.ts'
import { noneOfThem, notApplicable } from '../values/waived.ts'
import { type Reading, slotAt } from './context.ts'
import { withoutBeside } from './beside.ts'
import { allEntries, boxOf, spanOfLists } from './list-entries.ts'
import type { Pair, PairsPart } from './model.ts'

/** Pairs and triples. A side that is not there is an empty slot where it would stand. */
export function readPairs(reading: Reading, lists: readonly List[], schema: PairsSchema): PairsPart {
  const { text } = reading
  const all = allEntries(lists, text, false)
  const entries = withoutBeside(reading, all, schema, (entry) => isPaired(entry, text, schema))
  const pairs = said(entries, text).map((entry) => {
    boxOf(reading, entry)
    return readPair(reading, entry, schema)
  })
  return { kind: 'pairs', schema, role: schema.role, span: spanOfLists(lists), pairs }
}

/** Without the entries that only tell that there is nothing more: `No new dependencies required` below those there are. */
function said(entries: readonly Entry[], text: string): readonly Entry[] {
  const rest = entries.filter(({ textSpan: { from, to } }) => {
    if (!/^no\s/i.test(text.slice(from, from + 3))) return true
    const entry = text.slice(from, to)
    return notApplicable(entry) !== undefined || noneOfThem(entry) === undefined
  })
  return rest.length > 0 ? rest : entries
}

function readPair(reading: Reading, entry: Entry, schema: PairsSchema): Pair {
  const { text } = reading
  const at = entry.textSpan
  const colon = keyEnd(text, at)
  const keySpan = trimmed(text, span(at.from, colon ?? at.to))
  const key = slotAt(reading, withoutStrong(text, keySpan), schema.key)
  let from = colon === undefined ? at.to : colon + 1
  while (
    from < at.to &&
    /[*_\s]/.test(text[from] as string) &&
    !/^[*_]{1,2}[^\s*_]/.test(text.slice(from, from + 3)) &&
    // `pg: * - storage`: any version.
    !/^\s\*(?:\s|$)/.test(text.slice(from - 1, from + 2))
  )
    from++
  const nested = from >= at.to && entry.lists[0] ? spanOf(entry.lists[0]) : undefined
  const sides =
    schema.values.length === 2 ? split(text, span(from, at.to), schema) : [nested ?? trimmed(text, span(from, at.to))]
  const values = schema.values.map((slot, i) => slotAt(reading, sides[i] ?? span(at.to, at.to), slot))
  const number = schema.keyPattern ? numberIn(key.text, schema.keyPattern) : undefined
  return { span: entry.span, key, values, number }
}

/** The first colon that parts; not one inside ticks. */
function keyEnd(text: string, at: Span): number | undefined {
  let ticked = false
  for (let i = at.from; i < at.to; i++) {
    if (text[i] === '`') ticked = !ticked
    else if (!ticked && isColonAt(text, i, at.to)) return i
  }
  return undefined
}

/** A full-width colon, or one that is followed by a space, the end, or closing emphasis. */
function isColonAt(text: string, at: number, end: number): boolean {
  if (text[at] === '：') return true
  return text[at] === ':' && (at + 1 >= end || /[\s*_]/.test(text[at + 1] as string))
}

function withoutStrong(text: string, at: Span): Span {
  return text.startsWith('**', at.from) && !text.slice(at.from + 2, at.to).includes('**')
    ? span(Math.min(at.to, at.from + 2), at.to)
    : at
}

/** `[Version] - [Purpose]`: parted at the first dash, or after it where what follows is still a version (`1.2 - 2.0 - hashing`). */
function split(text: string, at: Span, schema: PairsSchema): readonly Span[] {
  const rest = text.slice(at.from, at.to)
  const dashes = [...rest.matchAll(/\s+[-–—]\s+|^[-–—]\s+|\s+[-–—]$/g)]
  const [first, second] = dashes
  if (!first) return [trimmed(text, at)]
  const isRange =
    second !== undefined &&
    schema.values[0]?.type.kind === 'version' &&
    /^v?\d[\w.]*$/.test(rest.slice(first.index + first[0].length, second.index)) &&
    parseVersion(rest.slice(0, second.index)).ok
  const cut = isRange ? second : first
  const middle = at.from + cut.index
  return [trimmed(text, span(at.from, middle)), trimmed(text, span(Math.min(at.to, middle + cut[0].length), at.to))]
}

/** The number in a key such as `Phase 2 Complete`; what follows it is the writer's own (`Phase 2 done`). */
function numberIn(key: string, [before]: readonly [string, string]): number | undefined {
  const plain = normalizeText(key)
  const head = normalizeText(before)
  if (!plain.startsWith(head)) return undefined
  const match = /^\s*(\d{1,4})\b/.exec(plain.slice(head.length))
  if (!match) return undefined
  return Number(match[1])
}

/** Whether an entry of a list has all the sides that the template's pairs have. */
export function bearsPairs(list: List, text: string, schema: PairsSchema): boolean {
  return allEntries([list], text, false).some((entry) => isPaired(entry, text, schema))
}

function isPaired({ textSpan, lists }: Entry, text: string, schema: PairsSchema): boolean {
  const colon = keyEnd(text, textSpan)
  if (colon === undefined) return false
  const rest = span(colon + 1, textSpan.to)
  if (schema.values.length === 2) return split(text, rest, schema).length === 2
  return lists.length > 0 || /[^\s*_]/.test(text.slice(rest.from, rest.to))
}
