import type { Outcome } from './model.ts'

/** What is known of how one test of a JUnit report ended. */
export interface CaseEnd {
  failures: number
  /** Whether an attribute says that it failed. */
  failed: boolean
  skips: number
  /** Failures of runs after which it ran again. */
  reruns: number
  /** A `todo` of node:test may fail, and is no failure then. */
  todo: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const FAILED = words(
  'fail failed failure failing error errored errors broken crashed crash timeout timedout aborted terminated',
)
const PASSED = words(
  'pass passed passing success successful succeeded ok run completed complete executed finished done',
)
const FAILURES = words('failure error')
const RERUNS = words('flakyFailure flakyError')
/** The test was run again after these, and did not pass in the end where no `failure` says so either. */
const FAILED_RERUNS = words('rerunFailure rerunError')
const SKIPS = words('skipped skip disabled ignored incomplete pending todo notrun warning')

/** Counts what an element within a test case says of its end. */
export function countElement(end: CaseEnd, name: string, type: string | undefined): void {
  if (FAILURES.has(name)) end.failures++
  else if (RERUNS.has(name)) end.reruns++
  else if (FAILED_RERUNS.has(name)) {
    end.reruns++
    end.failed = true
  } else if (SKIPS.has(name)) {
    end.skips++
    if (type === 'todo') end.todo = true
  }
}

/** Counts what the attributes of a test case say: `status="notrun"`, `result="suppressed"`, `failure="..."`. */
export function countAttributes(end: CaseEnd, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const name of ['status', 'result']) {
    const said = attributes[name]?.trim().toLowerCase()
    if (said === undefined || said === '' || PASSED.has(said)) continue
    if (FAILED.has(said)) end.failed = true
    // A word that nobody knows is no proof.
    else end.skips++
  }
  for (const name of ['failure', 'error', 'failures', 'errors']) if (isSaid(attributes[name])) end.failed = true
  for (const name of ['skipped', 'disabled']) if (isSaid(attributes[name])) end.skips++
}

/** How a test ended. It fails where anything says so. */
export function outcomeOf(end: CaseEnd): Outcome {
  if (end.todo) return 'skipped'
  if (end.failed || end.failures > 0) return 'failed'
  return end.skips > 0 ? 'skipped' : 'passed'
}

function isSaid(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.trim().toLowerCase())
}
