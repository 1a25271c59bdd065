import {
  type Fields,
  type FrontMatterEntry,
  type FrontMatterFault,
  frontMatterOf,
  parseYamlFields,
} from '../markdown/front-matter.ts'
import { normalizeKey, normalizeText } from '../markdown/normalize.ts'
import type { RawSection } from '../markdown/sections.ts'
import type { Root } from '../markdown/tree.ts'
import type { FieldSchema, Schema, SlotSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { span } from '../text/span.ts'
import { matchId } from '../values/id-pattern.ts'
import { noteLeftBeside } from './beside.ts'
import { type Reading, stateOf } from './context.ts'
import { absentFields, findFields, readFields, schemaOf } from './fields.ts'
import { formsOfPreamble, readLeftLines } from './left-lines.ts'
import type { Field, Part, Section, Slot } from './model.ts'
import { once } from '../text/once.ts'
import { readContent } from './parts.ts'
import { preamblePool } from './pool.ts'
import { isNamed } from './section-index.ts'

/** A file beside the spec that holds fields: its path from the root, and its text. */
export interface MetadataFile {
  readonly file: string
  readonly text: string
}

/** Reads what stands before the first section: its own content, and the metadata in whatever form it was written. */
export function readPreamble(
  reading: Reading,
  root: Root,
  top: RawSection,
  title: RawSection | undefined,
  metadata: MetadataFile | undefined,
): Section {
  const { schema } = reading
  const known = reading.slots.length
  const pool = preamblePool(top, title, reading.text)
  const wanted = metadataFields(schema)
  const own = fieldsOf(schema.preamble)
  const front = frontMatterOf(root, reading.text)
  const beside = metadata && parseYamlFields(metadata.text)
  const entries = withTwins([
    ...(front?.entries ?? []).map((entry) => yamlField(reading, entry, wanted, 'front-matter', undefined)),
    ...(beside?.entries ?? []).map((entry) => yamlField(reading, entry, wanted, 'file', metadata?.file)),
  ])
  // What does not parse was read as somebody else than its writer reads it: it contradicts nothing.
  const unparsed = faultOf(front)
  for (const field of unparsed.length > 0 ? [] : entries)
    if (field.form === 'front-matter' && field.schema && !field.duplicateOf && isOnce(field.schema, wanted))
      reading.inFrontMatter.set(field.schema, field)
  const below = readFields(reading, findFields(reading, pool, wanted), wanted)
  const fields = [...entries, ...below]
  // Beside a list that holds the fields, front matter that has none of them is for other programs.
  const isMoved = entries.some((field) => field.schema) && !below.some((field) => field.schema)
  const isRead = schema.frontMatter.length > 0 || (isMoved && !hasMetadata(top, title, schema))
  const faults = [
    ...(unparsed.length > 0 && (isRead || namesFields(front?.source ?? '', wanted)) ? unparsed : []),
    ...(isRead ? faultOf(beside, metadata?.file) : []),
  ]
  reading.frontMatterFaults.push(...faults)
  for (const one of schema.preamble) if (one.kind === 'fields') noteLeftBeside(reading, pool.lists, one)
  const content = readContent(reading, pool, contentBefore(schema), true)
  const demanded = schema.preamble.some((one) => one.kind === 'fields' && !one.optional) ? own : []
  const asked = [...(faults.length > 0 && isMoved ? [] : demanded), ...(faults.length > 0 ? [] : schema.frontMatter)]
  const [first] = fields
  const parts: readonly Part[] = first
    ? [{ kind: 'fields', schema: undefined, role: undefined, span: first.span, fields }, ...content.parts]
    : content.parts
  readLeftLines(reading, pool, formsOfPreamble(schema.preamble), { parts, slots: reading.slots.slice(known) })
  return {
    heading: undefined,
    schema: undefined,
    matched: undefined,
    role: undefined,
    number: undefined,
    title: undefined,
    span: span(0, top.sections[0]?.span.from ?? reading.text.length),
    body: span(0, 0),
    state: 'filled',
    parts,
    missing: content.missing,
    missingFields: absentFields(fields, asked),
    sections: [],
    absent: [],
    duplicateOf: undefined,
  }
}

/**
 * The heading that stands in for a title where the template has none: the first of all, under a name of the writer's own, with the fields
 * below it that the template has before its first section.
 */
export function headOfFields(reading: Reading, top: RawSection): RawSection | undefined {
  const { schema, text } = reading
  const [first] = top.sections
  const wanted = fieldsOf(schema.preamble)
  if (schema.title || !first?.heading || wanted.length === 0) return undefined
  const { key } = first.heading
  if (schema.sections.some((section) => isNamed(section, key) || section.synonyms.includes(key))) return undefined
  if (preamblePool(top, undefined, text).own.length > 0) return undefined
  const below = findFields(reading, preamblePool(top, first, text), wanted)
  return below.some(({ raw }) => schemaOf(raw.key, wanted)) ? first : undefined
}

/** What keeps YAML from being read as it was meant. A key that stands twice does not. */
function faultOf(yaml: Fields | undefined, file?: string): readonly FrontMatterFault[] {
  if (!yaml?.fault || yaml.fault.reason === 'duplicate-key') return []
  return [{ ...yaml.fault, span: { ...yaml.fault.span, ...(file !== undefined && { file }) } }]
}

const KEY = /^[\w][\w .-]{0,60}(?=:(?:\s|$))/gm

/** Whether YAML that does not parse has a line that begins as a field of the template, by its own name: `date` is for other programs. */
function namesFields(source: string, wanted: readonly FieldSchema[]): boolean {
  const own = new Set(wanted.map(({ match }) => match))
  return (source.match(KEY) ?? []).some((key) => own.has(normalizeKey(key)))
}

/** Every field that metadata may hold, wherever the template puts it. */
const metadataFields: (schema: Schema) => readonly FieldSchema[] = once((schema) => {
  const sections = schema.sections
    .filter((section) => section.role === 'metadata')
    .flatMap((section) => fieldsOf(section.content))
  return [...schema.frontMatter, ...fieldsOf(schema.preamble), ...sections]
})

/** What the template asks for before the first section, besides fields. */
const contentBefore: (schema: Schema) => Schema['preamble'] = once(({ preamble }) =>
  preamble.filter((one) => one.kind !== 'fields'),
)

function fieldsOf(content: Schema['preamble']): readonly FieldSchema[] {
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
}

/** Whether the section of the template that holds the fields is there. */
function hasMetadata(top: RawSection, title: RawSection | undefined, schema: Schema): boolean {
  const keys = new Set(
    schema.sections.flatMap(({ role, key, synonyms }) => (role === 'metadata' ? [key, ...synonyms] : [])),
  )
  return [...top.sections, ...(title?.sections ?? [])].some(({ heading }) => keys.has(heading?.key ?? ''))
}

/** Keys of the template that stand twice in one YAML, the second with the first. */
function withTwins(fields: readonly Field[]): readonly Field[] {
  const first = new Map<string, Field>()
  return fields.map((field) => {
    const key = `${field.form} ${normalizeKey(field.key)}`
    const twin = field.schema && first.get(key)
    if (!twin) first.set(key, field)
    return twin ? { ...field, duplicateOf: twin } : field
  })
}

/** Whether the template has a field in one place only: who asks for it in two wants two values. */
function isOnce({ match }: FieldSchema, wanted: readonly FieldSchema[]): boolean {
  return wanted.filter((field) => field.match === match).length === 1
}

/** `created: [DATE]` is a list to YAML, and a placeholder to its writer: the template's own text, or one word where a date or an ID is wanted. */
function isBracketed({ kind, items, value }: FrontMatterEntry, { type, placeholder }: SlotSchema): boolean {
  if (kind !== 'list' || items.length !== 1) return false
  if (normalizeText(`[${value}]`) === normalizeText(placeholder)) return true
  return type.kind === 'date' ? !/\d/.test(value) : type.kind === 'id' && !matchId(type.pattern, value)
}

/** The words of a key that capitals part: `lastUpdated`. */
function parted(key: string): string {
  return key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
}

function yamlField(
  reading: Reading,
  entry: FrontMatterEntry,
  wanted: readonly FieldSchema[],
  form: 'front-matter' | 'file',
  file: string | undefined,
): Field {
  const schema = schemaOf(normalizeKey(entry.key), wanted) ?? schemaOf(parted(entry.key), wanted)
  const slot = schema?.slot ?? textSlot('', true)
  const there = file === undefined ? {} : { file }
  const text = isBracketed(entry, slot) ? `[${entry.value}]` : entry.value
  const state = stateOf(text, slot, reading)
  const value: Slot = {
    schema: slot,
    span: { ...entry.valueSpan, ...there },
    text,
    yaml: text === entry.value ? entry.style : 'other',
    // What a key of somebody else's holds (`argument-hint: [path]`) is no slot of the template.
    state: state === 'placeholder' && !schema ? 'filled' : state,
  }
  if (file === undefined) reading.slots.push(value)
  return {
    key: entry.key,
    keySpan: { ...entry.keySpan, ...there },
    schema,
    role: schema?.role,
    span: { from: entry.keySpan.from, to: Math.max(entry.keySpan.to, entry.writtenSpan.to), ...there },
    value,
    entries: undefined,
    duplicateOf: undefined,
    form,
  }
}
