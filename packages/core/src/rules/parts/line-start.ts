/** Where the line of a text starts that holds an offset. Looks no further back than that line. */
export function lineStart(text: string, at: number): number {
  let from = at
  while (from > 0 && text[from - 1] !== '\n' && text[from - 1] !== '\r') from--
  return from
}
