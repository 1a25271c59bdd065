import { type Span, span } from '../text/span.ts'

/** The line of a quotation that says what kind it is, and nothing to fill in: `> [!tip] In short`. */
const KIND = /^(?:>[ \t]?)?\[![\w-]{1,40}\][^\r\n[{<]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t]?)*(?=\S)/

/** A place of a text without the line that names a kind of quotation, as forges and note books have it; the place itself where it begins otherwise. */
export function withoutKind(text: string, at: Span): Span {
  if (!text.startsWith('[!', text[at.from] === '>' ? at.from + 2 : at.from)) return at
  const line = KIND.exec(text.slice(at.from, at.to))
  return line ? span(at.from + line[0].length, at.to) : at
}
