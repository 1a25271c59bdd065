/** What a scenario came to, the worst first: the worst of its steps and hooks decides. */
export const OUTCOMES = ['failed', 'ambiguous', 'undefined', 'pending', 'skipped', 'passed'] as const

export type ScenarioOutcome = (typeof OUTCOMES)[number]

/** One scenario, or one row of an outline, as it ran last. Plain data: it crosses to another process. */
export interface RunScenario {
  /** The spec's path, relative to the root. */
  readonly file: string
  /** Of the spec, from 1: the scenario's own, for a row of an outline the row's. */
  readonly line: number
  /** The scenario's own, for a row of an outline too. */
  readonly scenarioLine: number
  readonly name: string
  readonly outcome: ScenarioOutcome
}
