import type { RunScenario } from './outcome.ts'

/** What the process that runs Cucumber is told. */
export interface Job {
  /** Absolute: where configuration and step definitions are. */
  readonly root: string
  /** Path of Cucumber's API. */
  readonly cucumber: string
  /** Each feature's own path, and that of the spec, relative to the root, that it stands for. */
  readonly features: readonly { readonly path: string; readonly spec: string }[]
  readonly tags: string
  readonly names: readonly string[]
  readonly dryRun: boolean
  /** Where Cucumber's messages go. */
  readonly messages: string
  readonly colors: boolean
  /** What Cucumber prints goes to stderr: stdout is for JSON. */
  readonly aside: boolean
}

/** What it answers, as its last word. Without it, nothing is known of the run. */
export type Answer =
  | {
      readonly kind: 'done'
      /** False where something outside the scenarios failed too, such as an `AfterAll` hook. */
      readonly sound: boolean
      readonly scenarios: readonly RunScenario[]
    }
  | {
      readonly kind: 'broken'
      readonly what: string
      /** With its stack. */
      readonly why: string
    }
