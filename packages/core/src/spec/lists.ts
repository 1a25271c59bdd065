import { inAnyScript, isWordAt } from '../text/letters.ts'
import type { List } from 'mdast'
import type { Entry } from '../markdown/entries.ts'
import { entryTextStart } from '../markdown/list-mark.ts'
import { normalizeText } from '../markdown/normalize.ts'
import type { ChecklistSchema, ItemsSchema, LinksSchema, ListSchema, SlotSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { matchId, nearMiss } from '../values/id-pattern.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import { type Reading, slotAt } from './context.ts'
import { withoutBeside } from './beside.ts'
import { allEntries, boxOf, spanOfLists, tickedEntries } from './list-entries.ts'
import type { Item, ItemsPart, LinksPart, ListPart } from './model.ts'
import { once } from '../text/once.ts'

/** Identified items. Entries without the ID are items too, with a hole where the ID should be. */
export function readItems(reading: Reading, lists: readonly List[], schema: ItemsSchema): ItemsPart {
  const all = schema.checkbox ? tickedEntries(lists, reading.text) : allEntries(lists, reading.text, true)
  const entries = withoutBeside(reading, all, schema, (entry) => isIdentified(entry, reading.text, schema))
    .flatMap((entry) => apartByIds(entry, reading.text, schema))
    .filter((entry) => entry.depth === 0 || idAt(reading.text, entry.textSpan, schema))
  return {
    kind: 'items',
    schema,
    role: schema.role,
    span: spanOfLists(lists),
    items: entries.map((entry) => readItem(reading, entry, schema)),
  }
}

/** A line that goes on with an entry, in Markdown's eyes (CommonMark 0.31, section 5.2), and begins with what may be an ID. */
const LAZY_LINE = /(?<=[\r\n])[*_`]{0,3}[^\s*_`>+-][^:：\r\n]{0,60}[:：]/g

/** An entry, and the lines behind it that were meant as entries of their own, without the mark of one: `**FR2**: ...` at a line's start. */
function apartByIds(entry: Entry, text: string, schema: ItemsSchema): readonly Entry[] {
  const { from, to } = entry.textSpan
  const own = text.slice(from, to)
  if (!/[\r\n]/.test(own)) return [entry]
  const starts = [...own.matchAll(LAZY_LINE)].flatMap(({ index }) => {
    const start = from + index
    const id = idAt(text, span(start, to), schema)
    return id && /^[*_`]{0,3}[:：]/.test(text.slice(id.from + id.length, id.from + id.length + 4)) ? [start] : []
  })
  if (starts.length === 0 || !idAt(text, entry.textSpan, schema)) return [entry]
  return [from, ...starts].map((start, i) => {
    const textSpan = trimmed(text, span(start, starts[i] ?? to))
    if (i === 0) return { ...entry, span: span(entry.span.from, textSpan.to), textSpan }
    return { ...entry, span: textSpan, textSpan, checkbox: undefined }
  })
}

const AFTER_ID =
  /[*_`]{0,3}[ \t]*(?:[(（][^()（）\n]{0,60}[)）]|\[[^[\]\n]{0,60}\])?[*_`]{0,3}[ \t]*(?:[:：]|[-–—](?=[ \t])|\.(?=[*_`]{0,3}(?:[ \t\r\n]|$)))?[*_`]{0,3}[ \t\r\n]*/y

function afterId(text: string, idEnd: number): number {
  AFTER_ID.lastIndex = idEnd
  AFTER_ID.exec(text)
  return AFTER_ID.lastIndex
}

function idAt(
  text: string,
  at: Span,
  schema: ItemsSchema,
): { from: number; length: number; numbers: readonly number[] } | undefined {
  const from = afterMarks(text, at.from)
  const match = matchId(schema.pattern, text.slice(from, Math.min(at.to, from + 120)))
  if (!match || (isWordAt(text, from + match.length) && from + match.length < at.to)) return undefined
  return { from, length: match.length, numbers: match.numbers }
}

function readItem(reading: Reading, entry: Entry, schema: ItemsSchema): Item {
  const { text } = reading
  const found = idAt(text, entry.textSpan, schema)
  const checkbox = boxOf(reading, entry)
  const meant = found || entry.textSpan.from === entry.textSpan.to ? undefined : meantAt(text, entry.textSpan, schema)
  let from = entry.textSpan.from
  const idEnd = found ? found.from + found.length : meant?.span.to
  if (idEnd !== undefined) {
    from = Math.min(entry.textSpan.to, Math.max(idEnd, afterId(text, idEnd)))
  }
  const rest = trimmed(text, span(from, entry.textSpan.to))
  const category = schema.category ? categoryAt(text, rest) : undefined
  const categorySlot = category && slotAt(reading, category.name, textSlot())
  const asked = valueSchema(schema, categorySlot?.text)
  const at = category ? category.rest : rest
  const isOwn = isTemplates(text.slice(rest.from, rest.to), schema)
  const value = slotAt(reading, at, isOwn ? { ...asked, placeholder: text.slice(at.from, at.to) } : asked)
  return {
    span: entry.span,
    checkbox,
    id: found && {
      text: text.slice(found.from, found.from + found.length),
      span: span(found.from, found.from + found.length),
      numbers: found.numbers,
    },
    textSpan: entry.textSpan,
    meant,
    category: categorySlot,
    value,
    marked: reading.schema.markers.some((marker) => text.startsWith(marker, entry.textSpan.from)),
  }
}

/** Whether an item says no more than one of the template's, which has something to fill in: any of them may be the one that was left. */
function isTemplates(rest: string, schema: ItemsSchema): boolean {
  const own = itemForms(schema)
  return own.size > 0 && MAY_HOLD_SLOT.test(rest) && own.has(normalizeText(rest))
}

const MAY_HOLD_SLOT = /[[{<(［…]|\.\.\.|NNN|YY/

/** What the template's items say after their IDs, as far as that holds a placeholder, as it is compared. */
const itemForms: (schema: ItemsSchema) => ReadonlySet<string> = once((schema) => {
  const forms = linesOf(schema).flatMap((line) => {
    const found = idAt(line, span(0, line.length), schema)
    const rest = found ? line.slice(afterId(line, found.from + found.length)).trim() : ''
    return placeholders(rest).length > 0 ? [normalizeText(rest)] : []
  })
  return new Set(forms)
})

/** Where a text goes on after at most three marks of emphasis or code. */
export function afterMarks(text: string, from: number): number {
  let at = from
  while (at < from + 3 && (text[at] === '*' || text[at] === '_' || text[at] === '`')) at++
  return at
}

/** Whether an entry bears an ID, or what was meant as one: a word and a number before a colon, if nothing better. */
function isIdentified({ textSpan }: Entry, text: string, schema: ItemsSchema): boolean {
  if (idAt(text, textSpan, schema) || meantAt(text, textSpan, schema)) return true
  const from = afterMarks(text, textSpan.from)
  const start = text.slice(from, Math.min(textSpan.to, from + 80))
  const head = LOOSE_ID(start).exec(start)?.[0]
  return head !== undefined && /^[*_`]{0,3}[:：]/.test(start.slice(head.length))
}

function meantAt(text: string, at: Span, schema: ItemsSchema): Item['meant'] {
  const from = afterMarks(text, at.from)
  const start = text.slice(from, Math.min(at.to, from + 80))
  const head = LOOSE_ID(start).exec(start)?.[0]
  const id = head === undefined ? undefined : nearMiss(schema.pattern, head)
  return head !== undefined && id !== undefined ? { id, span: span(from, from + head.length) } : undefined
}

const LOOSE_ID = inAnyScript(String.raw`^[\p{L}]+[\s_-]{0,2}[\d.-]*\d`)
const NO_LETTERS = inAnyScript(String.raw`[^\p{L}]+`)
const CATEGORY = inAnyScript(
  String.raw`[\p{L}][\p{L}\p{M}\p{N} /&()]{0,40}?(?=[*_]{0,2}(?:\s+[-–—]\s+|:[*_]{0,2}\s))`,
  'uy',
)

function categoryAt(text: string, at: Span): { name: Span; rest: Span } | undefined {
  const start = at.from + (text.startsWith('**', at.from) ? 2 : 0)
  const category = CATEGORY(text)
  category.lastIndex = start
  const match = category.exec(text)
  if (!match || category.lastIndex > at.to || match[0].split(' ').length > 5) return undefined
  const after = /^[*_]{0,2}\s*(?:[-–—]|:)[*_]{0,2}\s*/.exec(text.slice(category.lastIndex, at.to))
  if (!after) return undefined
  return {
    name: span(start, category.lastIndex),
    rest: span(Math.min(at.to, category.lastIndex + after[0].length), at.to),
  }
}

function valueSchema(schema: ItemsSchema, category: string | undefined): SlotSchema {
  const other = schema.slots['*'] ?? textSlot()
  if (category === undefined) return other
  const name = normalizeText(category)
  if (Object.hasOwn(schema.slots, name)) return schema.slots[name] ?? other
  const words = name.split(NO_LETTERS(name))
  const known = Object.keys(schema.slots).find((key) => key !== '*' && words.includes(key))
  return known === undefined ? other : (schema.slots[known] ?? other)
}

/** A list of texts. */
export function readList(reading: Reading, lists: readonly List[], schema: ListSchema): ListPart {
  const items = texts(reading, lists, (text) => slotLike(text, schema, schema.slot))
  return { kind: 'list', schema, role: schema.role, span: spanOfLists(lists), items }
}

/** The slot of an entry: where the entry is one of the template's, with that as its placeholder. */
export function slotLike(text: string, schema: ListSchema | ChecklistSchema, slot: SlotSchema): SlotSchema {
  const forms = formsOf(schema)
  const placeholder = forms.size > 0 ? forms.get(normalizeText(text)) : undefined
  return placeholder === undefined ? slot : { ...slot, placeholder }
}

/** The items of the template's list that are neither fixed nor wholly a placeholder, `**Why now?** {Answer}`, as they are compared. */
const formsOf: (schema: ListSchema | ChecklistSchema) => ReadonlyMap<string, string> = once((schema) => {
  const forms = linesOf(schema).filter((line) => placeholders(line).length > 0 && !isPlaceholder(line))
  return new Map(forms.map((line) => [normalizeText(line), line]))
})

/** The entries of the template's lists, a line each, without their marks. */
function linesOf({
  source,
  others = [],
}: {
  readonly source: string
  readonly others?: readonly string[]
}): readonly string[] {
  const lines = [source, ...others].flatMap((text) => text.split('\n'))
  return lines.filter((line) => entryTextStart(line) > 0).map((line) => line.slice(entryTextStart(line)))
}

/** A list of links. */
export function readLinks(reading: Reading, lists: readonly List[], schema: LinksSchema): LinksPart {
  return {
    kind: 'links',
    schema,
    role: schema.role,
    span: spanOfLists(lists),
    items: texts(reading, lists, () => schema.slot),
  }
}

function texts(reading: Reading, lists: readonly List[], slotOf: (text: string) => SlotSchema): ListPart['items'] {
  return allEntries(lists, reading.text, false).map((entry) => {
    boxOf(reading, entry)
    const { from, to } = entry.textSpan
    const value = slotAt(reading, entry.textSpan, slotOf(reading.text.slice(from, to)))
    // An entry whose whole content is a nested list or a fence has something to say all the same.
    return {
      span: entry.span,
      value: value.state === 'empty' && entry.node.children.length > 0 ? { ...value, state: 'filled' as const } : value,
    }
  })
}

/** Whether an entry of these lists bears an ID of the pattern, or something meant as one. */
export function bearsIds(lists: readonly List[], text: string, schema: ItemsSchema): boolean {
  return allEntries(lists, text, false).some(
    ({ textSpan }) => idAt(text, textSpan, schema) !== undefined || meantAt(text, textSpan, schema) !== undefined,
  )
}
