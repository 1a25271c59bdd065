import type { Section } from '../spec/model.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A section that stands twice. */
export default defineRule({
  code: 'section-duplicate',
  kind: 'local',
  severity: 'error',
  says: ({ section }) => `The section '${section}' stands here a second time`,
  *check({ spec }): Iterable<Found> {
    const stack = spec.sections.toReversed()
    for (let section = stack.pop(); section; section = stack.pop()) {
      if (section.duplicateOf) yield* repeated(section, section.duplicateOf)
      else for (const child of section.sections.toReversed()) stack.push(child)
    }
  },
})

function* repeated({ heading, number }: Section, first: Section): Generator<Found> {
  // Two other names of one section, or two notes after its name, may well be two things.
  if (!heading || !first.heading || (number === undefined && heading.key !== first.heading.key)) return
  const [one, other] = heading.span.from < first.heading.span.from ? [heading, first.heading] : [first.heading, heading]
  yield {
    at: other.span,
    data: { section: other.text },
    related: [{ span: one.span, note: 'first here' }],
  }
}
