import { afterListMark } from '../../markdown/list-mark.ts'
import type { Field, Section, Spec } from '../../spec/model.ts'
import { phases } from '../../spec/views.ts'
import type { FieldSchema } from '../../template/schema.ts'
import type { FoundFix } from '../define.ts'
import { lineEnd, lineStart } from '../../text/lines.ts'

/** A fix that adds a field of the template to a list of fields, where the template has it. Undefined where the section has no such list. */
export function insertField(section: Section, schema: FieldSchema, spec: Spec): FoundFix | undefined {
  const there = section.parts
    .flatMap((part) => (part.kind === 'fields' ? part.fields : []))
    .filter((field) => field.form === 'list' && field.schema && !field.duplicateOf)
  const [first] = there
  if (!first) return undefined
  const order = orderOf(section, spec)
  const at = order.indexOf(schema)
  const before = there.findLast((field) => field.schema && order.indexOf(field.schema) < at)
  const [line, ...entries] = linesOf(schema, before ?? first, spec)
  const lines = [line, ...entries].join('\n')
  const from = before ? lineEnd(spec.text, endOf(before)) : lineStart(spec.text, first.span.from)
  // The text of a file that does not end its last line still ends where it did.
  return {
    title: `Insert '${line.trim()}'`,
    // The template's placeholder is no answer: what is inserted is reported until somebody fills it.
    safe: false,
    edits: [{ from, to: from, insert: before ? `\n${lines}` : `${lines}\n` }],
  }
}

function orderOf(section: Section, spec: Spec): readonly FieldSchema[] {
  const content = section.schema?.content ?? [
    ...spec.schema.preamble,
    ...spec.schema.sections.filter((one) => one.role === 'metadata').flatMap((one) => one.content),
  ]
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
}

/** With the indentation and the list marker of its neighbour, and below it its entries. */
function linesOf(schema: FieldSchema, neighbour: Field, spec: Spec): readonly [string, ...string[]] {
  const start = lineStart(spec.text, neighbour.span.from)
  const marker = spec.text.slice(neighbour.span.from, afterListMark(spec.text, neighbour.span.from)) || '- '
  const indent = spec.text.slice(start, neighbour.span.from).replace(/^\ufeff/, '')
  const below = indent + ' '.repeat(marker.length)
  return [
    `${indent}${marker}${keyOf(schema)} ${schema.slot.placeholder}`.trimEnd(),
    ...entriesOf(schema, spec).map((entry) => `${below}- ${entry}`),
  ]
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
