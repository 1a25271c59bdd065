import { betweenSigns, composed, isWordAt } from '../text/letters.ts'
import { once } from '../text/once.ts'
import { nearest } from '../text/nearest.ts'
import { remembered } from '../text/remembered.ts'

/** What a status demands. Gates are cumulative: a state demands all that the states before it demand. */
export type Demand =
  /** What is missing is an error, not a warning. */
  | 'filled'
  /** The review checklist is ticked. */
  | 'reviewed'
  /** No dependency is less mature. */
  | 'mature-dependencies'
  /** There is an issue; from here on tasks may be ticked. */
  | 'issue'
  /** Every task, requirement, security and documentation item is ticked. */
  | 'done'

export interface State {
  readonly name: string
  /** What this state adds to the demands of those before it. */
  readonly demands: readonly Demand[]
}

/** The states a spec goes through, in order, and the ends it may come to. */
export interface Lifecycle {
  readonly states: readonly State[]
  readonly ends: readonly EndState[]
}

interface EndState {
  readonly name: string
  /** The states from which it may be reached. */
  readonly from: readonly string[]
}

export const defaultLifecycle: Lifecycle = {
  states: [
    { name: 'Draft', demands: [] },
    { name: 'In Review', demands: ['filled'] },
    { name: 'Approved', demands: ['reviewed', 'mature-dependencies'] },
    { name: 'Implementing', demands: ['issue'] },
    { name: 'Complete', demands: ['done'] },
  ],
  ends: [
    { name: 'Rejected', from: ['Draft', 'In Review', 'Approved', 'Implementing'] },
    { name: 'Withdrawn', from: ['Draft', 'In Review', 'Approved', 'Implementing'] },
    { name: 'Superseded', from: ['Complete'] },
  ],
}

/** A status as the lifecycle knows it. `rank` counts the states from 0; an end has none. */
export interface Status {
  readonly name: string
  readonly rank: number | undefined
}

/** The states by what is compared of their names. */
const statesOf: (lifecycle: Lifecycle) => ReadonlyMap<string, Status> = once(
  ({ states }) => new Map(states.map(({ name }, rank) => [plainStatus(name), { name, rank }] as const).toReversed()),
)

/**
 * The state that a status text names: case and marks around it are ignored, and an end may be followed by more
 * (`Superseded by SPEC-2026-11-22-001`). Undefined where the lifecycle has no such state, and where the text takes it back or doubts it.
 */
export function findStatus(lifecycle: Lifecycle, text: string): Status | undefined {
  const status = statusNamed(lifecycle, text)
  if (!status || (isDoubted(text) && !isDoubted(status.name))) return undefined
  return status.rank !== undefined && isCrossed(text) ? undefined : status
}

/** Struck out, with a question mark behind it, or behind a box that is not ticked. */
const DOUBT = /^[*_\s]*(?:~|\[ ?\])|[?？][^\w?？]{0,20}$/
/** What says of a state that it is not reached; of an end it says what the end does. */
const CROSS = /[❌❎✖✗✘🚫⛔]/u

function isCrossed(text: string): boolean {
  return CROSS.test(text.slice(0, 200))
}

/** Whether a text takes back or doubts the state that it names: `~~Complete~~`, `Approved?`, `[ ] Complete`. Then it names none. */
export function isDoubted(text: string): boolean {
  return DOUBT.test(text.trim().slice(0, 200))
}

function statusNamed(lifecycle: Lifecycle, text: string): Status | undefined {
  const plain = plainStatus(text)
  const known = statesOf(lifecycle).get(plain)
  if (known) return known
  const end = lifecycle.ends.find(
    ({ name }) => plain === plainStatus(name) || plain.startsWith(`${plainStatus(name)} by `),
  )
  return end && { name: end.name, rank: undefined }
}

/** A text without the remark in brackets behind it: `Draft` of `Draft (rewritten in May)`. Itself where it has none. */
export function withoutRemark(text: string): string {
  const open = text.endsWith(')') ? text.indexOf(' (') : -1
  return open > 0 && text.indexOf(')') === text.length - 1 ? text.slice(0, open).trimEnd() : text
}

/** Whether two texts name the same state. */
export function isSameStatus(a: string, b: string): boolean {
  return plainStatus(a) === plainStatus(b)
}

/** Whether a lifecycle knows every state that a template lists: then it holds for that template's specs, gates included. */
export function coversStates(lifecycle: Lifecycle, states: readonly string[]): boolean {
  return states.length > 0 && states.every((state) => findStatus(lifecycle, state) !== undefined)
}

/** The state that an unknown status most likely meant. */
export function nearestStatus(lifecycle: Lifecycle, text: string): string | undefined {
  const plain = plainStatus(text)
  return (
    nearest(plain, statusNames(lifecycle)) ??
    nearest(
      plain.split(' by ')[0] ?? '',
      lifecycle.ends.map((end) => end.name),
    )
  )
}

/** Every state and end, in order. */
export function statusNames(lifecycle: Lifecycle): readonly string[] {
  return [...lifecycle.states, ...lifecycle.ends].map((state) => state.name)
}

/** Whether the status demands it. An unknown status (undefined) demands all that makes a finding an error: it fails closed. An end demands nothing. */
export function demands(lifecycle: Lifecycle, status: Status | undefined, demand: Demand): boolean {
  if (!status) return demand === 'filled'
  if (status.rank === undefined) return false
  return lifecycle.states.slice(0, status.rank + 1).some((state) => state.demands.includes(demand))
}

/** How mature a spec of that status is: its rank. One that has come to an end is as mature as it had to be to come there. */
export function maturityOf(lifecycle: Lifecycle, { name, rank }: Status): number {
  if (rank !== undefined) return rank
  const from = lifecycle.ends.find((end) => end.name === name)?.from ?? []
  const ranks = from
    .map((each) => lifecycle.states.findIndex((state) => state.name === each))
    .filter((each) => each >= 0)
  return ranks.length === 0 ? lifecycle.states.length : Math.min(...ranks)
}

/** Forward any number of steps is legal, back one; the ends as they list; staying always. */
export function isLegalStep(lifecycle: Lifecycle, from: Status, to: Status): boolean {
  if (from.name === to.name) return true
  if (to.rank === undefined) return lifecycle.ends.some((end) => end.name === to.name && end.from.includes(from.name))
  return from.rank !== undefined && to.rank >= from.rank - 1
}

/** Lower case, single spaces, one sign for an apostrophe, without what is no letter, digit or bracket at its ends. No status is longer than 200 characters. */
const plainStatus: (text: string) => string = remembered((text) => {
  const plain = composed(text.trim().slice(0, 200)).replace(/\s+/g, ' ').replaceAll('’', "'").toLowerCase()
  return betweenSigns(plain, isWordAt)
})
