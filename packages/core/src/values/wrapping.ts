const CLOSERS = new Map<string, string>([
  ['*', '*'],
  ['_', '_'],
  ['~', '~'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
])

/**
 * A text without the emphasis, backticks and quotes that surround all of it, and without outer white space:
 * `**"Draft"**` gives `Draft`. Markers that stand at one end only stay.
 */
export function unwrap(text: string): string {
  let result = text.trim()
  let from = 0
  let to = result.length
  while (to - from >= 2 && CLOSERS.get(result.charAt(from)) === result.charAt(to - 1)) {
    from++
    to--
  }
  if (from > 0) result = result.slice(from, to).trim()
  return result
}
