import type { Table } from 'mdast'
import { normalizeKey } from '../markdown/normalize.ts'
import { rowsOf } from '../markdown/tables.ts'
import { compilePattern, describePattern, type IdPattern, matchId } from '../values/id-pattern.ts'
import { holdsPlaceholder, isPlaceholder } from '../values/placeholder.ts'
import { areDistinct, fieldSchema, isToFill } from './fields.ts'
import { columnRole, fieldRole } from './roles.ts'
import type { ColumnSchema, ContentSchema, FieldSchema, FieldsSchema, SlotSchema } from './schema.ts'
import { choiceOf, slotOf, textSlot } from './slot.ts'
import { columnSynonyms } from './synonyms.ts'

/** What a table of the template demands: fields, or rows with these columns; nothing where it has all its rows itself. */
export function contentOfTable(node: Table, text: string, source: string): readonly ContentSchema[] {
  const [header, ...rows] = rowsOf(node, text)
  if (!header) return []
  const cell = (row: (typeof rows)[number] | undefined, i: number): string => {
    const at = row?.cells[i]
    return at ? text.slice(at.from, at.to) : ''
  }
  const [head, ...pairs] = [header, ...rows].map((row): Pair => [cell(row, 0), cell(row, 1)])
  const fields = head && header.cells.length === 2 ? fieldsOfTable(head, pairs, source) : undefined
  if (fields) return [fields]
  const keyed = fieldsOfWideTable(
    [header, ...rows].map((row) => row.cells.map((_, i) => cell(row, i))),
    source,
  )
  if (keyed) return [keyed]
  // Where the template names the rows, `| Speed | | |`, what it leaves empty is open; `| … | | |` is a form to fill.
  const isMatrix = rows.length > 0 && pairs.every(([key]) => isKey(key))
  const written = rows.filter((row) => row.cells.some((_, i) => cell(row, i) !== ''))
  const columns = header.cells.flatMap((_, i): readonly ColumnSchema[] => {
    const name = cell(header, i)
    // `[Option 1]`: a column that the spec names.
    if (isPlaceholder(name)) return []
    const values = rows.map((row) => cell(row, i))
    const openIn = rowsWithout(written.map((row) => [cell(row, 0), cell(row, i)]))
    return [columnOf(name, values, { isMatrix, openIn, isFirst: i === 0 && header.cells.length > 1 })]
  })
  const open = rows.some((row) =>
    row.cells.some((_, i) => {
      const value = cell(row, i)
      return value === '' || holdsPlaceholder(value) || choiceOf(value) !== undefined
    }),
  )
  return open || rows.length === 0 ? [{ kind: 'table', columns, optional: false, source }] : []
}

/** Where a column stands. `isMatrix`: the template names the rows; `openIn`: those in which it leaves the column empty; `isFirst`: other columns follow it. */
interface Place {
  readonly isMatrix: boolean
  readonly openIn: readonly string[]
  readonly isFirst: boolean
}

function columnOf(header: string, values: readonly string[], { isMatrix, openIn, isFirst }: Place): ColumnSchema {
  const match = normalizeKey(header)
  const role = columnRole(match)
  const isOpen = isMatrix && values.every((value) => value === '')
  const slot = isOpen ? textSlot('', true) : columnSlot(match, values, isFirst)
  return {
    header,
    match,
    synonyms: columnSynonyms(match),
    ...(role && { role }),
    slot,
    ...(openIn.length > 0 && !slot.optional && { openIn }),
  }
}

function columnSlot(match: string, values: readonly string[], isFirst: boolean): SlotSchema {
  const pattern = idColumn(values, isFirst)
  if (pattern) return { type: { kind: 'id', pattern }, placeholder: '', optional: false }
  const choice = values.map((value) => choiceOf(value)).find((one) => one !== undefined && !one.open)
  const offering = choice && values.find((value) => choiceOf(value))
  if (choice) return { type: lowestFirst(choice), placeholder: offering ?? '', optional: false }
  const value = values.find((each) => each !== '' && !ELLIPSIS.test(each)) ?? ''
  // In the first column a metric is named; what is measured stands right of it.
  return isFirst && NAMES_METRIC.test(value) ? textSlot(value) : cellSlot(value, match, values)
}

const NAMES_METRIC = /^[\s`*[{<]{0,9}metric[\s`*\]}>]{0,9}$/i
const ELLIPSIS = /^(?:…|\.\.\.)$/

/** The slot of a column. A placeholder that only repeats the header (`<metric>` under Metric) asks for no type but a date. */
function cellSlot(value: string, match: string, values: readonly string[]): SlotSchema {
  const slot = slotOf(value)
  const { type } = slot
  if (type.kind === 'date') return slot
  if (normalizeKey(value).replace(/^[[{<［]|[\]}>］]$/g, '') === match) return textSlot(value)
  // Where other rows hold something else, `| Number | FS-[NUMBER] |` is the ID of the document, and identifies no row.
  return type.kind !== 'id' || values.every((other) => fitsForm(other, type.pattern)) ? slot : textSlot(value)
}

/** Whether a cell asks for an ID of a form, bears one, or says nothing. */
function fitsForm(value: string, pattern: IdPattern): boolean {
  if (value === '' || ELLIPSIS.test(value) || matchId(pattern, value)?.length === value.length) return true
  const { type } = slotOf(value)
  return type.kind === 'id' && describePattern(type.pattern) === describePattern(pattern)
}

