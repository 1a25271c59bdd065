import type { Span } from '../text/span.ts'

/** A comment of HTML. One that does not end goes on to the end of the text, as CommonMark has it for blocks of HTML (0.31, section 4.6). */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g

/** A text without the comments of HTML in it. `open`: whether one that does not end is taken out too, or stays as the text that it may be. */
export function withoutComments(text: string, open: 'cut' | 'kept' = 'cut'): string {
  const kept: string[] = []
  let at = 0
  for (let from = text.indexOf('<!--'); from >= 0; from = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', from + 4)
    if (end < 0 && open === 'kept') break
    kept.push(text.slice(at, from))
    at = end < 0 ? text.length : end + 3
  }
  return at === 0 ? text : kept.join('') + text.slice(at)
}

/** The same with spaces in their place, so that offsets stay. */
export function withBlankComments(text: string): string {
  return text.includes('<!--') ? text.replace(COMMENT, (comment) => ' '.repeat(comment.length)) : text
}

/** Where the last comment of a place starts that ends where the place ends; undefined where none does. Looks at nothing before the place. */
export function commentStart(text: string, { from, to }: Span): number | undefined {
  const open = text.slice(from, Math.max(from, to - 3)).lastIndexOf('<!--')
  return open < 0 ? undefined : from + open
}
