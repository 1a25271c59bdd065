import type { Table } from 'mdast'
import type { RawField } from '../markdown/fields.ts'
import { type RawRow, rowsOf } from '../markdown/tables.ts'
import type { Span } from '../text/span.ts'

/** A field that a table holds, and the row that it stands in. */
export interface TabledField {
  readonly raw: RawField
  readonly row: Span
}

/**
 * The fields of a table that is one of fields whatever stands beside it: of two columns, every row whose first cell names one of the
 * template; of four or more, where all that stands in the odd ones is such a name.
 */
export function fieldsOfTable(table: Table, text: string, knows: (key: string) => boolean): readonly TabledField[] {
  const rows = rowsOf(table, text)
  const width = rows[0]?.cells.length ?? 0
  const isKeyed = width > 2 && width % 2 === 0 && rows.every(({ cells }) => areKeyed(text, cells, knows))
  if (isKeyed) return rows.flatMap((row) => tabledPairs(text, row, knows))
  return rows.flatMap((row) => (row.cells.length === 2 ? tabled(text, row, 0, knows) : []))
}

/** Whether every other cell names a field, the first to begin with; where the keys run out, it is empty. */
function areKeyed(text: string, cells: readonly Span[], knows: (key: string) => boolean): boolean {
  return cells.every((cell, i) => i % 2 > 0 || cell.from === cell.to || knows(nameOf(text, cell)))
}

/**
 * The fields of a wider table: a row of values below a row of nothing but keys of the template; two keys or more in a row, each before its value;
 * or a column of notes behind the values. What else has such words, a history of changes, is told from it by who asks: the fields stand nowhere else.
 */
export function fieldsOfWideTable(table: Table, text: string, knows: (key: string) => boolean): readonly TabledField[] {
  const [keys, values, ...more] = rowsOf(table, text)
  if (!keys || !values || keys.cells.length < 3) return []
  if (more.length === 0 && keys.cells.every((cell) => knows(nameOf(text, cell))))
    return keys.cells.flatMap((key, i) => fieldOf(text, key, values.cells[i], values.span))
  if (keys.cells.length === 3) return [values, ...more].flatMap((row) => tabled(text, row, 0, knows))
  if (keys.cells.length % 2 > 0) return []
  const own = tabledPairs(text, keys, knows)
  return [...(own.length > 1 ? own : []), ...[values, ...more].flatMap((row) => tabledPairs(text, row, knows))]
}

function tabledPairs(text: string, row: RawRow, knows: (key: string) => boolean): readonly TabledField[] {
  return row.cells.flatMap((_, i) => (i % 2 === 0 ? tabled(text, row, i, knows) : []))
}

/** The field whose key stands in a cell, and its value in the next. */
function tabled(text: string, row: RawRow, at: number, knows: (key: string) => boolean): readonly TabledField[] {
  const key = row.cells[at]
  return key && knows(nameOf(text, key)) ? fieldOf(text, key, row.cells[at + 1], row.span) : []
}

function fieldOf(text: string, key: Span, value: Span | undefined, row: Span): readonly TabledField[] {
  return value ? [{ raw: { key: nameOf(text, key), keySpan: key, valueSpan: value, strong: true }, row }] : []
}

function nameOf(text: string, { from, to }: Span): string {
  return text.slice(from, to).replace(/\*\*/g, '')
}
