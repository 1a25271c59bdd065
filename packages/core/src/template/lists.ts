import type { List } from 'mdast'
import { type Entry, entriesOf } from '../markdown/entries.ts'
import { dashedFieldOfEntry, fieldOfEntry, fieldsOfEntry, type RawField } from '../markdown/fields.ts'
import { normalizeKey } from '../markdown/normalize.ts'
import { spanOf } from '../markdown/tree.ts'
import { describePattern } from '../values/id-pattern.ts'
import { holdsPlaceholder, isPlaceholder, placeholders } from '../values/placeholder.ts'
import { withoutPercentiles } from '../values/statistic.ts'
import { checklistOf } from './checklists.ts'
import { type Directives, directivesAtEnd } from './directives.ts'
import { areDistinct, fieldSchema, isLinkValue, isOpen, isToFill } from './fields.ts'
import { identifiedAmong, itemsOf } from './items.ts'
import { pairOf, pairsOf } from './pairs.ts'
import { fieldRole } from './roles.ts'
import type { ContentSchema, FieldSchema, PairsSchema } from './schema.ts'
import { slotOf, slotSaysOptional, textSlot } from './slot.ts'
import { lineEnd } from '../text/lines.ts'

/** What it takes to compile a list: the template's text, the number of the repeated section it stands in, its markers, its link labels. */
interface ListInput {
  readonly text: string
  /** Before the first section, where metadata stand. */
  readonly preamble: boolean
  readonly number: number | undefined
  readonly markers: readonly string[]
  readonly labels: ReadonlySet<string>
  /** The forms of the IDs in the lists of the section before this one. */
  readonly forms: ReadonlySet<string>
}

/** What a list of the template demands, nothing where it is guidance; and its entries that ask for something of which nothing is, since the others are of another kind. */
interface CompiledList {
  readonly content: readonly ContentSchema[]
  readonly left: readonly Entry[]
}

/** Compiles a list. */
export function compileList(list: List, input: ListInput): CompiledList {
  const { from, to } = spanOf(list)
  const source = input.text.slice(from, to)
  const { content, left } = listCompiled(list, input)
  return { content: content.map((one) => (one.source === '' ? { ...one, source } : one)), left }
}

function listCompiled(list: List, input: ListInput): CompiledList {
  const { text, number } = input
  const entries = entriesOf(list, text)
  const meant = entries.filter((entry) => !isEllipsis(slice(text, entry)) || entry.checkbox)
  if (meant.length === 0) return { content: [], left: [] }
  const items = itemsOf(meant, text, number)
  if (items) return { content: [items], left: [] }
  const isBoxed = meant.some((entry) => entry.checkbox)
  const content = isBoxed ? undefined : ofOneKind(meant, input)
  if (content) return { content: [content], left: [] }
  const most = itemsAmong(meant, input) ?? (isBoxed ? boxesAmong(list, meant, input) : fieldsAmong(meant, text))
  if (most) return most
  return { content: textsOf(meant, text, list.ordered === true), left: boxesBelow(list, text) }
}

/** Entries with boxes that stand under others. */
function boxesBelow(list: List, text: string): readonly Entry[] {
  if (!list.children.some(({ children }) => children.some(({ type }) => type === 'list'))) return []
  return entriesOf(list, text, true).filter(({ checkbox, depth }) => checkbox && depth > 0)
}

/** What the entries of a list without boxes are where they all are the same. */
function ofOneKind(entries: readonly Entry[], { text, preamble }: ListInput): ContentSchema | undefined {
  const plain = preamble && areMetadata(entries, text) ? 'any' : 'of-words'
  const fields = fieldsOfEntries(entries, text, plain)
  return fields.every(({ length }) => length > 0) ? fieldsSchema(fields.flat()) : pairsOf(linesOf(entries, text))
}

/** Identified items that other entries stand among: sentences that explain, or fewer of something else; any where a list before has such items. */
function itemsAmong(entries: readonly Entry[], { text, number, forms }: ListInput): CompiledList | undefined {
  const identified = identifiedAmong(entries, text)
  const left = without(entries, identified).filter((entry) => asks(entry, text))
  const areMost = identified.length > left.length
  if ((!areMost && forms.size === 0) || !identified.every((entry) => asks(entry, text))) return undefined
  const items = itemsOf(identified, text, number)
  if (!items || (!areMost && !forms.has(describePattern(items.pattern)))) return undefined
  return { content: [among(items, identified, entries, text)], left }
}

