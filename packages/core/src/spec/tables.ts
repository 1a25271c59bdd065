import type { Table } from 'mdast'
import { normalizeKey } from '../markdown/normalize.ts'
import { rowsOf } from '../markdown/tables.ts'
import { spanOf } from '../markdown/tree.ts'
import type { ColumnSchema, ContentSchema, SlotSchema, TableSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { hasWord } from '../text/letters.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { type Reading, slotAt } from './context.ts'
import type { OverfullRow, TablePart } from './model.ts'

/** The tables that have the template's columns; where none has any, the first that no other of the template's has: all its columns are then lost. */
export function tablesOf(
  reading: Reading,
  tables: readonly Table[],
  one: TableSchema,
  content: readonly ContentSchema[],
): readonly Table[] {
  const known = (table: Table, schema: TableSchema): number => knownColumns(reading, table, schema)
  const best = Math.max(0, ...tables.map((table) => known(table, one)))
  if (best > 0) return tables.filter((table) => known(table, one) * 2 >= best)
  const isOther = (table: Table): boolean =>
    content.some((other) => other !== one && other.kind === 'table' && known(table, other) > 0)
  return tables.filter((table) => !isOther(table)).slice(0, 1)
}

/** How many columns of a table are the template's. */
function knownColumns(reading: Reading, table: Table, one: TableSchema): number {
  const header = table.children[0]
  const names =
    header?.children.map((cell) =>
      reading.text.slice(spanOf(cell).from, spanOf(cell).to).replace(/^\s*\|?|\|?\s*$/g, ''),
    ) ?? []
  return columnsOf(names, one).filter((column) => column !== undefined).length
}

/** Reads a table by the template's columns. Columns may stand in any order, and others may stand among them. */
export function readTable(reading: Reading, table: Table, schema: TableSchema): TablePart {
  const [header, ...rows] = rowsOf(table, reading.text)
  const cells = header?.cells ?? []
  const columns = columnsOf(
    cells.map((at) => reading.text.slice(at.from, at.to)),
    schema,
  )
  // `[Option 1]`: the name of a column is still to come.
  for (const [i, at] of cells.entries())
    if (!columns[i] && isPlaceholder(reading.text.slice(at.from, at.to))) slotAt(reading, at, textSlot('', true))
  const hasNamedRows = schema.columns.some(({ openIn }) => openIn !== undefined)
  return {
    kind: 'table',
    schema,
    role: schema.role,
    span: spanOf(table),
    headerSpan: header?.span ?? spanOf(table),
    headers: cells.map((at, i) => ({ text: reading.text.slice(at.from, at.to), span: at, column: columns[i] })),
    lost: schema.columns.filter((column) => !columns.includes(column)),
    rows: rows.map((row, index) => {
      const [name] = row.cells
      const named = hasNamedRows && name ? normalizeKey(reading.text.slice(name.from, name.to)) : undefined
      // The first row goes on with none.
      const key = index === 0 && named === '' ? undefined : named
      return {
        span: row.span,
        count: row.cells.length,
        cells: row.cells
          .slice(0, cells.length)
          .map((at, i) => ({ column: columns[i], value: slotAt(reading, at, cellSlot(columns[i], key)) })),
      }
    }),
  }
}

/** The rows of a table, whether or not the template has it, that say something in more cells than the header has. */
export function overfullRows(table: Table, text: string): readonly OverfullRow[] {
  const [header, ...rows] = rowsOf(table, text)
  const width = header?.cells.length ?? 0
  return rows.flatMap(({ span, cells }) => {
    const lost = cells.slice(width).map(({ from, to }) => text.slice(from, to))
    return lost.some(hasWord) ? [{ span, count: cells.length, header: width }] : []
  })
}

/** The slot of a column in a row; what the template leaves empty in a row of that name may stay so. */
function cellSlot(column: ColumnSchema | undefined, row: string | undefined): SlotSchema {
  if (!column) return textSlot('', true)
  return row !== undefined && column.openIn?.includes(row) ? { ...column.slot, optional: true } : column.slot
}

/** The only column that a single letter can stand for: `P` for `Probability`, where no other column begins so. */
function initialled(key: string, schema: TableSchema, taken: ReadonlySet<ColumnSchema>): ColumnSchema | undefined {
  if (key.length !== 1) return undefined
  const [column, another] = schema.columns.filter(({ match }) => match.length > 1 && match.startsWith(key))
  return column && !another && !taken.has(column) ? column : undefined
}

/** The template's column for each header: by its own name, else by that without a note (`Impact (1-5)`), else by another known one, else by its initial. */
function columnsOf(headers: readonly string[], schema: TableSchema): readonly (ColumnSchema | undefined)[] {
  const keys = headers.map((header) => normalizeKey(header))
  const taken = new Set<ColumnSchema>()
  const take = (column: ColumnSchema | undefined): ColumnSchema | undefined => {
    if (column) taken.add(column)
    return column
  }
  const exact = keys.map((key) => take(schema.columns.find((column) => column.match === key && !taken.has(column))))
  return exact.map((column, i) => {
    const key = keys[i] as string
    const bare = key.replace(/\s*\([^()]*\)$/, '')
    return (
      column ??
      take(schema.columns.find((other) => other.match === bare && !taken.has(other))) ??
      take(
        schema.columns.find(
          (other) => !taken.has(other) && (other.synonyms.includes(key) || other.synonyms.includes(bare)),
        ),
      ) ??
      take(initialled(key, schema, taken))
    )
  })
}
