import type { TableSchema } from '../template/schema.ts'
import type { Section, TablePart } from '../spec/model.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { lackingOrHollow } from './parts/lacking.ts'

/** A section that should hold a table and holds none, or one without a row. */
export default defineRule({
  code: 'table-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, columns, rows }) =>
    rows === 0
      ? `The table of '${section}' has no rows`
      : `'${section}' has no table${columns === '' ? '' : `: expected the columns ${columns}`}`,
  *check({ spec }): Iterable<Found> {
    const place = spec.title?.span ?? { from: 0, to: 0 }
    for (const section of lackingOrHollow(spec, 'table', isRowless)) {
      const empty = rowless(section)
      if (section.missing.length === 0 && empty.length === 0) continue
      const at = section.heading?.span ?? place
      const name = section.heading?.text ?? spec.schema.name
      for (const content of section.missing)
        if (content.kind === 'table') yield { at, data: { section: name, columns: columnsOf(content) } }
      for (const table of empty) yield { at, data: { section: name, columns: columnsOf(table), rows: 0 } }
    }
  },
})

function isRowless({ rows }: TablePart): boolean {
  return rows.length === 0
}

/** The template's tables that are there with their header and nothing else. */
function rowless(section: Section): readonly TableSchema[] {
  if (!section.parts.some((part) => part.kind === 'table' && isRowless(part))) return []
  const tables = section.parts.filter((part) => part.kind === 'table')
  const schemas = new Set(tables.flatMap(({ schema }) => (schema.optional ? [] : [schema])))
  return [...schemas].filter((schema) =>
    tables
      .filter((table) => table.schema === schema)
      .every((table) => table.rows.length === 0 && table.lost.length === 0),
  )
}

function columnsOf({ columns }: TableSchema): string {
  return columns.map((column) => `'${column.header}'`).join(', ')
}
