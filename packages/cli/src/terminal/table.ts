import { type Paint, plain, type Style } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { displayWidth, fit } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Its cells may be cut where the terminal is narrow. */
  readonly shrinks?: true
  /** A style for a cell, by its text. */
  readonly style?: (text: string) => Style | undefined
}

export interface TableOptions {
  readonly paint?: Paint
  /** Columns of the terminal; without it (a pipe), nothing is cut. */
  readonly width?: number
}

const GAP = '  '
const LEAST = 8

/** Rows of untrusted text as aligned columns under a line of titles; a cut cell ends in `…`. No rows give no text. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  if (rows.length === 0) return ''
  const { paint = plain, width } = options
  const clean = rows.map((row) => columns.map((_, i) => sanitize(row[i] ?? '')))
  const natural = columns.map(({ title }, i) => Math.max(displayWidth(title), ...maximum(clean, i)))
  const widths = width === undefined ? natural : shrunk(natural, columns, width)
  const line = (cells: readonly string[], styleOf: (column: Column, text: string) => Style | undefined): string =>
    cells
      .map((cell, i) => {
        const column = columns[i] as Column
        const text = fit(cell, widths[i] as number)
        const style = styleOf(column, cell)
        const blank = ' '.repeat(Math.max(0, (widths[i] as number) - displayWidth(text)))
        const shown = style === undefined ? text : paint(style, text)
        if (column.align === 'right') return blank + shown
        return i === columns.length - 1 ? shown : shown + blank
      })
      .join(GAP)
      .trimEnd()
  const head = line(
    columns.map(({ title }) => title),
    () => 'bold',
  )
  return [head, ...clean.map((row) => line(row, (column, text) => column.style?.(text))), ''].join('\n')
}

function maximum(rows: readonly (readonly string[])[], column: number): readonly number[] {
  let most = 0
  for (const row of rows) most = Math.max(most, displayWidth(row[column] ?? ''))
  return [most]
}

/** Takes what is too much from the widest columns that may shrink, evenly, down to 8 each. */
function shrunk(natural: readonly number[], columns: readonly Column[], width: number): readonly number[] {
  const widths = [...natural]
  let excess = widths.reduce((sum, one) => sum + one, GAP.length * (widths.length - 1)) - width
  while (excess > 0) {
    let widest = -1
    for (const [i, column] of columns.entries()) {
      if (column.shrinks === true && (widths[i] as number) > Math.max(LEAST, widths[widest] ?? 0)) widest = i
    }
    if (widest === -1) break
    const second = Math.max(
      LEAST,
      ...widths.filter((one, i) => columns[i]?.shrinks === true && one < (widths[widest] as number)),
    )
    const taken = Math.min(excess, Math.max(1, (widths[widest] as number) - second))
    widths[widest] = (widths[widest] as number) - taken
    excess -= taken
  }
  return widths
}
