import { entryTextStart, LIST_MARK } from '../../markdown/list-mark.ts'
import { normalizeKey } from '../../markdown/normalize.ts'
import type { Field, Section, Spec } from '../../spec/model.ts'
import { phases } from '../../spec/views.ts'
import type { FieldSchema, PairsSchema } from '../../template/schema.ts'
import type { FoundFix } from '../define.ts'
import { afterLineEnd, lineEnd, lineStart } from '../../text/lines.ts'
import { endOfEntry, linesAbove, linesBelow, marginOf, marksOf } from '../parts/beside.ts'
import { yamlText } from './rewrite.ts'

/**
 * A fix that adds a field of the template to the fields of a section, where the template has it and in the form of its neighbours. Undefined
 * where the section has none yet, in a metadata file, and where the key or what belongs below it stands in the section at another place.
 */
export function insertField(section: Section, schema: FieldSchema, spec: Spec): FoundFix | undefined {
  const { text } = spec
  const isYaml = spec.schema.frontMatter.includes(schema)
  const there = section.parts
    .flatMap((part) => (part.kind === 'fields' ? part.fields : []))
    .filter((field) => field.schema && !field.duplicateOf && (field.form === 'front-matter') === isYaml)
    .filter(({ form }) => form !== 'file')
  const [first] = there
  if (!first || (!isYaml && standsDeeper(section, schema, text))) return undefined
  const order = isYaml ? spec.schema.frontMatter : orderOf(section, spec)
  const at = order.indexOf(schema)
  const before = there.findLast((field) => field.schema && order.indexOf(field.schema) < at)
  const neighbour = before ?? first
  const line = lineOf(schema, neighbour, text, before !== undefined)
  if (line === undefined) return undefined
  const gap = isAlone(neighbour, text) ? [''] : []
  const title = `Insert '${line.replace(/^[\s>]+/, '').trimEnd()}'`
  // The template's placeholder is no answer: what is inserted is reported until somebody fills it.
  const fix = (edit: FoundFix['edits'][number]): FoundFix => ({ title, safe: false, edits: [edit] })
  const lost = lostEntries(section, schema, before, text)
  if (lost === 'below' && before) return fix(linesBelow(text, endOf(before), [line]))
  if (lost !== undefined) return undefined
  const lines = [line, ...entryLines(schema, neighbour, spec)]
  if (!before) return fix(linesAbove(text, first.span.from, [...lines, ...gap]))
  const end = before.form === 'list' ? endOfEntry(text, before.span.from, endOf(before)) : endOf(before)
  const edit = linesBelow(text, end, [...gap, ...lines])
  return fix({ ...edit, insert: breakBefore(before, there, text) + edit.insert })
}

/** An entry that stands further in than the fields of its list do: its key, in bold or not. */
const DEEPER_KEY = new RegExp(
  String.raw`^[ \t>]{1,40}${LIST_MARK}[ \t]{1,4}[*_]{0,3}([^\s:*_][^:*_\r\n]{0,80})[*_]{0,3}[ \t]{0,4}:`,
  'gm',
)

/** Whether the key of a field stands in a list below another entry, where it is read as no field. */
function standsDeeper(section: Section, { match }: FieldSchema, text: string): boolean {
  for (const [, key = ''] of bodyOf(section, text).matchAll(DEEPER_KEY)) if (normalizeKey(key) === match) return true
  return false
}

/** How much of a section is looked at. */
const MOST_TEXT = 20_000

function bodyOf({ heading, body, span }: Section, text: string): string {
  const { from, to } = heading ? body : span
  return text.slice(from, Math.min(to, from + MOST_TEXT))
}

/** Where entries stand that have lost their field: just below the one that goes before it, or at another place of the section. */
function lostEntries(
  section: Section,
  { entries }: FieldSchema,
  before: Field | undefined,
  text: string,
): 'below' | 'elsewhere' | undefined {
  if (!entries) return undefined
  const lines = bodyOf(section, text).split(/\r\n|\r|\n/)
  const next = before?.form === 'list' && !before.entries ? lineBelow(text, endOf(before)) : ''
  if (/^[ \t>]/.test(next) && isEntry(next, entries)) return 'below'
  // Any list holds words and a colon; those that count phases are known wherever they stand.
  return entries.keyPattern && lines.some((line) => isEntry(line, entries)) ? 'elsewhere' : undefined
}

function lineBelow(text: string, at: number): string {
  const start = afterLineEnd(text, lineEnd(text, at))
  return text.slice(start, lineEnd(text, start))
}

/** Whether a line is an entry as those below a field: with a key that counts as they do, else with any. */
function isEntry(line: string, { keyPattern }: PairsSchema): boolean {
  const start = entryTextStart(line.replace(/^[ \t>]+/, ''))
  if (start === 0) return false
  const words = line.replace(/^[ \t>]+/, '').slice(start)
  if (!keyPattern) return /^[^:]{1,200}:[ \t]/.test(words)
  const number = words.startsWith(keyPattern[0]) ? (/^\d{1,9}/.exec(words.slice(keyPattern[0].length))?.[0] ?? '') : ''
  return number !== '' && words.startsWith(keyPattern[1], keyPattern[0].length + number.length)
}

