import { afterLineEnd, lineEnd, lineStart } from '../text/lines.ts'

/** What belongs to an entry of a list is indented by this much more, at least. */
const DEEPER = 2
const TAB = 4

/**
 * Where an entry of a list ends with all that stands below it, when its first paragraph is at `from` to `to`: the lines after it that are
 * indented more, and empty ones between them.
 */
export function endBelow(text: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const indent = columns(text, lineStart(text, from))
  let end = to
  let line = lineEnd(text, to)
  while (line < text.length) {
    const start = afterLineEnd(text, line)
    line = lineEnd(text, start)
    const own = columns(text, start)
    if (own === undefined) continue
    if (indent === undefined || own < indent + DEEPER) break
    end = line
  }
  return end
}

/** How far a line is indented; undefined for an empty one. */
function columns(text: string, start: number): number | undefined {
  let column = 0
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === ' ') column++
    else if (sign === '\t') column += TAB - (column % TAB)
    else return sign === '\n' || sign === '\r' ? undefined : column
  }
  return undefined
}
