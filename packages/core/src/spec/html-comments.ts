import { span } from '../text/span.ts'
import type { Comment } from './model.ts'

/** Elements whose content is text, whatever it looks like (the living standard of HTML, section 13.1.2: raw and escapable raw text). */
const RAW = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/i
const NAME = /[a-zA-Z][^\s/>]*/y

/**
 * The comments of a stretch of HTML that begins at an offset of the document. What stands in the value of an attribute, or in a
 * `<script>` or `<textarea>`, is none, whatever it looks like; nor is one that does not end.
 */
export function commentsIn(html: string, offset: number): readonly Comment[] {
  const comments: Comment[] = []
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (!html.startsWith('<!--', at)) {
      at = afterTag(html, at)
      continue
    }
    const end = html.indexOf('-->', at + 4)
    if (end < 0) break
    comments.push({ span: span(offset + at, offset + end + 3), text: html.slice(at + 4, end).trim() })
    at = end + 3
  }
  return comments
}

/** The place after a tag, and after the text of an element that holds nothing else; after the `<` where there is no tag. */
function afterTag(html: string, from: number): number {
  const closes = html[from + 1] === '/'
  NAME.lastIndex = from + (closes ? 2 : 1)
  const [name] = NAME.exec(html) ?? []
  if (name === undefined) return from + 1
  const end = endOfTag(html, NAME.lastIndex)
  if (closes || !RAW.test(name)) return end
  const rest = new RegExp(`</${name}(?=[\\s/>]|$)`, 'gi')
  rest.lastIndex = end
  return rest.exec(html)?.index ?? html.length
}

/** The place after the `>` that ends a tag, which none in quotation marks does; the end where there is none. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const sign = html[at]
    if (sign === '>') return at + 1
    if (sign !== '"' && sign !== "'") continue
    at = html.indexOf(sign, at + 1)
    if (at < 0) break
  }
  return html.length
}
