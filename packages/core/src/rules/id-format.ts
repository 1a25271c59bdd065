import { describePattern, matchId, nearMiss } from '../values/id-pattern.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** An ID that is none: of another form than the template's, or with a date that does not exist. */
export default defineRule({
  code: 'id-format',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['todo-left'],
  says: ({ id, form, meant, date }) => {
    if (date !== undefined) return `The date of '${id}' does not exist: ${date}`
    return meant === undefined
      ? `'${id}' is no ID of the form ${form}`
      : `'${id}' is no ID of the form ${form}: is '${meant}' meant?`
  },
  *check({ spec }): Iterable<Found> {
    const { value, schema } = spec.id ?? {}
    const type = schema?.slot.type
    if (!value || type?.kind !== 'id' || (value.state !== 'filled' && value.state !== 'waived')) return
    const id = value.text
    const match = matchId(type.pattern, id)
    if (match && !match.fault && match.length === id.length) return
    const form = describePattern(type.pattern)
    if (match?.fault && match.length === id.length)
      yield { at: value.span, data: { id, form, date: /\d{4}([-._]?)\d{2}\1\d{2}/.exec(id)?.[0] ?? '' } }
    else if (match?.length !== id.length) {
      const meant = nearMiss(type.pattern, id)
      yield { at: value.span, data: { id, form, ...(meant !== undefined && { meant }) } }
    }
  },
})
