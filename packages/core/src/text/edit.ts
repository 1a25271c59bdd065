/** Puts `insert` in the place of `from`..`to` of a file. Offsets are of the text before any edit. */
export interface TextEdit {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Two edits that cannot both be made: their ranges overlap, or they insert at one place. */
export function clashes(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file) return false
  if (a.from === a.to && b.from === b.to) return a.from === b.from
  return a.from < b.to && b.from < a.to
}

/**
 * Applies edits of one file to its text. Edits may come in any order; every byte outside their ranges stays.
 * @throws RangeError where two edits clash or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to)
  let result = ''
  let at = 0
  for (const edit of sorted) {
    if (edit.from < at || edit.to < edit.from || edit.to > text.length)
      throw new RangeError(`Edit ${edit.from}..${edit.to} clashes with another or lies outside the text`)
    result += text.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return result + text.slice(at)
}

/** The line end that a text uses most; LF where it has none. */
export function lineEndOf(text: string): '\n' | '\r\n' | '\r' {
  if (!text.includes('\r')) return '\n'
  const crlf = text.match(/\r\n/g)?.length ?? 0
  const lf = (text.match(/\n/g)?.length ?? 0) - crlf
  const cr = (text.match(/\r/g)?.length ?? 0) - crlf
  if (crlf > lf && crlf >= cr) return '\r\n'
  return cr > lf ? '\r' : '\n'
}
