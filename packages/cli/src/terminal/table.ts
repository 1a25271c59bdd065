import { type Paint, plain, type Style } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { displayWidth, fit } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Its cells may be cut to this width where the terminal is narrow; without it, never. */
  readonly least?: number
  /** It is cut only where the others are as narrow as they may be. */
  readonly isLast?: boolean
  /** It may be left out where the terminal is too narrow even so: the columns of the least weight first; without it, never. */
  readonly weight?: number
  /** A style for a cell, by its text. */
  readonly style?: (text: string) => Style | undefined
}

interface TableOptions {
  readonly paint?: Paint
  /** Columns of the terminal; without it (a pipe), nothing is cut. */
  readonly width?: number
}

const GAP = '  '

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
  const kept = width === undefined ? columns.map((_, i) => i) : thatFit(natural, columns, width)
  const last = kept.at(-1)
  const widths = width === undefined ? natural : shrunk(natural, columns, kept, width)
  const line = (cells: readonly string[], styleOf: (column: Column, text: string) => Style | undefined): string =>
    kept
      .map((i) => {
        const [column, cell] = [columns[i] as Column, cells[i] as string]
        const text = fit(cell, widths[i] as number)
        const style = styleOf(column, cell)
        const blank = ' '.repeat(Math.max(0, (widths[i] as number) - displayWidth(text)))
        const shown = style === undefined ? text : paint(style, text)
        if (column.align === 'right') return blank + shown
        return i === last ? shown : shown + blank
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

/** The columns that there is room for when those that may be cut are, by index. */
function thatFit(natural: readonly number[], columns: readonly Column[], width: number): readonly number[] {
  const leastOf = (i: number): number => Math.min(natural[i] as number, columns[i]?.least ?? Number.POSITIVE_INFINITY)
  const weightOf = (i: number): number => columns[i]?.weight ?? Number.POSITIVE_INFINITY
  let kept: readonly number[] = columns.map((_, i) => i)
  while (kept.reduce((sum, i) => sum + leastOf(i), GAP.length * (kept.length - 1)) > width) {
    const lightest = Math.min(...kept.map(weightOf))
    if (lightest === Number.POSITIVE_INFINITY) break
    kept = kept.filter((i) => weightOf(i) !== lightest)
  }
  return kept
}

/** Takes what is too much from the widest of the kept columns that may be cut, evenly, down to the least of each; from those that are last, last. */
function shrunk(
  natural: readonly number[],
  columns: readonly Column[],
  kept: readonly number[],
  width: number,
): readonly number[] {
  const widths = [...natural]
  const leastOf = (i: number): number => columns[i]?.least ?? Number.POSITIVE_INFINITY
  const widthOf = (i: number): number => widths[i] as number
  let excess = kept.reduce((sum, i) => sum + widthOf(i), GAP.length * (kept.length - 1)) - width
  while (excess > 0) {
    const open = kept.filter((i) => widthOf(i) > leastOf(i))
    const early = open.filter((i) => !columns[i]?.isLast)
    const [first, second] = (early.length > 0 ? early : open).toSorted((a, b) => widthOf(b) - widthOf(a))
    if (first === undefined) break
    const floor = Math.max(leastOf(first), second === undefined ? 0 : widthOf(second))
    const taken = Math.min(excess, Math.max(1, widthOf(first) - floor))
    widths[first] = widthOf(first) - taken
    excess -= taken
  }
  return widths
}
