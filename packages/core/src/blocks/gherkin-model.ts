import type { Span } from '../text/span.ts'
import type { StepKind } from './engines.ts'
import type { BlockFault } from './fault.ts'

/** A word of a block and where it stands. */
export interface Named {
  readonly name: string
  readonly span: Span
}

/** One step. `And`, `But` and `*` are of the kind of the step before them; `unknown` where there is none. */
export interface Step {
  /** As written, without white space: `Given`. */
  readonly keyword: string
  readonly kind: StepKind
  readonly text: string
  /** The step's line, without the white space around it. */
  readonly span: Span
  readonly textSpan: Span
}

/** A background: steps before every scenario. */
export interface Background {
  readonly span: Span
  readonly steps: readonly Step[]
}

/** One scenario or scenario outline. */
export interface Scenario {
  /** Empty where it has none. */
  readonly name: string
  /** From its keyword (or, where it is bare, its first step) to the end of its last line, examples included. */
  readonly span: Span
  /** The name; where there is none, an empty span behind the keyword, or at the first step. */
  readonly nameSpan: Span
  /** The line to point at: the scenario's own, or where it is bare, its first step's. */
  readonly lineSpan: Span
  /** It has examples, or its keyword promises them. */
  readonly outline: boolean
  readonly steps: readonly Step[]
  /** Its own tags with their `@`, not those of its feature. */
  readonly tags: readonly Named[]
  /** `<name>` in the name, the steps and their arguments, each place of it, in order; empty where it is no outline. */
  readonly parameters: readonly Named[]
  /** The headers of each table of its examples that has rows. */
  readonly examples: readonly (readonly Named[])[]
  /** Steps that stand without a scenario's line. */
  readonly bare: boolean
}

/** A line that gherkin takes for a description and that is none. */
export interface StrayLine {
  readonly span: Span
  /** The word that reads like a keyword, or the line's first word. */
  readonly word: string
  readonly wordSpan: Span
  /** The keyword that was meant; equal to `word` where that of a step is right and a scenario above it is missing. */
  readonly nearest: string | undefined
  /** Where a scenario, a background or a feature was meant: what stands below it, nothing but steps (and what a feature may hold) or also prose. */
  readonly opens?: 'steps' | 'prose'
}

/** A gherkin block as Truespec reads it. All spans are offsets of the block's own text. */
export interface GherkinBlock {
  readonly scenarios: readonly Scenario[]
  readonly backgrounds: readonly Background[]
  /** Of the rule `gherkin-syntax`. Where there are any, the rest is what could be read. */
  readonly faults: readonly BlockFault[]
  readonly stray: readonly StrayLine[]
}
