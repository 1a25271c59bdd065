import type { Heading, Spec } from '../../spec/model.ts'
import { allSections } from '../../spec/views.ts'
import { once } from '../../text/once.ts'

/** Every heading but the title, in the order of the document. */
export const headingsOf: (spec: Spec) => readonly Heading[] = once((spec) =>
  allSections(spec)
    .flatMap(({ heading }) => heading ?? [])
    .toSorted(inOrder),
)

/** Which of two headings comes first. */
export function inOrder(a: Heading, b: Heading): number {
  return a.span.from - b.span.from
}
