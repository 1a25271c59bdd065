import { ReportError, type ReportReader } from './define.ts'

/** So many characters of one line: an attachment of a Cucumber message stands in one. */
const LONGEST_LINE = 64 * 1024 * 1024

/** What reads a report line by line. */
interface LineReader {
  /** A line without its end, and its number from 1. */
  line(text: string, number: number): void
  end(): void
}

/** Cuts a report that comes in pieces into its lines: LF and CRLF end one. A byte order mark is dropped. */
export function readLines(reader: LineReader): ReportReader {
  let rest: string[] = []
  let length = 0
  let number = 0

  function take(text: string): void {
    number++
    const from = number === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0
    reader.line(text.slice(from, text.endsWith('\r') ? -1 : undefined), number)
  }

  return {
    write(piece) {
      let from = 0
      for (let to = piece.indexOf('\n'); to >= 0; to = piece.indexOf('\n', from)) {
        const line = piece.slice(from, to)
        take(rest.length > 0 ? rest.join('') + line : line)
        rest = []
        length = 0
        from = to + 1
      }
      if (from === piece.length) return
      rest.push(piece.slice(from))
      length += piece.length - from
      if (length > LONGEST_LINE) throw new ReportError('a line is longer than 64 Mi characters', number + 1)
    },
    end() {
      if (rest.length > 0) take(rest.join(''))
      reader.end()
    },
  }
}
