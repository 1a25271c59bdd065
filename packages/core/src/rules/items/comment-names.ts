import { isWordAt } from '../../text/letters.ts'
import type { Spec } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'

/** A name in a comment, such as `FR3` in `truespec-waive FR3: …`. */
export interface CommentName {
  readonly name: string
  readonly span: Span
}

/** Where the comments of a document name something of its own that starts so and ends in a number. */
export function namesInComments({ text, comments, id }: Spec, start: string): readonly CommentName[] {
  const names: CommentName[] = []
  if (start === '') return names
  for (const { span } of comments) {
    if (span.file !== undefined) continue
    const source = text.slice(span.from, span.to)
    for (let at = source.indexOf(start); at >= 0; at = source.indexOf(start, at + start.length)) {
      let to = at + start.length
      while (/\d/.test(source.charAt(to))) to++
      if (to === at + start.length || isPartOfMore(source, at, to, id?.value.text)) continue
      names.push({ name: source.slice(at, to), span: { from: span.from + at, to: span.from + to } })
    }
  }
  return names
}

/** Whether what stands there is part of another name: `NFR3`, `FR3.1`, `SPEC-2026-11-02-002/FR3` in another spec. */
function isPartOfMore(source: string, from: number, to: number, spec: string | undefined): boolean {
  const before = source.charAt(from - 1)
  if (before === '/') return spec === undefined || !source.slice(0, from - 1).endsWith(spec)
  if ('-_.#'.includes(before) && from > 0) return true
  if (from > 0 && isWordAt(source, from - 1)) return true
  return isWordAt(source, to) || ('-_.'.includes(source.charAt(to)) && isWordAt(source, to + 1))
}
