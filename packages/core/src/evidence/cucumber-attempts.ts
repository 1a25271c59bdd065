import { ReportError } from './define.ts'
import { asObject, field, isObject, type JsonObject, listOf, numberOf, textOf } from './json.ts'
import type { Outcome } from './model.ts'

/** Of a step or of a hook. `PENDING` proves nothing; an undefined or ambiguous step fails its scenario. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['PASSED', 'passed'],
  ['FAILED', 'failed'],
  ['AMBIGUOUS', 'failed'],
  ['UNDEFINED', 'failed'],
  ['UNKNOWN', 'failed'],
  ['SKIPPED', 'skipped'],
  ['PENDING', 'skipped'],
])

/** How a test case came out: the last of its attempts. */
interface CaseRun {
  readonly pickle: string
  readonly outcome: Outcome
  readonly flaky: boolean
  /** Line of the report with the start of the attempt. */
  readonly line: number
}

interface TestCase {
  readonly pickle: string
  /** By id of the step: whether it is one of the scenario; hooks are none. */
  readonly steps: ReadonlyMap<string, boolean>
  readonly attempts: Attempt[]
}

interface Attempt {
  readonly line: number
  readonly number: number
  readonly outcomes: Map<string, Outcome>
  finished: boolean
  retried: boolean
}

/** The test cases of one run of Cucumber, and what became of them. Each function throws `ReportError`. */
interface CucumberAttempts {
  testCase(message: JsonObject): void
  started(message: JsonObject, line: number): void
  stepFinished(message: JsonObject): void
  finished(message: JsonObject): void
  /** Whether some step is pending: a run with one fails, and no scenario does. */
  pending(): boolean
  /** `complete`: the run says that all is well, so that no test case may have been left out. */
  runs(complete: boolean): Generator<CaseRun>
}

/** No test cases as yet. */
export function createAttempts(): CucumberAttempts {
  const cases = new Map<string, TestCase>()
  const byStart = new Map<string, Attempt>()
  let pending = false

  function attemptOf(message: JsonObject, where: string): Attempt {
    const attempt = byStart.get(textOf(message, 'testCaseStartedId', where) ?? '')
    if (!attempt) throw new ReportError(`${where} is of a test case that has not started`)
    return attempt
  }

  return {
    testCase(message) {
      const where = 'testCase'
      const steps = new Map<string, boolean>()
      for (const [index, value] of listOf(message, 'testSteps', where).entries()) {
        const place = `${where}.testSteps[${index}]`
        const step = asObject(value, place)
        steps.set(textOf(step, 'id', place) ?? '', field(step, 'pickleStepId') !== undefined)
      }
      const id = textOf(message, 'id', where) ?? ''
      if (cases.has(id)) throw new ReportError(`there is a second testCase ${id}`)
      cases.set(id, { pickle: textOf(message, 'pickleId', where) ?? '', steps, attempts: [] })
    },
    started(message, line) {
      const where = 'testCaseStarted'
      const testCase = cases.get(textOf(message, 'testCaseId', where) ?? '')
      const id = textOf(message, 'id', where) ?? ''
      if (!testCase) throw new ReportError(`${where} is of no test case`)
      if (byStart.has(id)) throw new ReportError(`there is a second testCaseStarted ${id}`)
      const number = numberOf(message, 'attempt', where) ?? 0
      const attempt: Attempt = { line, number, outcomes: new Map(), finished: false, retried: false }
      testCase.attempts.push(attempt)
      byStart.set(id, attempt)
    },
    stepFinished(message) {
      const where = 'testStepFinished'
      const attempt = attemptOf(message, where)
      const result = field(message, 'testStepResult')
      const status = isObject(result) ? (textOf(result, 'status', where) ?? 'UNKNOWN') : 'UNKNOWN'
      const step = textOf(message, 'testStepId', where) ?? ''
      attempt.outcomes.set(step, worse(attempt.outcomes.get(step), stepOutcome(status)))
      pending ||= status === 'PENDING'
      // Before version 17 of the messages the step says so.
      if (isObject(result) && field(result, 'willBeRetried') === true) attempt.retried = true
    },
    finished(message) {
      const attempt = attemptOf(message, 'testCaseFinished')
      attempt.finished = true
      if (field(message, 'willBeRetried') === true) attempt.retried = true
    },
    pending: () => pending,
    *runs(complete) {
      for (const [id, testCase] of cases) {
        if (complete && testCase.attempts.length === 0) throw new ReportError(`testCase ${id} has not run`)
        yield* runsOf(testCase)
      }
    },
  }
}

/** The outcome that a status stands for. Throws `ReportError` for one that Cucumber has not. */
export function stepOutcome(status: string): Outcome {
  const outcome = OUTCOMES.get(status)
  if (outcome === undefined) throw new ReportError(`'${status}' is no status of Cucumber`)
  return outcome
}

/** Every attempt counts but those that were tried again: of those the next one does, and is flaky where it passes. */
function* runsOf({ pickle, steps, attempts }: TestCase): Generator<CaseRun> {
  for (const [index, attempt] of attempts.entries()) {
    const next = attempts[index + 1]
    if (attempt.retried && next && next.number > attempt.number) continue
    const outcome = outcomeOf(attempt, steps)
    const again = attempts[index - 1]?.retried === true
    yield { pickle, outcome, flaky: outcome === 'passed' && again, line: attempt.line }
  }
}

/** It passes where a step of the scenario passed, and no step and no hook did anything else. What has not come to an end has failed. */
function outcomeOf({ outcomes, finished }: Attempt, steps: ReadonlyMap<string, boolean>): Outcome {
  const all = [...outcomes.values()]
  if (!finished || all.includes('failed') || [...steps.keys()].some((step) => !outcomes.has(step))) return 'failed'
  const real = [...steps].some(([id, ofScenario]) => ofScenario && outcomes.get(id) === 'passed')
  return real && all.every((outcome) => outcome === 'passed') ? 'passed' : 'skipped'
}

function worse(a: Outcome | undefined, b: Outcome): Outcome {
  return a === 'failed' || b === 'failed' ? 'failed' : a === 'skipped' ? a : b
}