/** A checklist, and the fields that stand among its entries. */
function boxesAmong(list: List, entries: readonly Entry[], input: ListInput): CompiledList {
  const boxes = checklistOf(entriesOf(list, input.text, true), input)
  const plain = entries.filter((entry) => !entry.checkbox)
  const fields = fieldsAmong(plain, input.text)
  if (!fields) return { content: [boxes], left: plain.filter((entry) => asks(entry, input.text)) }
  const boxed = entries.filter((entry) => entry.checkbox)
  return { content: [...fields.content, { ...boxes, source: sourceOf(boxed, input.text) }], left: fields.left }
}

/** The fields or the pairs that other entries stand among. */
function fieldsAmong(entries: readonly Entry[], text: string): CompiledList | undefined {
  const found = fieldsOfEntries(entries, text, 'numbered')
  const keyed = found.filter(({ length }) => length > 0)
  const own = entries.filter((_, i) => found[i]?.length)
  const others = without(entries, own)
  const left = others.filter((entry) => asks(entry, text))
  const open = keyed.filter((fields) => fields.some(isOpen))
  // A bold key is plain enough to weigh more than another entry.
  const isBold = own.some((entry) => text.startsWith('**', entry.textSpan.from))
  const weight = isBold ? 0.5 : 0
  const isOfFields = open.length > 0 && open.length + weight > left.length && own.length + weight > others.length
  if (!isOfFields) return pairsAmong(entries, text)
  const fields = fieldsSchema(keyed.flat())
  return { content: [among(fields, own, entries, text)], left }
}

function pairsAmong(entries: readonly Entry[], text: string): CompiledList | undefined {
  const paired = entries.filter((entry) => {
    const pair = pairOf(slice(text, entry))
    return pair && isPlaceholder(pair.key) && pair.values.every((value) => isPlaceholder(value))
  })
  const left = without(entries, paired).filter((entry) => asks(entry, text))
  const pairs = paired.length > left.length ? pairsOf(linesOf(paired, text)) : undefined
  return pairs && { content: [among(pairs, paired, entries, text)], left }
}

/** What some entries of a list are compiled to, with what the rest of them says. */
function among<One extends ContentSchema>(one: One, own: readonly Entry[], all: readonly Entry[], text: string): One {
  const beside = without(all, own).map((entry) => ({
    text: slice(text, entry),
    checkbox: entry.checkbox !== undefined,
  }))
  return { ...one, source: sourceOf(own, text), ...(beside.length > 0 && { beside }) }
}

function sourceOf(entries: readonly Entry[], text: string): string {
  return entries.map((entry) => entrySource(entry, text)).join('\n')
}

/** An entry with the lists in it. */
function entrySource({ span, node }: Entry, text: string): string {
  return text.slice(span.from, node.position?.end.offset ?? span.to)
}

function fieldsSchema(fields: readonly FieldSchema[]): ContentSchema {
  return { kind: 'fields', fields, optional: false, source: '' }
}

function without(entries: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  const gone = new Set(others)
  return entries.filter((entry) => !gone.has(entry))
}

/** The entries that say what is wanted: no sentence that explains it, no ellipsis. */
function withoutGuidance(entries: readonly Entry[], text: string): readonly Entry[] {
  return entries.filter((entry) => asks(entry, text) && !isEllipsis(slice(text, entry)))
}

/** Whether an entry asks for something: a box to be ticked, a slot to be filled. What does neither explains. */
function asks(entry: Entry, text: string): boolean {
  return entry.checkbox !== undefined || placeholders(slice(text, entry)).length > 0
}

function linesOf(entries: readonly Entry[], text: string): readonly string[] {
  return entries.map((entry) => slice(text, entry))
}

function slice(text: string, entry: Entry): string {
  return text.slice(entry.textSpan.from, entry.textSpan.to)
}

function isEllipsis(text: string): boolean {
  return /^(?:\.\.\.|…)$/.test(text.trim())
}

/** A word that begins a remark to the writer. */
const REMARK =
  /^(?:notes?|nb|n\.b\.|tips?|hints?|important|warning|caution|attention|remember|examples?|e\.g\.|usage|instructions?|guidance|guidelines?|todo|optional|required|see|see also|purpose)$/i

/** Whether a key names something of the document, rather than beginning a remark to its writer. */
export function isMetadata(key: string): boolean {
  return !REMARK.test(key.trim()) && key.trim().split(/\s+/).length <= MOST_WORDS
}

/** Of a key: what is longer is a sentence with a colon. */
const MOST_WORDS = 4

/** Whether a list before the first section is one of plain metadata, `* Status: Draft`: at least two of its keys are known as such. */
function areMetadata(entries: readonly Entry[], text: string): boolean {
  const keys = entries.map((entry) => fieldOfEntry(text, entry.textSpan)?.key)
  const known = keys.filter((key) => key !== undefined && fieldRole(normalizeKey(key), { kind: 'text' }) !== undefined)
  return known.length > 1 && keys.every((key) => key !== undefined && isMetadata(key))
}

