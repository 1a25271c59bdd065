import { afterListMark, LIST_MARK } from '../../markdown/list-mark.ts'
import type { Field, Section, Spec } from '../../spec/model.ts'
import { phases } from '../../spec/views.ts'
import type { FieldSchema } from '../../template/schema.ts'
import type { FoundFix } from '../define.ts'
import { lineEnd, lineStart } from '../../text/lines.ts'
import { yamlText } from './rewrite.ts'

/**
 * A fix that adds a field of the template to the fields of a section, where the template has it and in the form of its neighbours. Undefined
 * where the section has none yet, and in a metadata file.
 */
export function insertField(section: Section, schema: FieldSchema, spec: Spec): FoundFix | undefined {
  const isYaml = spec.schema.frontMatter.includes(schema)
  const there = section.parts
    .flatMap((part) => (part.kind === 'fields' ? part.fields : []))
    .filter((field) => field.schema && !field.duplicateOf && (field.form === 'front-matter') === isYaml)
    .filter(({ form }) => form !== 'file')
  const [first] = there
  if (!first) return undefined
  const order = isYaml ? spec.schema.frontMatter : orderOf(section, spec)
  const at = order.indexOf(schema)
  const before = there.findLast((field) => field.schema && order.indexOf(field.schema) < at)
  const neighbour = before ?? first
  const line = lineOf(schema, neighbour, spec.text)
  if (line === undefined) return undefined
  const lines = [line, ...linesBelow(schema, neighbour, spec)].join('\n')
  const parting = isAlone(neighbour, spec.text) ? '\n\n' : '\n'
  const from = before ? lineEnd(spec.text, endOf(before)) : lineStart(spec.text, first.span.from)
  // The text of a file that does not end its last line still ends where it did.
  return {
    title: `Insert '${line.trim()}'`,
    // The template's placeholder is no answer: what is inserted is reported until somebody fills it.
    safe: false,
    edits: [{ from, to: from, insert: before ? `${parting}${lines}` : `${lines}${parting}` }],
  }
}

function orderOf(section: Section, spec: Spec): readonly FieldSchema[] {
  const content = section.schema?.content ?? [
    ...spec.schema.preamble,
    ...spec.schema.sections.filter((one) => one.role === 'metadata').flatMap((one) => one.content),
  ]
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
}

/** As its neighbour stands. Undefined where that is in a form that no line can be added to. */
function lineOf(schema: FieldSchema, neighbour: Field, text: string): string | undefined {
  const start = lineStart(text, neighbour.span.from)
  const line = text.slice(start, lineEnd(text, endOf(neighbour)))
  switch (neighbour.form) {
    case 'list':
      return entryOf(schema, neighbour, text)
    case 'line':
      return (
        `${BEFORE_KEY.exec(line)?.[0] ?? ''}${keyOf(schema)} ${schema.slot.placeholder}`.trimEnd() + hardBreak(line)
      )
    case 'table':
      return TWO_CELLS.test(line) ? `| ${schema.key} | ${schema.slot.placeholder} |` : undefined
    case 'front-matter':
      return start === neighbour.keySpan.from ? yamlOf(schema) : undefined
    case 'file':
      return undefined
  }
}

const TWO_CELLS = /^[ \t>]*\|?(?:[^|\\]|\\.)*\|(?:[^|\\]|\\.)*\|?[ \t]*$/
/** What stands before the first key of a line: several keys may share an entry of a list. */
const BEFORE_KEY = new RegExp(String.raw`^[ \t>]*(?:${LIST_MARK}[ \t]+)?`)

/** With the indentation and the list marker of its neighbour. */
function entryOf(schema: FieldSchema, neighbour: Field, text: string): string {
  const { indent, marker } = marginOf(neighbour, text)
  return `${indent}${marker}${keyOf(schema)} ${schema.slot.placeholder}`.trimEnd()
}

function marginOf({ span: { from } }: Field, text: string): { readonly indent: string; readonly marker: string } {
  const indent = text.slice(lineStart(text, from), from).replace(/^\ufeff/, '')
  return { indent, marker: text.slice(from, afterListMark(text, from)) || '- ' }
}

/** The lines of the entries that stand below a field of a list. */
function linesBelow(schema: FieldSchema, neighbour: Field, spec: Spec): readonly string[] {
  if (neighbour.form !== 'list') return []
  const { indent, marker } = marginOf(neighbour, spec.text)
  return entriesOf(schema, spec).map((entry) => `${indent}${' '.repeat(marker.length)}- ${entry}`)
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

/** What ends a line within a paragraph: two blanks, or a backslash. */
function hardBreak(line: string): string {
  return /(?: {2,}|\\)$/.exec(line)?.[0] ?? ''
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
