import type { Container, Envelope } from './envelope.ts'
import { OUTCOMES, type RunScenario, type ScenarioOutcome } from './outcome.ts'

/** Counts what Cucumber's messages say of scenarios. */
interface Tally {
  take(envelope: Envelope): void
  scenarios(): readonly RunScenario[]
  /** Whether the run came to its end, and nothing but scenarios failed. */
  ended(): 'unfinished' | 'sound' | 'unsound'
}

/** A run of a scenario, the only one or the last of several. */
interface Attempt {
  readonly testCase: string
  readonly worst: Set<ScenarioOutcome>
  /** Whether a step of the scenario itself passed: hooks alone prove nothing. */
  stepped: boolean
}

/** An empty tally. `specOf` gives the spec's path for that of a feature. */
export function createTally(specOf: (uri: string) => string): Tally {
  const lines = new Map<string, number>()
  const pickles = new Map<string, NonNullable<Envelope['pickle']>>()
  const testCases = new Map<string, NonNullable<Envelope['testCase']>>()
  const steps = new Set<string>()
  const attempts = new Map<string, Attempt>()
  const last = new Map<string, Attempt>()
  let success: boolean | undefined

  function step({ testCaseStartedId, testStepId, testStepResult }: NonNullable<Envelope['testStepFinished']>): void {
    const attempt = attempts.get(testCaseStartedId)
    if (!attempt) return
    const status = testStepResult.status.toLowerCase()
    // What is unknown is no pass.
    const outcome = OUTCOMES.find((each) => each === status) ?? 'failed'
    attempt.worst.add(outcome)
    if (outcome === 'passed' && steps.has(testStepId)) attempt.stepped = true
  }

  return {
    take({ gherkinDocument, pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, testRunFinished }) {
      if (gherkinDocument?.feature) findLines(gherkinDocument.feature, lines)
      if (pickle) pickles.set(pickle.id, pickle)
      if (testCase) {
        testCases.set(testCase.id, testCase)
        for (const { id, pickleStepId } of testCase.testSteps) if (pickleStepId !== undefined) steps.add(id)
      }
      if (testCaseStarted)
        attempts.set(testCaseStarted.id, { testCase: testCaseStarted.testCaseId, worst: new Set(), stepped: false })
      if (testStepFinished) step(testStepFinished)
      const finished = testCaseFinished && attempts.get(testCaseFinished.testCaseStartedId)
      if (finished && !testCaseFinished.willBeRetried) last.set(finished.testCase, finished)
      if (testRunFinished) success = testRunFinished.success
    },
    scenarios: () =>
      [...last.values()].flatMap((attempt) => {
        const pickle = pickles.get(testCases.get(attempt.testCase)?.pickleId ?? '')
        if (!pickle) return []
        const at = (id: string | undefined): number => lines.get(id ?? '') ?? 1
        const worst = OUTCOMES.find((outcome) => attempt.worst.has(outcome)) ?? 'skipped'
        return [
          {
            file: specOf(pickle.uri),
            line: at(pickle.astNodeIds.at(-1)),
            scenarioLine: at(pickle.astNodeIds[0]),
            name: pickle.name,
            outcome: worst === 'passed' && !attempt.stepped ? 'skipped' : worst,
          },
        ]
      }),
    ended() {
      if (success === undefined) return 'unfinished'
      const bad = [...last.values()].some(({ worst }) =>
        [...worst].some((each) => each !== 'passed' && each !== 'skipped'),
      )
      return success || bad ? 'sound' : 'unsound'
    },
  }
}

function findLines(container: Container, lines: Map<string, number>): void {
  for (const { rule, scenario } of container.children) {
    // Gherkin has no rule within a rule.
    if (rule) findLines(rule, lines)
    if (!scenario) continue
    lines.set(scenario.id, scenario.location.line)
    for (const { tableBody } of scenario.examples) for (const row of tableBody) lines.set(row.id, row.location.line)
  }
}
