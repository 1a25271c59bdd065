import { withBlankComments } from '../markdown/comments.ts'
import { type Span, span } from '../text/span.ts'
import type { Link } from './model.ts'

/** The tag is not looked at as a whole: what an attribute is called says enough, and a broken tag is read too. */
const TARGET = /\s(href|src)\s{0,20}=\s{0,20}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))/gi

/** The links and images that a stretch of HTML holds, comments left out. Entities in the target stay as they are written. */
export function linksInHtml(text: string, at: Span): readonly Link[] {
  const html = text.slice(at.from, at.to)
  if (!/\b(?:href|src)\b/i.test(html)) return []
  const visible = withBlankComments(html)
  return Array.from(visible.matchAll(TARGET), (match): Link => {
    const url = match[2] ?? match[3] ?? match[4] ?? ''
    const from = at.from + match.index + match[0].lastIndexOf(url)
    const urlSpan = span(from, from + url.length)
    return {
      span: span(at.from + match.index + 1, at.from + match.index + match[0].length),
      url,
      urlSpan,
      image: match[1]?.toLowerCase() === 'src',
    }
  })
}
