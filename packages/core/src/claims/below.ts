/** What belongs to an entry of a list is indented by this much more, at least. */
const DEEPER = 2
const TAB = 4

/**
 * Where an entry of a list ends with all that stands below it, when its first paragraph is at `from` to `to`: the lines after it that are
 * indented more, and empty ones between them.
 */
export function endBelow(text: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const indent = columns(text, start)
  let end = to
  for (let at = text.indexOf('\n', to); at >= 0; at = text.indexOf('\n', at + 1)) {
    const next = text.indexOf('\n', at + 1)
    const line = next < 0 ? text.length : next
    const own = columns(text, at + 1)
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
