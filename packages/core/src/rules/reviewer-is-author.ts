import { fieldWith } from '../spec/views.ts'
import { isSamePerson, parsePeople } from '../values/people.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import type { Slot } from '../spec/model.ts'
import type { Span } from '../text/span.ts'

/** A document that only its author reviews. */
export default defineRule({
  code: 'reviewer-is-author',
  kind: 'local',
  severity: 'warning',
  says: ({ person }) => `'${person}' is the only reviewer, and an author`,
  *check({ spec }): Iterable<Found> {
    const [author, reviewers] = [fieldWith(spec, 'author'), fieldWith(spec, 'reviewers')]
    if (author?.value.state !== 'filled' || reviewers?.value.state !== 'filled') return
    const people = parsePeople(reviewers.value.text)
    const [only] = people
    if (!only || people.some((each) => !isSamePerson(each, only))) return
    if (parsePeople(author.value.text).some((each) => isSamePerson(each, only)))
      yield {
        at: withoutMark(reviewers.value),
        data: { person: only.name },
        related: [{ span: author.value.span, note: 'the author' }],
      }
  },
})

/** The place of a value, without the dash of a list of one. */
function withoutMark({ span, text }: Slot): Span {
  const mark = /^-[ \t]+/.exec(text)?.[0].length ?? 0
  return { ...span, from: Math.min(span.to, span.from + mark) }
}
