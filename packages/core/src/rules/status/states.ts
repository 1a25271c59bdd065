import { composed, hasWord, inAnyScript } from '../../text/letters.ts'
import { isDoubted, type Lifecycle, type Status } from '../../config/lifecycle.ts'
import type { Spec } from '../../spec/model.ts'
import { isNumberedAs } from '../../values/choice.ts'

/** Words, and the signs between them. */
const WORDS = inAnyScript(String.raw`[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+`, 'gu')
/** What teams call the state after which nothing is left to do. */
const FINAL = new Set([
  'implemented',
  'complete',
  'completed',
  'done',
  'final',
  'finished',
  'released',
  'shipped',
  'stable',
])
/** What they call it where decisions are written down, and nothing is built. */
const DECIDED = new Set(['accepted', 'approved'])

/** What teams call a state by another name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['in progress', 'Implementing'],
  ['in development', 'Implementing'],
  ['accepted', 'Approved'],
  ['approved', 'Accepted'],
  ['superseded', 'Replaced'],
  ['replaced', 'Superseded'],
  ['cancelled', 'Withdrawn'],
  ['abandoned', 'Withdrawn'],
  ['declined', 'Rejected'],
])

/** The state among those that there are for which a status is another team's word. */
export function otherwiseNamed(names: readonly string[], text: string): string | undefined {
  const other = OTHER_NAMES.get(plain(text.replace(/[-_]/g, ' ')))?.toLowerCase()
  return other === undefined ? undefined : names.find((name) => plain(name) === other)
}

/** Whether a status says that all is done, in whatever words. */
export function saysDone(text: string): boolean {
  return FINAL.has(plain(text))
}

/** The state of a template's own list that a status names; case and marks around it do not count, nor does the number of `superseded by ADR-NNNN`. */
export function listedState(names: readonly string[], text: string): string | undefined {
  const status = plain(text)
  const named = names.find((name) => plain(name) === status || isNumberedAs(text, name))
  return named !== undefined && isDoubted(text) && !isDoubted(named) ? undefined : named
}

/** Whether a status is the last that a document reaches: the lifecycle's last state, or of states that the template lists the one that says so. */
export function isFinal(
  { schema }: Spec,
  text: string,
  status: Status | undefined,
  lifecycle: Lifecycle | undefined,
): boolean {
  if (lifecycle) return status?.rank === lifecycle.states.length - 1
  const { names = [], open = true } = schema.states ?? {}
  if (!open && listedState(names, text) === undefined) return false
  return saysDone(text) || (DECIDED.has(plain(text)) && names.length > 0 && !names.some(saysDone))
}

/** Lower case, single spaces, and nothing but letters and digits at both ends. */
function plain(text: string): string {
  const start = composed(text.slice(0, 200)).toLowerCase()
  const words = start.match(WORDS(start)) ?? []
  return words.slice(words.findIndex(hasWord), words.findLastIndex(hasWord) + 1).join(' ')
}
