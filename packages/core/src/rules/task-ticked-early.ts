import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { earlyTicks } from './status/unmet.ts'

/** A task that is done, in a spec that nobody agreed to implement yet. */
export default defineRule({
  code: 'task-ticked-early',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['checkbox-malformed'],
  says: ({ task, status, from }) =>
    `'${task}' is ticked while the status is '${status}': tasks are ticked from '${from}' on`,
  *check({ spec, lifecycle, status }): Iterable<Found> {
    const from = lifecycle?.states.find((state) => state.demands.includes('issue'))?.name ?? ''
    for (const { box, task } of earlyTicks(spec, status, lifecycle))
      yield { at: box.span, data: { task, status: status?.name ?? '', from } }
  },
})
