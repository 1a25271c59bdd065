import { fieldWith } from '../spec/views.ts'
import { isSamePerson, parsePeople } from '../values/people.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

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
        at: reviewers.value.span,
        data: { person: only.name },
        related: [{ span: author.value.span, note: 'the author' }],
      }
  },
})
