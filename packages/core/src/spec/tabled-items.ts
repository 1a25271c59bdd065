import type { Table } from 'mdast'
import { rowsOf } from '../markdown/tables.ts'
import type { ItemsSchema } from '../template/schema.ts'
import { type IdPattern, idOfNumbers, matchId, nearMiss } from '../values/id-pattern.ts'
import { unwrap } from '../values/wrapping.ts'
import { allEntries } from './list-entries.ts'
import { bearsIds } from './lists.ts'
import type { Pool } from './pool.ts'

/** So many characters of a cell or an entry are looked at: an ID is shorter. */
const LONGEST = 60
/** So many rows tell what a table is of. */
const ROWS = 2

/** Whether a table of a section names the items that the template has in a list, `| 1.1 | Create the table |`, and no list of the section names any: those beside it hold something else. */
export function areTabled(text: string, { lists, tables }: Pool, schema: ItemsSchema): boolean {
  if (!tables.some((table) => namesItems(table, text, schema.pattern))) return false
  return !bearsIds(lists, text, schema) && !bearsNumbers(text, lists, schema.pattern)
}

function namesItems(table: Table, text: string, pattern: IdPattern): boolean {
  const rows = rowsOf(table, text).slice(1, 1 + ROWS)
  return rows.length > 0 && rows.every(({ cells: [first] }) => first && isId(text.slice(first.from, first.to), pattern))
}

function isId(cell: string, pattern: IdPattern): boolean {
  const id = unwrap(cell.slice(0, LONGEST))
  return (matchId(pattern, id) ?? nearMiss(pattern, id) ?? idOfNumbers(pattern, id)) !== undefined
}

/** Whether an entry begins with the numbers of an ID: `1.1 Create the table`. */
function bearsNumbers(text: string, lists: Pool['lists'], pattern: IdPattern): boolean {
  return allEntries(lists, text, false).some(({ textSpan: { from, to } }) => {
    const numbers = /^[*_`]{0,3}(\d[\d.]*\d)/.exec(text.slice(from, Math.min(to, from + LONGEST)))?.[1]
    return numbers !== undefined && idOfNumbers(pattern, numbers) !== undefined
  })
}
