import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/span.ts'
import { byteCounter } from './bytes.ts'
import { fingerprints, type Source, type SourceOf } from './fingerprint.ts'
import type { Excerpt, PlacedDiagnostic, Point, Range } from './report.ts'

const MOST_BEFORE = 160
const MOST_AFTER = 320

/**
 * Gives diagnostics what they need outside the engine: lines, columns, fingerprints and the line they mark. Keeps the order, which must
 * be that of `byPlace`. A finding that names a line stands there, without an excerpt. A file that `sourceOf` does not know has one empty line.
 */
export function place(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): readonly PlacedDiagnostic[] {
  const rangers = new Map<string, (span: Span) => Range>()
  const rangeIn = (file: string, span: Span): Range => {
    let ranger = rangers.get(file)
    if (ranger === undefined) {
      const source = sourceOf(file)
      ranger = source === undefined ? unknownRange : rangerOf(source)
      rangers.set(file, ranger)
    }
    return ranger(span)
  }
  const prints = fingerprints(diagnostics, sourceOf)
  return diagnostics.map((diagnostic, i) => {
    const source = sourceOf(diagnostic.file)
    const range = diagnostic.line === undefined ? rangeIn(diagnostic.file, diagnostic.span) : lineRange(diagnostic.line)
    return {
      ...diagnostic,
      range,
      related: diagnostic.related.map((related) => ({ ...related, range: rangeIn(related.file, related.span) })),
      fixes: diagnostic.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: rangeIn(edit.file, edit) })),
      })),
      fingerprint: prints[i] as string,
      ...(source === undefined || diagnostic.line !== undefined ? {} : { excerpt: excerptOf(source, range) }),
    }
  })
}

function rangerOf({ text, lines }: Source): (span: Span) => Range {
  let bytes: ((from: number, to: number) => number) | undefined
  const point = (wanted: number): Point => {
    const offset = Math.min(Math.max(wanted, 0), text.length)
    const { line, column } = lines.positionAt(offset)
    bytes ??= byteCounter(text)
    return { line, column, offset, byteColumn: bytes(offset - column + 1, offset) + 1 }
  }
  return ({ from, to }) => ({ start: point(from), end: point(Math.max(from, to)) })
}

function unknownRange({ from, to }: Span): Range {
  return {
    start: { line: 1, column: 1, offset: from, byteColumn: 1 },
    end: { line: 1, column: 1, offset: to, byteColumn: 1 },
  }
}

/** A line of a text that is not at hand. */
function lineRange(line: number): Range {
  const point = { line, column: 1, offset: 0, byteColumn: 1 }
  return { start: point, end: point }
}

function excerptOf({ text, lines }: Source, { start, end }: Range): Excerpt {
  const lineStart = lines.startOf(start.line) + (start.line === 1 && text.startsWith('\ufeff') ? 1 : 0)
  let lineEnd = lines.startOf(start.line + 1)
  while (lineEnd > lineStart && isLineEnd(text.charCodeAt(lineEnd - 1))) lineEnd--
  const first = Math.max(lineStart, wholeFrom(text, start.offset - MOST_BEFORE))
  const last = Math.min(lineEnd, wholeFrom(text, start.offset + MOST_AFTER))
  const from = Math.max(first, Math.min(start.offset, last))
  return {
    text: text.slice(first, last),
    from: from - first,
    to: Math.max(from, Math.min(end.offset, last)) - first,
    cutBefore: first > lineStart,
    cutAfter: last < lineEnd,
  }
}

/** The offset itself, or the next one where it would part a surrogate pair. */
function wholeFrom(text: string, offset: number): number {
  const unit = offset > 0 ? text.charCodeAt(offset) : 0
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}
