import { normalizeHeading } from '../../markdown/normalize.ts'
import type { Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { span, type Span } from '../../text/span.ts'

/** A line that a space would make a heading. */
interface Unspaced {
  readonly span: Span
  readonly text: string
  /** Where the space is missing. */
  readonly at: number
}

const LINE = /(?<=^|[\r\n])(#{1,6})([^#\s][^\r\n]{0,200})/g

/** Lines of prose such as `##Risks`, by what they would be compared by as headings: Markdown takes them for text (CommonMark 0.31, section 4.2). */
export const unspacedHeadings: (spec: Spec) => ReadonlyMap<string, Unspaced> = once((spec) => {
  const found = new Map<string, Unspaced>()
  for (const { from, to } of spec.prose) {
    if (spec.text[from - 1] !== undefined && !'\r\n'.includes(spec.text[from - 1] ?? '')) continue
    for (const { index, 0: text, 1: marks = '', 2: words = '' } of spec.text.slice(from, to).matchAll(LINE)) {
      const key = normalizeHeading(words)
      const start = from + index
      if (!found.has(key)) found.set(key, { span: span(start, start + text.length), text, at: start + marks.length })
    }
  }
  return found
})
