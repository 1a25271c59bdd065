import { isWordAt } from '../../text/letters.ts'
import { type Span, span } from '../../text/span.ts'

/** What makes more of a text than words. */
const MARKUP = /[*_~`[\]<>\\&]/
/** What may follow an end: `Superseded by SPEC-…`. */
const REFERENCE = /\sby\s/i

/**
 * The place of the words that a state's name is to replace: without the marks around them, and without the reference that they lead to. Undefined
 * where there are marks among them.
 * @param text a status as written
 * @returns offsets in that text
 */
export function statusWords(text: string, name: string): Span | undefined {
  const reference = REFERENCE.test(name) ? undefined : REFERENCE.exec(text)?.index
  let start = 0
  let end = reference ?? text.length
  while (start < end && !isWordAt(text, start)) start++
  while (end > start && !isWordAt(text, end - 1)) end--
  return start === end || MARKUP.test(text.slice(start, end)) ? undefined : span(start, end)
}
