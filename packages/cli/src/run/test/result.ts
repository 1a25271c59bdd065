import type { FaultOf, FeatureOf, Prepared } from './prepare.ts'
import { OUTCOMES, type RunScenario, type ScenarioOutcome } from './outcome.ts'

/** A scenario that was run, and the claim that it is. */
interface TestedScenario extends RunScenario {
  /** Of each row of an outline that of the outline. */
  readonly address: string
}

/** All that a run came to. */
export interface TestResult {
  /** How many specs were looked at. */
  readonly specs: number
  /** How many scenarios those have, rows of outlines not counted. */
  readonly known: number
  /** By file and line. */
  readonly scenarios: readonly TestedScenario[]
  readonly faults: readonly FaultOf[]
  /** False where something outside the scenarios failed. */
  readonly sound: boolean
  /** No step was run: what has all its definitions was skipped. */
  readonly dryRun: boolean
}

/** Gives each scenario the address of its claim. */
export function resultOf(
  { features, faults }: Prepared,
  ran: { readonly sound: boolean; readonly scenarios: readonly RunScenario[] },
  { specs, dryRun }: Pick<TestResult, 'specs' | 'dryRun'>,
): TestResult {
  const addresses = addressesIn(features)
  const scenarios = ran.scenarios
    .map((scenario) => ({ ...scenario, address: addresses.get(`${scenario.file}\n${scenario.scenarioLine}`) ?? '' }))
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { specs, known: addresses.size, scenarios, faults, sound: ran.sound, dryRun }
}

function addressesIn(features: readonly FeatureOf[]): ReadonlyMap<string, string> {
  return new Map(
    features.flatMap(({ spec, scenarios }) =>
      scenarios.map(({ line, address }) => [`${spec}\n${line}`, address] as const),
    ),
  )
}

/** Whether an outcome is as good as it can be: a step that is not run cannot pass. */
export function isGood(outcome: ScenarioOutcome, dryRun: boolean): boolean {
  return outcome === 'passed' || (dryRun && outcome === 'skipped')
}

/** 0 where scenarios ran and all passed; those that say themselves that they are skipped may stand beside some that passed. */
export function exitCodeOf({ scenarios, faults, sound, dryRun }: TestResult): 0 | 1 {
  const bad = scenarios.some(({ outcome }) => outcome !== 'skipped' && !isGood(outcome, dryRun))
  const some = scenarios.some(({ outcome }) => isGood(outcome, dryRun))
  return some && !bad && sound && faults.length === 0 ? 0 : 1
}

/** How many scenarios came to what. */
export function countOutcomes(scenarios: readonly RunScenario[]): Readonly<Record<ScenarioOutcome, number>> {
  const counts: Record<ScenarioOutcome, number> = {
    passed: 0,
    failed: 0,
    ambiguous: 0,
    undefined: 0,
    pending: 0,
    skipped: 0,
  }
  for (const { outcome } of scenarios) counts[outcome]++
  return counts
}

/** What is said at the end, without colours: each scenario that is not as it should be with its place and address, and the sum. */
export function linesOf({ scenarios, specs, known, faults, sound, dryRun }: TestResult): readonly string[] {
  const off = scenarios.filter(({ outcome }) => !isGood(outcome, dryRun))
  const lines = off.map(({ outcome, file, line, address, name }) => {
    const named = name === `[${address}]` ? '' : `  ${name}`
    return `${outcome.padEnd(9)}  ${file}:${line}  ${address}${named}`
  })
  if (faults.length > 0) lines.push(`${counted(faults.length, 'fault')} in the specs: what bears one was not run`)
  if (!sound) lines.push('something outside the scenarios failed, such as an AfterAll hook: see above')
  if (scenarios.length > 0) {
    const counts = countOutcomes(scenarios)
    const parts = OUTCOMES.toReversed().flatMap((outcome) =>
      counts[outcome] === 0 ? [] : [`${counts[outcome]} ${dryRun && outcome === 'skipped' ? 'not run' : outcome}`],
    )
    lines.push(`${counted(scenarios.length, 'scenario')}: ${parts.join(', ')}`)
  } else if (known > 0) lines.push(`no scenario was run: none of ${known} is selected`)
  else lines.push(`no scenario was run: ${counted(specs, 'spec')} ${specs === 1 ? 'has' : 'have'} none`)
  return lines
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
