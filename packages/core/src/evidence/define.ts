import { hasKeyTwice } from './key-twice.ts'
import type { ReportHead, Result } from './model.ts'
import { type LineOf, objectLines } from './object-lines.ts'

/** Takes what a report holds, as it is read. */
export interface Sink {
  result(result: Result): void
  about(head: ReportHead): void
}

/** Takes a report in pieces of any length. Both functions throw `ReportError` where it is not what it seemed. */
export interface ReportReader {
  write(piece: string): void
  /** Throws too where the report ends before its end. */
  end(): void
}

/** One kind of report. The folder `formats` is the registry: a file there is all that a new kind needs. */
export interface ReportFormat {
  /** `junit`; the name of its file. */
  readonly name: string
  /** `JUnit XML (vitest, pytest, Surefire)`, for lists. */
  readonly says: string
  /** Whether a report that begins so is one: its first 64 KiB, or all of it. `path` decides nothing but between twins. */
  detects(head: string, path: string): boolean
  open(sink: Sink): ReportReader
}

/** Names a format. */
export function defineFormat(format: ReportFormat): ReportFormat {
  return format
}

/** A report that cannot be read: never a pass. */
export class ReportError extends Error {
  override readonly name = 'ReportError'
  /** Line of the report, from 1, where that is known. */
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

/** So many characters of a report that is not read in pieces. */
const LARGEST_WHOLE = 256 * 1024 * 1024

/** A reader for a format that can only be read whole: `read` gets all of the text. */
export function readWhole(read: (text: string) => void): ReportReader {
  const pieces: string[] = []
  let length = 0
  return {
    write(piece) {
      length += piece.length
      if (length > LARGEST_WHOLE)
        throw new ReportError('it is larger than 256 MiB, and its format is not read in pieces')
      pieces.push(piece)
    },
    end: () => read(pieces.join('')),
  }
}

/** The same for JSON: `lineOf` tells where an object of it stands. Throws `ReportError` with the reason where it is none. */
export function readJson(read: (value: unknown, lineOf: LineOf) => void): ReportReader {
  return readWhole((text) => {
    const value = parseJson(text)
    read(value, objectLines(text, value))
  })
}

/** JSON, or a `ReportError`: one for a key that stands twice in an object, too, since nobody knows which of the two is meant. A byte order mark is no fault. */
export function parseJson(text: string, line?: number): unknown {
  let value: unknown
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown
  } catch (error) {
    throw new ReportError(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`, line)
  }
  if (hasKeyTwice(text, value)) throw new ReportError('an object of it has a key twice', line)
  return value
}
