import { countBefore } from './bisect.ts'

/** A place as people and editors count it: both from 1, columns in UTF-16 code units; a byte order mark has no column. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where the lines of a text start. LF, CRLF and a lone CR each end a line (CommonMark 0.31, section 2.1). */
export class LineIndex {
  readonly starts: readonly number[]
  readonly length: number
  /** How many code units stand before the first column of the first line. */
  readonly #mark: number

  constructor(text: string) {
    const starts = [0]
    // Two searches of the engine's own: a look at each character takes longer than all else that is done with a text in a run on one file.
    let [feed, carriage] = [text.indexOf('\n'), text.indexOf('\r')]
    while (feed >= 0 || carriage >= 0) {
      if (carriage >= 0 && (feed < 0 || carriage < feed)) {
        if (carriage + 1 !== feed) starts.push(carriage + 1)
        carriage = text.indexOf('\r', carriage + 1)
      } else {
        starts.push(feed + 1)
        feed = text.indexOf('\n', feed + 1)
      }
    }
    this.starts = starts
    this.length = text.length
    this.#mark = text.startsWith('\ufeff') ? 1 : 0
  }

  /** The line, from 1, that holds `offset`. An offset past the end is on the last line. */
  lineAt(offset: number): number {
    return Math.max(
      1,
      countBefore(this.starts, (start) => start <= offset),
    )
  }

  /** Line and column of `offset`. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset)
    const first = (this.starts[line - 1] as number) + (line === 1 ? this.#mark : 0)
    return { line, column: Math.max(0, offset - first) + 1 }
  }

  /** The offset at which a line (from 1) starts; past the last line, the text's length. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? this.length
  }
}

/** Where the line of an offset starts. Looks no further than that. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--
  return at
}

/** Where the line of an offset ends, before its line end; `limit` where it goes on beyond that. */
export function lineEnd(text: string, offset: number, limit: number = text.length): number {
  let at = offset
  while (at < limit && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** Where the next line starts; `end` is where a line ends. */
export function afterLineEnd(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length)
}

/** A text whose every line ends with LF. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
