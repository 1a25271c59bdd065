import { createAttempts, stepOutcome } from './cucumber-attempts.ts'
import { ReportError } from './define.ts'
import { createGherkinNames } from './gherkin-names.ts'
import { asObject, field, type JsonObject, listOf, objectOf, textOf, textsOf } from './json.ts'
import type { Outcome, Result, ScenarioResult, TestResult } from './model.ts'

interface Pickle {
  readonly name: string
  readonly uri: string
  readonly tags: readonly string[]
  readonly nodes: readonly string[]
}

/** One run of Cucumber, from `testRunStarted` to `testRunFinished`. */
interface CucumberRun {
  /** Takes a message by its name; those that say nothing of results are passed over. Throws `ReportError`. */
  take(name: string, message: JsonObject, line: number): void
  /** All that the run came to, once it has finished. `message` is `testRunFinished`. */
  results(message: JsonObject, line: number): Generator<Result>
}

const ALL_HOOKS: ReadonlyMap<string, string> = new Map([
  ['BEFORE_TEST_RUN', 'BeforeAll'],
  ['AFTER_TEST_RUN', 'AfterAll'],
])

/** A run of which nothing is known as yet. */
export function createRun(): CucumberRun {
  const names = createGherkinNames()
  const attempts = createAttempts()
  const pickles = new Map<string, Pickle>()
  const hooks = new Map<string, { readonly name: string; readonly source: string | undefined }>()
  const hookRuns = new Map<string, string>()
  const faults: TestResult[] = []

  const takers = new Map<string, (message: JsonObject, line: number) => void>([
    ['gherkinDocument', (message) => names.take(message)],
    ['testCase', (message) => attempts.testCase(message)],
    ['testCaseStarted', (message, line) => attempts.started(message, line)],
    ['testStepFinished', (message) => attempts.stepFinished(message)],
    ['testCaseFinished', (message) => attempts.finished(message)],
    ['pickle', (message) => void pickles.set(textOf(message, 'id', 'pickle') ?? '', pickleOf(message))],
    ['hook', (message) => void hooks.set(textOf(message, 'id', 'hook') ?? '', hookOf(message))],
    [
      'testRunHookStarted',
      (message) => {
        const where = 'testRunHookStarted'
        hookRuns.set(textOf(message, 'id', where) ?? '', textOf(message, 'hookId', where) ?? '')
      },
    ],
    [
      'testRunHookFinished',
      (message, line) => {
        const where = 'testRunHookFinished'
        const status = textOf(objectOf(message, 'result', where), 'status', where) ?? 'UNKNOWN'
        if (stepOutcome(status) !== 'failed') return
        const hook = hooks.get(hookRuns.get(textOf(message, 'testRunHookStartedId', where) ?? '') ?? '')
        faults.push(fault(hook?.name ?? 'a hook of the run', hook?.source, line))
      },
    ],
    [
      'parseError',
      (message, line) => {
        const uri = textOf(objectOf(message, 'source', 'parseError'), 'uri', 'parseError.source')
        faults.push(fault(uri ?? 'a feature that cannot be read', uri, line))
      },
    ],
  ])

  function resultOf(pickle: Pickle, outcome: Outcome, flaky: boolean, line: number): ScenarioResult {
    const scenario = names.scenario(pickle.nodes)
    return {
      kind: 'scenario',
      // A row of an outline has its values in its own name: the scenario is what the claim is called.
      name: scenario?.name ?? pickle.name,
      feature: scenario?.feature ?? '',
      source: pickle.uri,
      tags: pickle.tags,
      outcome,
      flaky,
      line,
    }
  }

  return {
    take: (name, message, line) => takers.get(name)?.(message, line),
    *results(message, line) {
      const success = field(message, 'success') === true
      let failed = faults.length > 0
      const ran = new Set<string>()
      const ranOf = new Set<string | undefined>()
      for (const { pickle: id, outcome, flaky, line } of attempts.runs(success)) {
        const pickle = pickles.get(id)
        if (!pickle) throw new ReportError(`a test case is of pickle ${id}, which is not there`, line)
        failed ||= outcome === 'failed'
        ran.add(id)
        ranOf.add(pickle.nodes[0])
        yield resultOf(pickle, outcome, flaky, line)
      }
      // A row of examples that a filter left out, beside others that ran.
      for (const [id, pickle] of pickles)
        if (!ran.has(id) && pickle.nodes.length > 1 && ranOf.has(pickle.nodes[0]))
          yield resultOf(pickle, 'skipped', false, line)
      yield* faults
      if (!success && !failed && !attempts.pending()) yield fault('the run as a whole', undefined, line)
    },
  }
}

function pickleOf(message: JsonObject): Pickle {
  const where = 'pickle'
  return {
    name: textOf(message, 'name', where) ?? '',
    uri: textOf(message, 'uri', where) ?? '',
    tags: listOf(message, 'tags', where).map((tag, index) => {
      const place = `${where}.tags[${index}]`
      return textOf(asObject(tag, place), 'name', place) ?? ''
    }),
    nodes: textsOf(message, 'astNodeIds', where),
  }
}

function hookOf(message: JsonObject): { readonly name: string; readonly source: string | undefined } {
  const source = textOf(objectOf(message, 'sourceReference', 'hook'), 'uri', 'hook.sourceReference')
  const kind = ALL_HOOKS.get(textOf(message, 'type', 'hook') ?? '') ?? 'hook'
  const name = textOf(message, 'name', 'hook') ?? source
  return { name: name === undefined ? kind : `${kind}: ${name}`, source }
}

function fault(name: string, source: string | undefined, line: number): TestResult {
  return { kind: 'test', name, tags: [], outcome: 'failed', flaky: false, source, line }
}
