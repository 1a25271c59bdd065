import { fieldWith } from '../spec/views.ts'
import type { Data } from '../text/diagnostic.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { unmetDemands } from './status/unmet.ts'

/** So many of the places are named. */
const MOST_NAMED = 100

/** A status that says more than the document shows. */
export default defineRule({
  code: 'status-ahead',
  kind: 'local',
  severity: 'error',
  says: (data) => `Status '${data['status']}' demands ${wanted(data)}`,
  *check({ spec, lifecycle, status }): Iterable<Found> {
    const value = fieldWith(spec, 'status')?.value
    if (value?.state !== 'filled') return
    for (const { demand, places } of unmetDemands(spec, value.text, status, lifecycle))
      yield {
        at: value.span,
        data: {
          status: status?.name ?? value.text,
          demand,
          count: places.length,
          ...(demand === 'marked' && { markers: spec.schema.markers.join(', ') }),
        },
        related: places
          .slice(0, MOST_NAMED)
          .map((span) => ({ span, note: demand === 'issue' ? 'no issue' : 'not ticked' })),
      }
  },
})

function wanted({ demand, count, markers }: Data): string {
  const open = count === 1 ? '1 is not ticked' : `${count} are not ticked`
  if (demand === 'issue') return 'an issue, and there is none'
  if (demand === 'reviewed') return `that the review checklist is ticked: ${open}`
  if (demand === 'marked') return `that the items marked ${markers} are ticked: ${open}`
  return `that every task, requirement, security and documentation item is ticked: ${open}`
}
