import type { Span } from '../../text/span.ts'

/** A place that a caret line marks. */
export interface Mark {
  readonly code: string
  readonly from: number
  /** Undefined where the range goes on past the line: `^^^...`. */
  readonly to: number | undefined
}

/** A text without its caret lines, and what they mark in it. */
export interface Marked {
  readonly text: string
  readonly marks: readonly Mark[]
}

const CARETS = /^[ \t]*(\^+)(\.\.\.)?[ \t]+([a-z][a-z0-9-]*)[ \t]*$/

/**
 * Takes the caret lines out of a text. `  ^^^ some-code` under a line marks the same columns of it; several may follow one
 * another. `^^^...` marks a range that starts there and ends on a later line. A single caret stands for one character, or for an
 * empty range before it. Columns are UTF-16 code units.
 */
export function readCarets(text: string): Marked {
  const marks: Mark[] = []
  let kept = ''
  let lineStart: number | undefined
  for (const line of text.match(/[^\n]*(?:\n|$)/g) ?? []) {
    const carets = lineStart === undefined ? null : CARETS.exec(line.replace(/\r?\n$/, ''))
    if (carets && lineStart !== undefined) {
      const from = lineStart + line.indexOf('^')
      marks.push({ code: carets[3] as string, from, to: carets[2] ? undefined : from + (carets[1] as string).length })
    } else if (line !== '') {
      lineStart = kept.length
      kept += line
    }
  }
  return { text: kept, marks }
}

/** Whether a finding lies exactly where the mark says. */
export function fitsMark(mark: Mark, code: string, span: Span, text: string): boolean {
  if (mark.code !== code || mark.from !== span.from) return false
  if (mark.to === undefined) return text.slice(span.from, span.to).includes('\n')
  return mark.to === span.to || (mark.to === mark.from + 1 && span.to === span.from)
}

/** The line that a finding starts on, with a caret line under it as a page would write it. */
export function drawCarets(text: string, code: string, span: Span): string {
  const start = text.lastIndexOf('\n', span.from - 1) + 1
  const lineEnd = text.indexOf('\n', span.from)
  const end = lineEnd < 0 ? text.length : lineEnd
  const goesOn = span.to > end
  const carets = '^'.repeat(Math.max(1, Math.min(span.to, end) - span.from))
  return `${text.slice(start, end)}\n${' '.repeat(span.from - start)}${carets}${goesOn ? '...' : ''} ${code}`
}
