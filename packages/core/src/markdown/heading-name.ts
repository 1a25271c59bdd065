import { inAnyScript } from '../text/letters.ts'
import { type Span, span } from '../text/span.ts'
import { EMOJI } from './emoji.ts'
import { normalizeHeading, withoutBareNumber, withoutNote } from './normalize.ts'

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

/**
 * What to put where in a heading, so that it bears another name: the numbers, emoji and notes around it are the document's, and not those
 * that the name has itself. Where that would not name the same, the whole heading.
 */
export function renaming(text: string, heading: Span, name: string): { readonly at: Span; readonly insert: string } {
  const at = nameSpan(text, heading)
  const own = nameSpan(name, span(0, name.length))
  const insert = name.slice(own.from, own.to)
  const renamed = text.slice(heading.from, at.from) + insert + text.slice(at.to, heading.to)
  return namesSame(renamed, name) ? { at, insert } : { at: heading, insert: name }
}

/** Whether a heading bears a name, a number before it and a note behind it apart. */
function namesSame(heading: string, name: string): boolean {
  const [key, wanted] = [heading, name].map((text) => withoutBareNumber(normalizeHeading(text)))
  return key === wanted || withoutNote(key ?? '') === wanted
}
