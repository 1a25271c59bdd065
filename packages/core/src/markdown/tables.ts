import type { Table } from 'mdast'
import { lineEnd } from '../text/lines.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { spanOf } from './tree.ts'

/** A row as the source has it: `cells` may be more or fewer than the header's. */
export interface RawRow {
  readonly span: Span
  /** Each trimmed; an empty cell is an empty span in its middle. */
  readonly cells: readonly Span[]
}

/** The rows of a table, header first, the delimiter row left out. Escaped pipes do not part cells; pipes in code do (GFM 4.10). */
export function rowsOf(table: Table, text: string): readonly RawRow[] {
  return table.children.map((row) => {
    const { from } = spanOf(row)
    const to = lineEnd(text, from)
    return { span: trimmed(text, span(from, to)), cells: cellsOf(text, from, to) }
  })
}

function cellsOf(text: string, from: number, to: number): readonly Span[] {
  const line = trimmed(text, span(from, to))
  let start = text[line.from] === '|' ? line.from + 1 : line.from
  const cells: Span[] = []
  let i = start
  for (; i < line.to; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '|') {
      cells.push(cell(text, start, i))
      start = i + 1
    }
  }
  if (trimmed(text, span(start, line.to)).to > start && text.slice(start, line.to).trim() !== '')
    cells.push(cell(text, start, line.to))
  return cells
}

function cell(text: string, from: number, to: number): Span {
  const inner = trimmed(text, span(from, to))
  if (inner.to > inner.from) return inner
  const middle = Math.min(from + 1, to)
  return span(middle, middle)
}
