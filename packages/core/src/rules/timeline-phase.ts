import { milestones, phases } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { milestoneTwins } from './parts/milestone-twins.ts'

/** A plan and a timeline that do not speak of the same phases. */
export default defineRule({
  code: 'timeline-phase',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['section-gap', 'section-duplicate'],
  says: ({ phase, milestone, again }) => {
    if (milestone === '') return `Phase ${phase} has no milestone in the timeline`
    return again
      ? `'${milestone}' stands here for the second time`
      : `'${milestone}' is of a phase that the plan does not have`
  },
  *check({ spec }): Iterable<Found> {
    const planned = phases(spec)
    const reached = milestones(spec)
    const [first] = reached
    // Phases that skip a number are `section-gap`; which of the two sides is wrong is not known before that is settled.
    if (planned.length === 0 || !first || planned.some((phase, i) => phase.number !== i + 1)) return
    const numbers = new Set(reached.map((pair) => pair.number))
    if (numbers.size === 1 && numbers.has(undefined)) return
    const lacking = planned.flatMap(({ number, heading }) =>
      number !== undefined && heading && !numbers.has(number) ? [{ number, span: heading.span }] : [],
    )
    const twins = milestoneTwins(reached)
    const strange = reached.filter(
      (pair) => pair.number !== undefined && (pair.number < 1 || pair.number > planned.length || twins.has(pair)),
    )
    // As many of the one as of the other: the milestones bear wrong numbers, and nothing is missing.
    const isMisnumbered = lacking.length === strange.length
    for (const { number, span } of isMisnumbered ? [] : lacking)
      yield {
        at: span,
        data: { phase: number, milestone: '' },
        related: [{ span: first.span, note: 'the milestones' }],
      }
    for (const [i, pair] of strange.entries()) {
      const { number = 0, key } = pair
      const phase = isMisnumbered ? lacking[i] : undefined
      const twin = twins.get(pair)
      const related = [
        ...(twin ? [{ span: twin.key.span, note: 'the first time' }] : []),
        ...(phase ? [{ span: phase.span, note: 'the phase that has no milestone' }] : []),
      ]
      yield {
        at: key.span,
        data: { phase: number, milestone: shortened(key.text), ...(twin && { again: 1 }) },
        ...(related.length > 0 && { related }),
      }
    }
  },
})
