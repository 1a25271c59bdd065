import { inAnyScript } from '../text/letters.ts'
import { type Span, span } from '../text/span.ts'
import { EMOJI } from './emoji.ts'

const BEFORE_NAME = inAnyScript(
  `^(?:\\d{1,3}(?:\\.\\d{1,3}){0,5}[.):]?\\s+|(?:[ivx]{1,5}|[a-h])[.):]\\s+|${EMOJI}|[^\\p{L}\\p{N}*_\\x60])*`,
  'iu',
)
const EMPHASIS = /^(?:\*{1,3}|_{1,3}|`)/
/** A note behind the name, the name that a heading gives itself, emoji: `Risks (draft)`, `Risks {#risks}`. */
const BEHIND_NAME = inAnyScript(String.raw`(?:\s*\([^()]{0,80}\)|\s*\{ ?#[^\s{}#]{1,150} ?\}|\s+(?:${EMOJI}))+$`, 'iu')
/** How much of a heading is looked at. */
const MOST = 400

/** Where the name stands in the source of a heading: what is around it stays where the name is put right, a number, emoji, emphasis, a note. */
export function nameSpan(text: string, { from, to }: Span): Span {
  const source = text.slice(from, Math.min(to, from + MOST))
  let start = BEFORE_NAME(source).exec(source)?.[0].length ?? 0
  let end = to - from
  const mark = EMPHASIS.exec(source.slice(start))?.[0]
  if (mark !== undefined && source.endsWith(mark) && end - start > 2 * mark.length) {
    end -= mark.length
    start += mark.length
    const inside = source.slice(start, end)
    start += BEFORE_NAME(inside).exec(inside)?.[0].length ?? 0
  }
  const name = source.slice(start, end)
  return span(from + start, from + end - (BEHIND_NAME(name).exec(name)?.[0].length ?? 0))
}
