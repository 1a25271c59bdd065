import { findStatus, type Lifecycle, nearestStatus, statusNames, withoutRemark } from '../config/lifecycle.ts'
import type { Field } from '../spec/model.ts'
import { fieldWith } from '../spec/views.ts'
import { nearest } from '../text/nearest.ts'
import type { Found, FoundFix, LocalContext } from './define.ts'
import { defineRule } from './define.ts'
import { shortened } from './parts/shortened.ts'
import { listedState, otherwiseNamed, saysDone } from './status/states.ts'
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
    const field = fieldWith(context.spec, 'status')
    const value = field?.value
    if (!value || (value.state !== 'filled' && value.state !== 'waived')) return
    const names = namesMissed(context, value.text)
    if (!names) return
    const { name, sure } = stateMeant(context, value.text, names)
    const text = shortened(value.text.replace(/\r?\n[ \t]*>/g, ' '))
    yield {
      at: value.span,
      data: { status: text, ...(name === undefined ? { known: names.join(', ') } : { nearest: name }) },
      ...(name !== undefined && { fixes: [fixOf(field, name, sure && isBorneOut(name, context))] }),
    }
  },
})

/** The state that a status most likely means; not sure where another word than a misspelt one says it. */
function stateMeant(
  { lifecycle }: LocalContext,
  status: string,
  names: readonly string[],
): { readonly name: string | undefined; readonly sure: boolean } {
  const text = withoutRemark(status)
  const sure = text === status
  const listed = sure ? undefined : stateNamed(lifecycle, names, text)
  if (listed !== undefined) return { name: listed, sure: false }
  // `implemented` is near to Implementing in its letters only.
  const done = lifecycle && saysDone(text) ? lifecycle.states.at(-1)?.name : undefined
  const other = done ?? otherwiseNamed(names, text)
  if (other !== undefined) return { name: other, sure: false }
  return { name: lifecycle ? nearestStatus(lifecycle, text) : nearest(text, names), sure }
}

function stateNamed(lifecycle: Lifecycle | undefined, names: readonly string[], text: string): string | undefined {
  return lifecycle ? findStatus(lifecycle, text)?.name : listedState(names, text)
}

/** A remark stays as a comment, of Markdown or of YAML. */
function fixOf({ form, value }: Field, name: string, safe: boolean): FoundFix {
  const { from, to } = value.span
  const isYaml = form === 'front-matter' || form === 'file'
  const remark = value.text.slice(withoutRemark(value.text).length).trim()
  const isLost = remark === '' || /--|>|[\r\n]/.test(remark) || (isYaml && to - from !== value.text.length)
  const comment = isYaml ? ` # ${remark}` : ` <!-- ${remark} -->`
  return { title: `Change to '${name}'`, safe, edits: [{ from, to, insert: isLost ? name : name + comment }] }
}

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
