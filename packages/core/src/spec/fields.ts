import type { List, Paragraph } from 'mdast'
import { type Entry, entriesOf } from '../markdown/entries.ts'
import {
  dashedFieldOfEntry,
  fieldOfEntry,
  fieldsOfEntry,
  fieldsOfParagraph,
  type RawField,
} from '../markdown/fields.ts'
import { normalizeKey, normalizeText, withoutDuty } from '../markdown/normalize.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import { isWordAt } from '../text/letters.ts'
import type { FieldSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { type Span, span } from '../text/span.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { type Reading, slotAt, slotOf } from './context.ts'
import type { Field, Slot } from './model.ts'
import { readPairs } from './pairs.ts'
import { once } from '../text/once.ts'
import type { Pool } from './pool.ts'
import { fieldsOfTable, fieldsOfWideTable } from './tabled-fields.ts'

/** A field as it was found, before it is known whether the template has it. */
interface FoundField {
  readonly raw: RawField
  readonly span: Span
  readonly form: Field['form']
  /** The list that stands for a value: nested in the entry, or below the line. */
  readonly list?: List | undefined
}

/**
 * The fields that a pool holds, in order; a plain `Key: value` counts only where `schemas` have the key.
 * @param lists whether a list may be the value of the line above it: the template asks for no list there
 */
export function findFields(
  reading: Reading,
  pool: Pool,
  schemas: readonly FieldSchema[],
  lists = false,
): readonly FoundField[] {
  const found: FoundField[] = []
  const isKnown = (key: string): boolean => schemaOf(key, schemas) !== undefined
  for (const [node, next] of pool.groups.flatMap((nodes) => nodes.map((node, i) => [node, nodes[i + 1]] as const))) {
    const blocks = node.type === 'blockquote' ? (node.children as readonly BlockNode[]) : [node]
    for (const block of blocks) {
      if (block.type === 'paragraph') {
        const fields = ofParagraph(reading, block, schemas)
        const list = lists && next?.type === 'list' ? next : undefined
        for (const field of fields)
          found.push(list && field === fields.at(-1) ? withList(reading, field, list, schemas) : field)
      } else if (block.type === 'list')
        for (const entry of entriesOf(block, reading.text))
          for (const field of ofEntry(reading.text, entry, schemas)) found.push(field)
      else if (block.type === 'table')
        for (const { raw, row } of fieldsOfTable(block, reading.text, isKnown))
          found.push({ raw, span: row, form: 'table' })
    }
  }
  if (found.length > 0) return found
  return pool.tables.flatMap((table) =>
    fieldsOfWideTable(table, reading.text, isKnown).map(({ raw, row }) => ({ raw, span: row, form: 'table' as const })),
  )
}

/** A line that has a key of the template and no value has the list below it, unless that is one of fields or asks for another type. */
function withList({ text }: Reading, field: FoundField, list: List, schemas: readonly FieldSchema[]): FoundField {
  const { key, valueSpan } = field.raw
  const type = schemaOf(key, schemas)?.slot.type.kind
  if (valueSpan.from < valueSpan.to || (type !== 'text' && type !== 'people')) return field
  return entriesOf(list, text).some((entry) => ofEntry(text, entry, schemas).length > 0) ? field : { ...field, list }
}

/**
 * The field that an entry is, with a box before it only where the template has its key; behind one of the template the others in the same
 * line, and those in lines below that lost their bullet and bear a key of the template.
 */
function ofEntry(text: string, entry: Entry, schemas: readonly FieldSchema[]): readonly FoundField[] {
  const own = fieldOfEntry(text, entry.textSpan) ?? dashedField(text, entry, schemas)
  if (!own || !((own.strong && !entry.checkbox) || schemaOf(own.key, schemas))) return []
  const whole: FoundField = { raw: own, span: entry.span, form: 'list', list: entry.lists[0] }
  if (own.dashed || !schemaOf(own.key, schemas)) return [whole]
  const [first, ...others] = fieldsOfEntry(text, entry.textSpan, (key) => schemaOf(key, schemas) !== undefined)
  const last = others.at(-1)
  if (!first || !last) return [whole]
  return [
    { raw: first, span: span(entry.span.from, first.valueSpan.to), form: 'list' },
    ...others.map((raw): FoundField => {
      const found = { raw, span: fieldSpan(raw), form: 'line' } as const
      return raw === last ? { ...found, list: entry.lists[0] } : found
    }),
  ]
}

/** A field with a dash for the colon, where the template has one there. */
function dashedField(text: string, { textSpan }: Entry, schemas: readonly FieldSchema[]): RawField | undefined {
  const raw = dashedFieldOfEntry(text, textSpan)
  return raw && schemaOf(raw.key, schemas)?.dashed ? raw : undefined
}

function fieldSpan({ keySpan, valueSpan }: RawField): Span {
  return span(keySpan.from, Math.max(keySpan.to, valueSpan.to))
}

function ofParagraph(reading: Reading, node: Paragraph, schemas: readonly FieldSchema[]): readonly FoundField[] {
  return fieldsOfParagraph(reading.text, spanOf(node), true, (key) => schemaOf(key, schemas) !== undefined)
    .filter((raw) => isField(raw, schemas))
    .map((raw) => ({ raw, span: fieldSpan(raw), form: 'line' }))
}

/** A key of the template, or a strong one with a value: `**Acceptance Scenarios**:` alone is the caption of what follows it. */
function isField({ key, strong, valueSpan }: RawField, schemas: readonly FieldSchema[]): boolean {
  return schemaOf(key, schemas) !== undefined || (strong && valueSpan.from < valueSpan.to)
}

/** The field of the template that a key names: by itself (`RFC PR #` and `Sponsor (optional)` too), else by another known name that the template does not use itself. */
export function schemaOf(key: string, schemas: readonly FieldSchema[]): FieldSchema | undefined {
  const match = normalizeKey(key)
  const { byMatch, bySynonym } = indexOf(schemas)
  const named = byMatch.get(match) ?? bySynonym.get(match)
  if (named) return named
  if (match.endsWith(' #')) return schemaOf(match.slice(0, -2), schemas)
  const bare = /[)\]]$/.test(match) ? withoutDuty(match) : match
  return bare === match ? undefined : schemaOf(bare, schemas)
}

