import { span, type Span } from '../../text/span.ts'

/** The first or the last place of a word in a comment; the whole comment where the word is not written so there. */
export function wordIn(text: string, comment: Span, word: string, which: 'first' | 'last'): Span {
  const inner = text.slice(comment.from, comment.to)
  const at = which === 'first' ? inner.indexOf(word) : inner.lastIndexOf(word)
  return at < 0 ? comment : span(comment.from + at, comment.from + at + word.length)
}
