import { FORMATS, ReportError, type ReportFormat, type ReportReader, type Sink } from '@truespec/core'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { systemReason, UserError } from '../../errors.ts'
import type { ReportFile } from './reports.ts'

/** In bytes: what is read at once, and what a format is told by. */
const PIECE = 64 * 1024

/** What is known of a report's file. */
export interface ReadReport {
  readonly format: ReportFormat
  /** When the file last changed: ISO 8601. */
  readonly modified: string
}

/**
 * Reads a report into a sink, in pieces, however large it is. Its kind is told from its content. Throws `UserError` where it cannot be read
 * to its end: such a report is never a pass.
 */
export function readReport({ path, absolute }: ReportFile, sink: Sink): ReadReport {
  let file: number
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer.
    file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw unreadable(path, systemReason(error))
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw unreadable(path, 'it is not a plain file')
    const format = readPieces(file, path, sink)
    return { format, modified: stat.mtime.toISOString() }
  } finally {
    closeSync(file)
  }
}

function readPieces(file: number, path: string, sink: Sink): ReportFormat {
  const bytes = Buffer.allocUnsafe(PIECE)
  let decoder: TextDecoder | undefined
  let head = ''
  let format: ReportFormat | undefined
  let reader: ReportReader | undefined
  const start = (): ReportReader => {
    format = formatOf(head, path)
    const opened = format.open(sink)
    opened.write(head)
    head = ''
    return opened
  }
  try {
    for (let count = readSome(file, bytes, path); count > 0; count = readSome(file, bytes, path)) {
      const piece = bytes.subarray(0, count)
      decoder ??= decoderFor(piece)
      const text = decoder.decode(piece, { stream: true })
      if (reader) reader.write(text)
      else if ((head += text).length >= PIECE) reader = start()
    }
    const rest = decoder?.decode() ?? ''
    if (reader) reader.write(rest)
    else {
      head += rest
      reader = start()
    }
    reader.end()
  } catch (error) {
    if (!(error instanceof ReportError)) throw error
    throw unreadable(path, `${error.message}${format ? ` (it seemed to be ${format.says})` : ''}`, error.line)
  }
  return format ?? formatOf(head, path)
}

/** Fills the buffer as far as the file has bytes: a short read is no end. */
function readSome(file: number, bytes: Buffer, path: string): number {
  let at = 0
  try {
    while (at < bytes.length) {
      const count = readSync(file, bytes, at, bytes.length - at, null)
      if (count === 0) break
      at += count
    }
  } catch (error) {
    throw unreadable(path, systemReason(error))
  }
  return at
}

/** UTF-8, unless a byte order mark says otherwise (Windows PowerShell writes UTF-16). The mark itself is left out. */
function decoderFor(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

function formatOf(head: string, path: string): ReportFormat {
  if (head.trim() === '') throw new ReportError('it is empty')
  const [found, other] = FORMATS.filter((format) => format.detects(head, path))
  if (found && other) throw new ReportError(`nobody can tell whether it is ${found.says} or ${other.says}`)
  if (found) return found
  throw new ReportError(`it is of no kind that is known; those are ${FORMATS.map(({ says }) => says).join('; ')}`)
}

function unreadable(path: string, why: string, line?: number): UserError {
  return new UserError({
    what: `the report ${path} cannot be read`,
    ...(line !== undefined && { where: `${path}:${line}` }),
    why,
    next: 'have the tool write it again, or leave it out of --report and "verify.reports": what cannot be read proves nothing',
  })
}