interface FieldIndex {
  readonly byMatch: ReadonlyMap<string, FieldSchema>
  readonly bySynonym: ReadonlyMap<string, FieldSchema>
}

const indexOf: (schemas: readonly FieldSchema[]) => FieldIndex = once((schemas) => {
  const byMatch = new Map<string, FieldSchema>()
  const bySynonym = new Map<string, FieldSchema>()
  for (const field of schemas) {
    if (!byMatch.has(field.match)) byMatch.set(field.match, field)
    for (const synonym of field.synonyms) if (!bySynonym.has(synonym)) bySynonym.set(synonym, field)
  }
  return { byMatch, bySynonym }
})

/** Makes fields of what was found: schema, value, nested entries, and which of them repeat another. */
export function readFields(
  reading: Reading,
  found: readonly FoundField[],
  schemas: readonly FieldSchema[],
): readonly Field[] {
  const first = new Map<FieldSchema, Field>()
  const keys = new Set(found.map(({ raw }) => normalizeKey(raw.key)))
  return found.map(({ raw, span: at, form, list }) => {
    const exact = schemaOf(raw.key, schemas)
    // Where the template's own key is there too, its synonym is a field of its own.
    const shadowed = exact && normalizeKey(raw.key) !== exact.match && keys.has(exact.match)
    const schema = shadowed ? undefined : exact
    const value = valueSlot(reading, raw, schema, list && spanOfValue(reading, list))
    const entries = schema?.entries && list ? readPairs(reading, [list], schema.entries) : undefined
    const twin = schema && (first.get(schema) ?? contradicted(reading, raw.key, schema, value))
    const field: Field = {
      key: raw.key,
      keySpan: raw.keySpan,
      schema,
      role: schema?.role,
      span: at,
      value,
      entries,
      duplicateOf: twin,
      form,
    }
    if (schema && !twin) first.set(schema, field)
    return field
  })
}

/** The required fields of the template that nothing answers. */
export function absentFields(fields: readonly Field[], schemas: readonly FieldSchema[]): readonly FieldSchema[] {
  return schemas.filter((schema) => !schema.slot.optional && !fields.some((field) => field.schema === schema))
}

/**
 * The field of front matter that says something else under the same name; `date` there, for `Created`, is the day of publication. What is
 * said again, if in more words (`✅ Complete`), contradicts nothing.
 */
function contradicted({ inFrontMatter }: Reading, key: string, schema: FieldSchema, value: Slot): Field | undefined {
  const field = inFrontMatter.get(schema)
  if (field?.value.state !== 'filled' || value.state !== 'filled') return undefined
  const isSaid =
    oneHolds(normalizeKey(field.key), normalizeKey(key)) &&
    !oneHolds(normalizeText(field.value.text), normalizeText(value.text))
  return isSaid ? field : undefined
}

const LONGEST_SAID = 500

/**
 * Whether one of two texts is in the other and begins a word or a number there: `complete` in `✅ completed`, but not in `incomplete`. No
 * number is cut: `#12` is not in `#123`.
 */
function oneHolds(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  // Of a long text each place that holds the other would be compared with it anew.
  if (long.length > LONGEST_SAID) return long.includes(short)
  for (let at = long.indexOf(short); at >= 0; at = long.indexOf(short, at + 1))
    if (!cutsNumber(long, at) && !cutsNumber(long, at + short.length) && !cutsWord(long, at)) return true
  return false
}

function cutsNumber(text: string, at: number): boolean {
  return /^\d\d$/.test(text.slice(Math.max(0, at - 1), at + 1))
}

function cutsWord(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)]
  return isWordAt(before, 0) && isWordAt(after, 0) && !/\d/.test(before + after)
}

/** The whole list; of one that is nothing but placeholders, the first. */
function spanOfValue({ text, schema }: Reading, list: List): Span {
  const places = entriesOf(list, text).map(({ textSpan }) => textSpan)
  const [first] = places
  const isLeft = places.every(({ from, to }) => isPlaceholder(text.slice(from, to), schema.placeholders))
  return first && isLeft ? first : spanOf(list)
}

function valueSlot(reading: Reading, raw: RawField, schema: FieldSchema | undefined, nested: Span | undefined): Slot {
  const slot = schema?.slot ?? textSlot('', true)
  const empty = raw.valueSpan.from === raw.valueSpan.to
  if (!empty || !nested) return slotAt(reading, raw.valueSpan, slot)
  return schema?.entries ? slotOf(reading, raw.valueSpan, slot, 'filled') : slotAt(reading, nested, slot)
}
