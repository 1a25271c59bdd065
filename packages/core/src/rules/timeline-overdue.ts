import { fieldWith } from '../spec/views.ts'
import { parseDate } from '../values/date.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A target that has passed while the spec is still on its way. */
export default defineRule({
  code: 'timeline-overdue',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['timeline-order'],
  says: ({ target, status }) => `The target ${target} has passed, and the spec is '${status}'`,
  *check({ spec, lifecycle, status, today }): Iterable<Found> {
    if (!lifecycle || status?.rank === undefined || status.rank >= lifecycle.states.length - 1) return
    const target = fieldWith(spec, 'target')
    const date = target && parseDate(target.value.text)
    // ISO dates sort as texts.
    if (target && date?.ok && date.value.iso < today)
      yield { at: target.value.span, data: { target: date.value.iso, status: status.name } }
  },
})
