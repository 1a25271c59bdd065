import { fieldWith } from '../spec/views.ts'
import { statedDate } from '../values/date.ts'
import type { Found, LocalContext } from './define.ts'
import { defineRule } from './define.ts'
import { isOverdue } from './parts/overdue.ts'

/** A target that has passed while the spec is still on its way. */
export default defineRule({
  code: 'timeline-overdue',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['timeline-order'],
  says: ({ target, status }) => `The target ${target} has passed, and the spec is '${status}'`,
  *check(context: LocalContext): Iterable<Found> {
    const target = fieldWith(context.spec, 'target')
    const date = target && statedDate(target.value.text)
    if (!target || !date?.ok || !isOverdue(date.value, context)) return
    yield { at: target.value.span, data: { target: date.value.iso, status: context.status?.name ?? '' } }
  },
})
