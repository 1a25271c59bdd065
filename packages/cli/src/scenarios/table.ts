import type { DataTable } from 'truespec/vitest'

/** The table below a step, from its rows. */
export function createTable(rows: readonly (readonly string[])[]): DataTable {
  const copied = (from: number): string[][] => rows.slice(from).map((row) => [...row])
  return {
    raw: () => copied(0),
    rows: () => copied(1),
    hashes() {
      const [header = []] = rows
      return rows.slice(1).map((row) => recordOf(header.map((name, i) => [name, row[i] ?? ''])))
    },
    rowsHash() {
      if (rows.some((row) => row.length !== 2)) throw new Error('rowsHash() needs a table of two columns')
      return recordOf(rows.map(([name = '', value = '']) => [name, value]))
    },
  }
}

/** Without a prototype: a table may have a column `__proto__`. */
function recordOf(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const record = Object.create(null) as Record<string, string>
  for (const [name, value] of entries) record[name] = value
  return record
}
