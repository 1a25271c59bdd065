import { findStatus, nearestStatus, statusNames } from '../config/lifecycle.ts'
import { fieldWith } from '../spec/views.ts'
import { nearest } from '../text/nearest.ts'
import type { Found, LocalContext } from './define.ts'
import { defineRule } from './define.ts'
import { listedState, saysDone } from './status/states.ts'
import { earlyTicks, unmetDemands } from './status/unmet.ts'

/** A status that is none. It passes no gate. */
export default defineRule({
  code: 'status-unknown',
  kind: 'local',
  severity: 'error',
  grounds: true,
  yieldsTo: ['todo-left'],
  says: ({ status, nearest: near, known }) =>
    `Status '${status}' is not known: ${near === undefined ? `expected one of ${known}` : `did you mean '${near}'?`}`,
  *check(context): Iterable<Found> {
    const value = fieldWith(context.spec, 'status')?.value
    if (!value || (value.state !== 'filled' && value.state !== 'waived')) return
    const names = namesMissed(context, value.text)
    if (!names) return
    const { lifecycle } = context
    // `implemented` is near to Implementing in its letters only.
    const done = lifecycle && saysDone(value.text) ? lifecycle.states.at(-1)?.name : undefined
    const near = done ?? (lifecycle ? nearestStatus(lifecycle, value.text) : nearest(value.text, names))
    const { from, to } = value.span
    yield {
      at: value.span,
      data: { status: value.text, ...(near === undefined ? { known: names.join(', ') } : { nearest: near }) },
      ...(near !== undefined && {
        fixes: [
          {
            title: `Change to '${near}'`,
            safe: done === undefined && isBorneOut(near, context),
            edits: [{ from, to, insert: near }],
          },
        ],
      }),
    }
  },
})

/** The states that there are; undefined where the status is one of them, or any is legal. */
function namesMissed({ spec, lifecycle }: LocalContext, status: string): readonly string[] | undefined {
  if (lifecycle) return findStatus(lifecycle, status) ? undefined : statusNames(lifecycle)
  const { states } = spec.schema
  if (!states || states.open) return undefined
  return listedState(states.names, status) === undefined ? states.names : undefined
}

/** Whether the document could bear the status: else writing it would bring other findings. */
function isBorneOut(name: string, { spec, lifecycle }: LocalContext): boolean {
  const status = lifecycle && findStatus(lifecycle, name)
  return unmetDemands(spec, name, status, lifecycle).length === 0 && earlyTicks(spec, status, lifecycle).length === 0
}
