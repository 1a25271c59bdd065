import type { Cell, Row } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import { isBlank } from '../values/blank.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A cell that should say something and does not. */
export default defineRule({
  code: 'cell-empty',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['table-ragged', 'risk-unmitigated'],
  says: ({ column, value }) => {
    if (value === DASHES) return 'The row is a second line of dashes below the header: take it out'
    if (column === '') return 'The row is empty'
    if (value !== '' && !/^[-–—]$/.test(String(value)))
      return `'${value}' under '${column}' gives no reason: expected '${value}: reason'`
    return `The cell under '${column}' is empty`
  },
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'table')) {
      if (part.schema.optional) continue
      for (const row of part.rows) yield* emptyIn(row)
    }
  },
})

/** What is told of a row that is another delimiter row (GFM, section 4.10): renderers show its dashes. */
const DASHES = 'dashes'

function isDelimiter({ cells }: Row): boolean {
  return cells.length > 1 && cells.every(({ value }) => /^:?-{2,}:?$/.test(value.text))
}

function* emptyIn(row: Row): Generator<Found> {
  if (isDelimiter(row)) return yield { at: row.span, data: { column: '', value: DASHES } }
  const cells = row.cells.filter((cell) => cell.column && !cell.value.schema.optional)
  if (cells.length > 1 && row.cells.every((cell) => cell.value.state === 'empty'))
    return yield { at: row.span, data: { column: '', value: '' } }
  // A row of placeholders is still the template's, and reported as that.
  if (!cells.some(({ value }) => value.state === 'filled' || value.state === 'waived') && cells.some(isLeft)) return
  for (const cell of cells)
    if (isEmpty(cell)) yield { at: cell.value.span, data: { column: cell.column?.header ?? '', value: shown(cell) } }
}

function isLeft({ value }: Cell): boolean {
  return value.state === 'placeholder'
}

/** What the cell says instead, to be named in the message. */
function shown({ value }: Cell): string {
  return isBlank(value.text) ? '' : shortened(value.text)
}

/** `None` and `N/A` say that there is nothing, and not why. Where the template's own cells are empty, nothing says that they are no answer. */
function isEmpty({ value }: Cell): boolean {
  return value.state === 'empty' || (value.state === 'bare-waiver' && value.schema.placeholder !== '')
}
