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
/** What a mark before the name is closed by behind it: `"Risks"`, `(Risks)`. */
const CLOSERS: ReadonlyMap<string, string> = new Map(
  ['""', "''", '“”', '‘’', '«»', '()', '[]', '<>', '（）', '「」', '【】'].map(([open = '', close = '']) => [
    open,
    close,
  ]),
)
/** What a link, an image, a tag or an entity begins with, and what strikes out: where that ends is not seen from the source alone. */
const MARKUP = /[~[<\\]|&#?\w/
/** How much of a heading is looked at. */
const MOST = 400

/** Where the name stands in a heading's text: what is around it stays where the name is put right, a number, emoji, emphasis, a note. */
export function nameSpan(heading: string): Span {
  const text = heading.slice(0, MOST)
  let start = BEFORE_NAME(text).exec(text)?.[0].length ?? 0
  let end = heading.length
  const mark = EMPHASIS.exec(text.slice(start))?.[0]
  if (mark !== undefined && text.endsWith(mark) && end - start > 2 * mark.length) {
    end -= mark.length
    start += mark.length
    const inside = text.slice(start, end)
    start += BEFORE_NAME(inside).exec(inside)?.[0].length ?? 0
  }
  const name = text.slice(start, end)
  return unpaired(heading, span(start, end - (BEHIND_NAME(name).exec(name)?.[0].length ?? 0)))
}

/** A name without the mark that closes what is open right before it, or with both where the name goes on behind that. */
function unpaired(heading: string, { from, to }: Span): Span {
  const close = CLOSERS.get(heading.charAt(from - 1))
  const at = close === undefined ? -1 : heading.slice(from, to).indexOf(close)
  if (at < 0) return span(from, to)
  return from + at === to - 1 ? span(from, to - 1) : span(from - 1, to)
}

/**
 * Where the name stands in the source of a heading: there, as it is shown, inside of a link or what is struck out too. All of the heading
 * where it holds more than emphasis.
 */
function nameInSource(
  text: string,
  { textSpan, anchorText }: { readonly textSpan: Span; readonly anchorText: string },
): Span {
  const source = text.slice(textSpan.from, textSpan.to)
  const shown = anchorText.trim()
  const { from, to } = nameSpan(shown)
  const name = shown.slice(from, to)
  const at = source === shown ? from : onlyPlace(source, name)
  if (at !== undefined) return span(textSpan.from + at, textSpan.from + at + name.length)
  if (MARKUP.test(source)) return textSpan
  const own = nameSpan(source)
  return span(textSpan.from + own.from, textSpan.from + own.to)
}

/** Where a text stands in another one, if once. */
export function onlyPlace(text: string, part: string): number | undefined {
  const at = text.indexOf(part)
  return part !== '' && at >= 0 && text.indexOf(part, at + 1) < 0 ? at : undefined
}

/**
 * What to put where in the source of a heading, so that it bears another name: the numbers, emoji and notes around it are the document's, and not
 * those that the name has itself. Where that would not name the same, the whole heading.
 */
export function headingChange(
  text: string,
  heading: { readonly textSpan: Span; readonly anchorText: string },
  name: string,
): { readonly at: Span; readonly insert: string } {
  const { textSpan, anchorText } = heading
  const at = nameInSource(text, heading)
  const own = nameSpan(name)
  const insert = name.slice(own.from, own.to)
  const part = text.slice(at.from, at.to)
  const renamed =
    onlyPlace(anchorText, part) === undefined
      ? text.slice(textSpan.from, at.from) + insert + text.slice(at.to, textSpan.to)
      : anchorText.replace(part, () => insert)
  return namesSame(renamed, name) ? { at, insert } : { at: textSpan, insert: name }
}

/** Whether a heading bears a name, a number before it and a note behind it apart. */
function namesSame(heading: string, name: string): boolean {
  const [key, wanted] = [heading, name].map((text) => withoutBareNumber(normalizeHeading(text)))
  return key === wanted || withoutNote(key ?? '') === wanted
}
