import {
  findStatus,
  isDoubted,
  isSameStatus,
  type Lifecycle,
  nearestStatus,
  statusNames,
  withoutRemark,
} from '../config/lifecycle.ts'
import type { Field } from '../spec/model.ts'
import { fieldWith } from '../spec/views.ts'
import { onlyNearest } from '../text/nearest.ts'
import { shortened } from '../text/shortened.ts'
import type { Found, FoundFix, LocalContext } from './define.ts'
import { defineRule } from './define.ts'
import { afterYaml, rewrite } from './fields/rewrite.ts'
import { listedState, otherwiseNamed, saysDone } from './status/states.ts'
import { statusWords } from './status/words.ts'
import { earlyTicks, unmetDemands } from './status/unmet.ts'

/** A status that is none. It passes no gate. */
export default defineRule({
  code: 'status-unknown',
  kind: 'local',
  severity: 'error',
  grounds: true,
  yieldsTo: ['todo-left'],
  says: ({ status, nearest: near, known, doubted, more }) => {
    if (doubted !== undefined) return `Status '${status}' is taken back or in doubt: write the one that holds`
    if (more === 1) return `Status '${status}' says more than the state: write '${near}' alone, and the rest elsewhere`
    return `Status '${status}' is not known: ${near === undefined ? `expected one of ${known}` : `did you mean '${near}'?`}`
  },
  *check(context): Iterable<Found> {
    const field = fieldWith(context.spec, 'status')
    const value = field?.value
    if (!value || (value.state !== 'filled' && value.state !== 'waived')) return
    const names = namesMissed(context, value.text)
    if (!names) return
    const { name, sure, more } = stateMeant(context, value.text, names)
    const status = shortened(value.text.replace(/\r?\n[ \t]*>/g, ' '))
    if (name === undefined) yield { at: value.span, data: { status, known: names.join(', ') } }
    else if (isTakenBack(context, value.text, names, name)) yield { at: value.span, data: { status, doubted: name } }
    else {
      const fixes = fixesOf(field, name, sure && isBorneOut(name, context))
      yield { at: value.span, data: { status, nearest: name, ...(more && { more: 1 }) }, fixes }
    }
  },
})

interface Meant {
  readonly name: string | undefined
  /** Not so where another word than a misspelt one says it. */
  readonly sure: boolean
  /** Whether the state stands there as it is called, and a remark behind it. */
  readonly more?: boolean
}

/** The state that a status most likely means. */
function stateMeant({ lifecycle }: LocalContext, status: string, names: readonly string[]): Meant {
  const text = withoutRemark(status)
  const sure = text === status
  const listed = sure ? undefined : stateNamed(lifecycle, names, text)
  if (listed !== undefined) return { name: listed, sure: false, more: true }
  // `implemented` is near to Implementing in its letters only.
  const done = lifecycle && saysDone(text) ? lifecycle.states.at(-1)?.name : undefined
  const other = done ?? otherwiseNamed(names, text)
  if (other !== undefined) return { name: other, sure: false }
  return { name: lifecycle ? nearestStatus(lifecycle, text) : onlyNearest(text, names), sure }
}

function stateNamed(lifecycle: Lifecycle | undefined, names: readonly string[], text: string): string | undefined {
  return lifecycle ? findStatus(lifecycle, text)?.name : listedState(names, text)
}

/** Whether a status names the state that it most likely means, and is none all the same: it is struck out, crossed out or doubted. */
function isTakenBack({ lifecycle }: LocalContext, status: string, names: readonly string[], name: string): boolean {
  const text = withoutRemark(status)
  return isDoubted(text) || (isSameStatus(name, text) && stateNamed(lifecycle, names, text) === undefined)
}

/** Only the words change: marks around them stay, and so does what an end refers to. A remark stays as a comment, of Markdown or of YAML. */
function fixesOf({ value }: Field, name: string, safe: boolean): readonly FoundFix[] {
  const text = withoutRemark(value.text)
  const words = statusWords(text, name)
  const title = `Change to '${name}'`
  if (value.yaml === 'other') return [{ title, safe, edits: rewrite(value, name) }]
  if (!words) return []
  const remark = value.text.slice(text.length).trim()
  if (remark === '') return [{ title, safe, edits: rewrite(value, name, words) }]
  const rest = { from: words.from, to: value.text.length }
  const state = name + text.slice(words.to)
  const isKept = !/--|>|[\r\n]/.test(remark)
  if (value.yaml === undefined)
    return [{ title, safe, edits: rewrite(value, isKept ? `${state} <!-- ${remark} -->` : state, rest) }]
  const end = afterYaml(value)
  const comment = isKept ? [{ from: end, to: end, insert: ` # ${remark}` }] : []
  return [{ title, safe, edits: [...rewrite(value, state, rest), ...comment] }]
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
