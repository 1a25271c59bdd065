import { milestones, phases } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { shortened } from './parts/shortened.ts'

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
    for (const { number, heading } of planned)
      if (number !== undefined && heading && !numbers.has(number))
        yield {
          at: heading.span,
          data: { phase: number, milestone: '' },
          related: [{ span: first.span, note: 'the milestones' }],
        }
    for (const { number, key } of reached)
      if (number !== undefined && (number < 1 || number > planned.length))
        yield { at: key.span, data: { phase: number, milestone: shortened(key.text) } }
  },
})
