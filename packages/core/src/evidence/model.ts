/** What reports say, whatever tool wrote them. Plain data. */

/** An error is a failure; pending, todo, disabled and undefined are skipped, and prove nothing. */
export type Outcome = 'passed' | 'failed' | 'skipped'

/** One run of one test. A name that ran twice gives two. */
export interface TestResult {
  readonly kind: 'test'
  /** With the names of the suites around it, joined by ` > `. */
  readonly name: string
  /** `@smoke`, `smoke`: as the tool writes them. */
  readonly tags: readonly string[]
  readonly outcome: Outcome
  /** True where it passed only after it had failed. */
  readonly flaky: boolean
  /** Where the report says the test stands, as it says it; undefined where it does not. */
  readonly source: string | undefined
  /** Line of the report, from 1; undefined where the format has no lines worth naming. */
  readonly line: number | undefined
}

/** One run of one Gherkin scenario, or of one row of the examples of an outline. */
export interface ScenarioResult {
  readonly kind: 'scenario'
  readonly name: string
  readonly feature: string
  /** The file with the scenario, as the report has it. */
  readonly source: string
  readonly tags: readonly string[]
  readonly outcome: Outcome
  readonly flaky: boolean
  readonly line: number | undefined
}

/** How much of a file's lines ran. */
export interface CoverageResult {
  readonly kind: 'coverage'
  /** The path as the report has it: absolute, or relative to `root` where the report names one. */
  readonly file: string
  readonly root: string | undefined
  readonly covered: number
  readonly total: number
  readonly line: number | undefined
}

/** One measured figure. */
export interface MetricResult {
  readonly kind: 'metric'
  readonly name: string
  /** `p95`, `mean`, `max`: which figure of the many measured it is; undefined where there is one only. */
  readonly statistic: string | undefined
  readonly value: number
  /** As it is written: `ms`, `req/s`, `%`; empty where the figure has none. */
  readonly unit: string
  readonly line: number | undefined
}

export type Result = TestResult | ScenarioResult | CoverageResult | MetricResult

/** What a report says of itself. */
export interface ReportHead {
  /** The commit whose code ran. */
  readonly commit?: string
  /** When it ran: ISO 8601 with its zone. */
  readonly time?: string
}