/** Which keys that are not in bold are keys of fields: those of words alone, those of a statistic too (`p95: [Target milliseconds]`), or any. */
type PlainKeys = 'of-words' | 'numbered' | 'any'

/** The fields of each entry: several where no key is there twice, as `**Date**` may be behind each of two names; else the first. */
function fieldsOfEntries(
  entries: readonly Entry[],
  text: string,
  plain: PlainKeys,
): readonly (readonly FieldSchema[])[] {
  const found = entries.map((entry) => fieldsOfListEntry(entry, text, plain))
  return areDistinct(found.flat()) ? found : found.map((fields) => fields.slice(0, 1))
}

/**
 * The fields of an entry: a bold key that is no placeholder, or a plain key whose value is one or a choice. Between a bold key and a
 * placeholder a dash may stand for the colon. Behind a bold key others may follow; the last has the list below the entry.
 */
function fieldsOfListEntry(entry: Entry, text: string, plain: PlainKeys): readonly FieldSchema[] {
  const raw = fieldOfEntry(text, entry.textSpan) ?? dashedFieldOfEntry(text, entry.textSpan)
  if (!raw || isPlaceholder(raw.key)) return []
  const value = valueOf(raw, text)
  if (raw.dashed ? !isPlaceholder(value) : !raw.strong && !isPlainField(raw.key, value, plain)) return []
  const source = entrySource(entry, text)
  const said = directivesAtEnd(text.slice(entry.span.from, lineEnd(text, entry.span.to)))
  const schemaOf = (one: RawField, directives: Directives, below?: PairsSchema): FieldSchema =>
    fieldSchema(one.key, valueOf(one, text), source, directives, below)
  const raws = keysOnOneLine(raw, entry, text)
  // That a line may be left out is said of all that is in it.
  const ofAll: Directives = said.optional ? { optional: true } : {}
  const before = raws.slice(0, -1).map((one) => schemaOf(one, ofAll))
  const last = schemaOf(raws.at(-1) ?? raw, said, pairsBelow(entry, text))
  const fields = [...before, last]
  if (before.length > 0 && fields.every(isToFill)) return fields
  return [{ ...schemaOf(raw, said, pairsBelow(entry, text)), ...(raw.dashed && { dashed: true }) }]
}

/** The keys of an entry of one line that are all in bold, `**Author**: [Name] | **Created**: [Date]`; else the first alone. */
function keysOnOneLine(first: RawField, { textSpan }: Entry, text: string): readonly RawField[] {
  if (!first.strong || text.slice(textSpan.from, textSpan.to).includes('\n')) return [first]
  const raws = fieldsOfEntry(text, textSpan, () => false)
  return raws.length > 1 && raws.every(({ key }) => !holdsPlaceholder(key)) ? raws : [first]
}

/** What the list below an entry asks for where it is one of pairs. */
function pairsBelow({ lists: [list] }: Entry, text: string): PairsSchema | undefined {
  if (!list) return undefined
  const nested = entriesOf(list, text)
  const own = withoutGuidance(nested, text)
  const pairs = pairsOf(linesOf(own, text))
  return pairs && { ...among(pairs, own, nested, text), source: '' }
}

function valueOf({ valueSpan: { from, to } }: RawField, text: string): string {
  return text.slice(from, to)
}

function isPlainField(key: string, value: string, plain: PlainKeys): boolean {
  if (plain === 'any' || isLinkValue(value)) return true
  const isCounted = plain === 'numbered' ? COUNTED_KEY.test(key) : /\d/.test(withoutPercentiles(key))
  return !isCounted && placeholders(key).length === 0 && placeholders(value).length > 0
}

/** A number that stands by itself counts: `Phase 1 Complete`. One that is joined to letters belongs to a name: `p95`, `OAuth2 scopes`. */
const COUNTED_KEY = /(?:^|[^a-z\d])\d/i

function textsOf(entries: readonly Entry[], text: string, ordered: boolean): readonly ContentSchema[] {
  const slots = linesOf(entries, text).filter((line) => placeholders(line).length > 0)
  const [first] = slots
  if (first === undefined) return []
  const slot = slotOf(first)
  if (slots.every((line) => /^\[link\b/i.test(line)))
    return [{ kind: 'links', slot: { ...slot, type: { kind: 'link' } }, optional: false, source: '' }]
  return [{ kind: 'list', ordered, slot: textSlot(first), optional: slotSaysOptional(first), source: '' }]
}