function orderOf(section: Section, spec: Spec): readonly FieldSchema[] {
  const content = section.schema?.content ?? [
    ...spec.schema.preamble,
    ...spec.schema.sections.filter((one) => one.role === 'metadata').flatMap((one) => one.content),
  ]
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
}

/** As its neighbour stands, which it follows or not. Undefined where that is in a form that no line can be added to. */
function lineOf(schema: FieldSchema, neighbour: Field, text: string, follows: boolean): string | undefined {
  const { form, span, keySpan } = neighbour
  const margin = marginOf(text, span.from)
  switch (form) {
    case 'list': {
      const { own, next } = marksOf(text, span.from)
      return `${margin}${follows ? next : own}${keyOf(schema)} ${schema.slot.placeholder}`.trimEnd()
    }
    case 'line': {
      const before = BEFORE_KEY.exec(margin)?.[0] ?? ''
      return `${before}${keyOf(schema)} ${schema.slot.placeholder}`.trimEnd() + hardBreak(neighbour, text)
    }
    case 'table':
      return hasTwoCells(text, span.from) ? `${margin}| ${schema.key} | ${schema.slot.placeholder} |` : undefined
    case 'front-matter':
      return lineStart(text, span.from) === keySpan.from ? yamlOf(schema) : undefined
    case 'file':
      return undefined
  }
}

/** What stands before the first key of a line: several keys may share an entry of a list. */
const BEFORE_KEY = new RegExp(String.raw`^[ \t>]*(?:${LIST_MARK}[ \t]+)?`)

/** Whether a row has a key and its value alone. */
function hasTwoCells(text: string, at: number): boolean {
  const row = text.slice(at, lineEnd(text, at)).replace(/\\./g, '').trim()
  return row.replace(/^\|/, '').replace(/\|$/, '').split('|').length === 2
}

/** The lines of the entries that stand below a field of a list. */
function entryLines(schema: FieldSchema, { form, span }: Field, spec: Spec): readonly string[] {
  if (form !== 'list') return []
  const indent = marginOf(spec.text, span.from) + ' '.repeat(marksOf(spec.text, span.from).own.length)
  return entriesOf(schema, spec).map((entry) => `${indent}- ${entry}`)
}

/** The entries below a field, with the template's placeholders: of those that count phases, one for each that is planned. */
function entriesOf({ entries }: FieldSchema, spec: Spec): readonly string[] {
  if (!entries) return []
  const { key, keyPattern, values } = entries
  const value = values.map(({ placeholder }) => placeholder).join(' - ')
  if (!keyPattern) return [`${key.placeholder}: ${value}`]
  const planned = phases(spec).flatMap(({ number }) => number ?? [])
  return (planned.length > 0 ? planned : [1]).map((number) => `${keyPattern.join(String(number))}: ${value}`)
}

/** A list or a map of several lines is its writer's to begin. */
function yamlOf({ key, slot: { placeholder } }: FieldSchema): string | undefined {
  return /[\r\n]/.test(placeholder) ? undefined : `${key}: ${yamlText(placeholder)}`.trimEnd()
}

/** What ends the line of a field within a paragraph: two blanks, or a backslash. */
function hardBreak(field: Field, text: string): string {
  const end = endOf(field)
  return /(?: {2,}|\\)$/.exec(text.slice(lineStart(text, end), lineEnd(text, end)))?.[0] ?? ''
}

/** The break that the last line of a paragraph does without, where the others have one and a line comes below it. */
function breakBefore(last: Field, there: readonly Field[], text: string): string {
  if (last.form !== 'line' || isAlone(last, text) || hardBreak(last, text) !== '') return ''
  const others = there.filter((field) => field.form === 'line' && !isAlone(field, text))
  return others.map((field) => hardBreak(field, text)).find((each) => each !== '') ?? ''
}

/** Whether a field is a paragraph of its own. */
function isAlone({ form, span }: Field, text: string): boolean {
  if (form !== 'line') return false
  const start = lineStart(text, span.from)
  return (
    /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 100), start)) &&
    /^(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(text.slice(lineEnd(text, span.to)).slice(0, 100))
  )
}

/** The key and its colon with the template's own marks, `**Date:**`; from a table or front matter, which have no colon in such a place, in bold. */
function keyOf({ key, source }: FieldSchema): string {
  const line = source.split(/[\r\n]+/).find((each) => each.includes(key)) ?? ''
  const at = line.indexOf(key)
  const before = /(?:\*{1,3}|_{1,3}|`)?$/.exec(line.slice(0, Math.max(0, at)))?.[0] ?? ''
  const after = /^[*_`]{0,3}[ \t]{0,9}:[*_`]{0,3}(?=[ \t]|$)/.exec(line.slice(at + key.length))?.[0]
  return at < 0 || after === undefined ? `**${key}**:` : `${before}${key}${after}`
}

function endOf(field: Field): number {
  return Math.max(field.span.to, field.value.span.to, field.entries?.span.to ?? 0)
}