/** A column whose cells count up, `REQ-001`, `REQ-002`, identifies its rows, and so does the first one where its one row bears the first of a series, `REQ-001`. */
function idColumn(values: readonly string[], isFirst: boolean): IdPattern | undefined {
  const ids = new Set(values.filter((value) => /^[A-Z]{1,12}[-_]?\d+$/.test(value)))
  const [first] = ids
  if (first === undefined || ids.size !== values.length) return undefined
  return ids.size > 1 || (isFirst && /\D0+1$/.test(first)) ? compilePattern(first) : undefined
}

function lowestFirst<C extends { readonly choices: readonly string[] }>(choice: C): C {
  return /^(?:high|critical|severe|major)\b/i.test(choice.choices[0] ?? '') &&
    /^(?:low|minor|none)\b/i.test(choice.choices.at(-1) ?? '')
    ? { ...choice, choices: choice.choices.toReversed() }
    : choice
}

/** The cells of a row of two. */
type Pair = readonly [string, string]

/** What a column of keys is called, in the languages that templates are mostly written in. */
const KEY_HEADER =
  /^(?:|field|key|attribute|property|item|metadata|feld|eigenschaft|attribut|schlüssel|champ|clé|propriété|campo|clave|propiedad|atributo|項目|項目名|属性|キー|項目名称|项目|字段|屬性|欄位|항목|필드|속성|поле|атрибут)$/i

/** Whether a cell names its row: neither a placeholder nor counted. */
function isKey(cell: string): boolean {
  return cell !== '' && !holdsPlaceholder(cell) && !/\d$/.test(cell)
}

/**
 * The rows in which the template leaves a column empty beside others: those that it names, `| **Total** | [n] | |`, and those that go on with
 * the one above, `| | [Key result] |`.
 */
function rowsWithout(rows: readonly Pair[]): readonly string[] {
  return rows.flatMap(([key, value], at) => {
    if (value !== '') return []
    if (key === '') return at > 0 ? [''] : []
    return isKey(key) ? [normalizeKey(key)] : []
  })
}

/**
 * A two-column table of literal keys and placeholder values holds fields. Under an empty header, or one that says so, values may be
 * defaults too, and so they may where the header is the first of the fields: `| **Owner** | [Name] |`.
 */
function fieldsOfTable(header: Pair, below: readonly Pair[], source: string): FieldsSchema | undefined {
  const isField =
    (!isPlaceholder(header[0]) && isPlaceholder(header[1].replace(/^[@#]/, ''))) || isHinted(header, below)
  const rows = isField ? [header, ...below] : below
  if (rows.length < 2) return undefined
  const saysSo = isField || KEY_HEADER.test(header[0])
  const keyed = rows.every(
    ([key, value]) =>
      isKey(key) &&
      (saysSo ||
        holdsPlaceholder(value) ||
        choiceOf(value) ||
        fieldRole(normalizeKey(key), { kind: 'text' }) === 'status'),
  )
  // Under an empty header a form may hold nothing but defaults and choices.
  const isForm = header[0] === '' && header[1] === '' && rows.every(([, value]) => value !== '')
  if (!keyed || !rows.some(([, value]) => holdsPlaceholder(value) || (isForm && choiceOf(value)))) return undefined
  return {
    kind: 'fields',
    fields: rows.map(([key, value]) => fieldOfRow(key, value)),
    optional: false,
    source,
  }
}

/**
 * A table of several keys in a row, `| **Author** | [Name] | **Created** | [Date] |`, each before its value: all keys are in bold or end in
 * a colon, and all values are to be filled in. Where the keys run out, both cells are empty.
 */
function fieldsOfWideTable(rows: readonly (readonly string[])[], source: string): FieldsSchema | undefined {
  const width = rows[0]?.length ?? 0
  if (width < 4 || width % 2 > 0) return undefined
  const fields: FieldSchema[] = []
  for (const cells of rows)
    for (let at = 0; at < cells.length; at += 2) {
      const [key = '', value = ''] = cells.slice(at, at + 2)
      if (key === '' && value === '') continue
      if (!SIGNED_KEY.test(key) || holdsPlaceholder(key)) return undefined
      const field = fieldOfRow(key, value)
      if (!isToFill(field)) return undefined
      fields.push(field)
    }
  return fields.length > 1 && areDistinct(fields) ? { kind: 'fields', fields, optional: false, source } : undefined
}

/** `**Key**`, `Key:`, `**Key**:`. */
const SIGNED_KEY = /^(?:\*\*[^*|]+\*\*\s?[:：]?|[^*|]*[^*|\s]\s?[:：])$/

const IN_BOLD = /^\*\*[^*|]+\*\*$/
const IN_ITALICS = /^(?:\*[^*|]+\*|_[^_|]+_)$/

/** Whether a header is a field with a hint in italics, `| **Release** | *Type // for a date* |`, among keys that are all in bold. */
function isHinted([key, hint]: Pair, below: readonly Pair[]): boolean {
  return IN_ITALICS.test(hint) && IN_BOLD.test(key) && below.every(([other]) => IN_BOLD.test(other))
}

/** A cell offers a choice between slashes: `Idea/Draft/Final`. Of two words it may as well be a name: `Node/Express`. */
function fieldOfRow(key: string, value: string): FieldSchema {
  const field = fieldSchema(key.replace(/\*\*/g, '').replace(/\s*[:：]$/, ''), value, `| ${key} | ${value} |`)
  const choice = field.slot.type.kind === 'text' && !holdsPlaceholder(value) ? choiceOf(value) : undefined
  if (!choice || choice.open || choice.choices.length < 3) return field
  return { ...field, slot: { ...field.slot, type: choice } }
}
