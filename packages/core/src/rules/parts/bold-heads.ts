import { LIST_MARK } from '../../markdown/list-mark.ts'
import { normalizeHeading } from '../../markdown/normalize.ts'
import { span, type Span } from '../../text/span.ts'

/** A line, or an entry of a list, that begins with bold words. */
const HEAD = new RegExp(
  String.raw`(?<=^|[\r\n])[ \t]{0,12}(?:${LIST_MARK}[ \t]{1,4})?(\*\*|__)([^*_\s][^*]{2,300}?)\1`,
  'g',
)

/** The place of what stands in bold at the start of lines and entries of a stretch of text, by what it would be compared by as a heading. */
export function boldHeads(text: string, { from, to }: Span): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>()
  for (const { index, 0: whole, 1: marks = '', 2: words = '' } of text.slice(from, to).matchAll(HEAD)) {
    const key = normalizeHeading(words.replace(/\s+/g, ' '))
    const end = from + index + whole.length
    if (!found.has(key)) found.set(key, span(end - words.length - 2 * marks.length, end))
  }
  return found
}

/** Of where nothing is looked for. */
export const NO_BOLDS: ReadonlyMap<string, Span> = new Map()
