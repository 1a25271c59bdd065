/** Where the lines go that a fix brings, and how they begin. */
import { afterListMark } from '../../markdown/list-mark.ts'
import { afterLineEnd, lineEnd, lineStart } from '../../text/lines.ts'
import type { FoundFix } from '../define.ts'

type Edit = FoundFix['edits'][number]

/** What stands on its line before a place: blanks and the marks of a quotation. A byte order mark is no part of the line. */
export function marginOf(text: string, at: number): string {
  return text.slice(startOf(text, at), at)
}

/** Puts lines above the one that holds a place. */
export function linesAbove(text: string, at: number, lines: readonly string[]): Edit {
  const from = startOf(text, at)
  return { from, to: from, insert: lines.map((line) => `${line}\n`).join('') }
}

/** Puts lines below the one that holds a place, behind the blanks at its end. */
export function linesBelow(text: string, at: number, lines: readonly string[]): Edit {
  const from = lineEnd(text, at)
  return { from, to: from, insert: lines.map((line) => `\n${line}`).join('') }
}

function startOf(text: string, at: number): number {
  return Math.max(lineStart(text, at), text.startsWith('\ufeff') ? 1 : 0)
}

/** The mark of a list's entry with the blanks behind it, and the one of the entry that follows: `2. ` for `1. `. */
export function marksOf(text: string, from: number): { readonly own: string; readonly next: string } {
  const own = text.slice(from, afterListMark(text, from)) || '- '
  return { own, next: own.replace(/^\d+/, (number) => String(Number(number) + 1)) }
}

/**
 * Where an entry of a list ends with all that is nested in it.
 * @param from where its mark stands
 * @param end where its own text ends
 */
export function endOfEntry(text: string, from: number, end: number): number {
  const margin = marginOf(text, from)
  const depth = widthOf(margin) + marksOf(text, from).own.trimEnd().length + 1
  let last = end
  for (let line = lineEnd(text, end); line < text.length;) {
    const start = afterLineEnd(text, line)
    line = lineEnd(text, start)
    const before = BEFORE_WORDS.exec(text.slice(start, Math.min(line, start + LONGEST_MARGIN)))?.[0] ?? ''
    const isBlank = start + before.length >= line
    if (quotesIn(before) !== quotesIn(margin) || (!isBlank && widthOf(before) < depth)) break
    if (!isBlank) last = line
  }
  return last
}

const BEFORE_WORDS = /^[ \t>]*/
/** More is looked at of no line. */
const LONGEST_MARGIN = 200

function quotesIn(margin: string): number {
  return margin.split('>').length
}

/** In columns: a tab ends at the next fourth one (CommonMark 0.31, section 2.2). */
function widthOf(margin: string): number {
  let width = 0
  for (const character of margin) width += character === '\t' ? 4 - (width % 4) : 1
  return width
}
