import { milestones, phases } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A plan and a timeline that do not speak of the same phases. */
export default defineRule({
  code: 'timeline-phase',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['section-gap', 'section-duplicate'],
  says: ({ phase, milestone }) =>
    milestone === ''
      ? `Phase ${phase} has no milestone in the timeline`
      : `'${milestone}' is of a phase that the plan does not have`,
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
    const strange = reached.filter(({ number }) => number !== undefined && (number < 1 || number > planned.length))
    // As many of the one as of the other: the milestones bear wrong numbers, and nothing is missing.
    const isMisnumbered = lacking.length === strange.length
    for (const { number, span } of isMisnumbered ? [] : lacking)
      yield {
        at: span,
        data: { phase: number, milestone: '' },
        related: [{ span: first.span, note: 'the milestones' }],
      }
    for (const [i, { number = 0, key }] of strange.entries()) {
      const phase = isMisnumbered ? lacking[i] : undefined
      yield {
        at: key.span,
        data: { phase: number, milestone: shortened(key.text) },
        ...(phase && { related: [{ span: phase.span, note: 'the phase that has no milestone' }] }),
      }
    }
  },
})
