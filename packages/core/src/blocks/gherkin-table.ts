import { trimmed, type Span } from '../text/span.ts'

/** A cell of a gherkin table. `name` has its escapes (`\|`, `\\`, `\n`) resolved; `span` is the source without white space. */
interface GherkinCell {
  readonly name: string
  readonly span: Span
}

/** The cells of a row: what stands between unescaped pipes; what follows the last one is no cell, as in gherkin itself. */
export function cellsOf(text: string, row: Span): readonly GherkinCell[] {
  const cells: GherkinCell[] = []
  let start = -1
  for (let at = row.from; at < row.to; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    if (char !== '|') continue
    if (start >= 0) {
      const span = trimmed(text, { from: start, to: at })
      cells.push({ name: unescaped(text.slice(span.from, span.to)), span })
    }
    start = at + 1
  }
  return cells
}

function unescaped(cell: string): string {
  return cell.includes('\\') ? cell.replace(/\\([|\\n])/g, (_, char: string) => (char === 'n' ? '\n' : char)) : cell
}
