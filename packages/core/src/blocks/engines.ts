import type { BlockFault } from './fault.ts'

/** A TypeScript block as one module of the program that all blocks form. */
export interface TypeModule {
  /** The spec that holds it, relative to the root: relative imports start at its folder. */
  readonly file: string
  /** The block's number in its spec, from 0. */
  readonly index: number
  readonly text: string
}

/**
 * The parsers that are heavy, native or asynchronous. The command line fills them in, tests fake them.
 * Each answers in the order of its input, never throws for what a text holds, and is killed at a limit: then
 * every block that it could not finish gets a fault that says so.
 */
export interface BlockEngines {
  mermaid(texts: readonly string[]): Promise<readonly (readonly BlockFault[])[]>
  types(
    modules: readonly TypeModule[],
    readFile: (path: string) => string | undefined,
  ): Promise<readonly (readonly BlockFault[])[]>
}

/** What a step does: sets the scene, acts, or says what must then hold. */
export type StepKind = 'context' | 'action' | 'outcome' | 'unknown'

/** What a line of gherkin is. `text` is a line of a description or of a doc string. */
export type GherkinLineKind =
  | 'feature'
  | 'rule'
  | 'background'
  | 'scenario'
  | 'examples'
  | 'step'
  | 'tags'
  | 'row'
  | 'quotes'
  | 'text'

/** One line as gherkin's own parser sees it. */
export interface GherkinLine {
  /** From 1, in the source that the parser was given. */
  readonly line: number
  readonly kind: GherkinLineKind
  /** As the language writes it, such as `Given ` or `Scenario Outline`; empty where the kind has none. */
  readonly keyword: string
  /** Of a step; undefined for `And`, `But`, `*` and words that several kinds share. */
  readonly step?: StepKind
}

/** A line that gherkin's grammar does not allow where it stands. `end`: the text ends too early. */
export interface GherkinError {
  /** From 1, in the source that the parser was given. */
  readonly line: number
  readonly kind: 'unexpected' | 'end' | 'other'
  /** One line, without its own place. */
  readonly message: string
}

/** The words of one gherkin language. Step keywords bear their trailing space where the language has one. */
export interface GherkinLanguage {
  readonly feature: readonly string[]
  readonly rule: readonly string[]
  readonly background: readonly string[]
  readonly scenario: readonly string[]
  readonly scenarioOutline: readonly string[]
  readonly examples: readonly string[]
  readonly given: readonly string[]
  readonly when: readonly string[]
  readonly then: readonly string[]
  readonly and: readonly string[]
  readonly but: readonly string[]
}

/** Gherkin's own parser, synchronous because it takes microseconds. Never throws for what a text holds. */
export interface GherkinEngine {
  /** The words of a language such as `fr`; undefined where gherkin does not know it. */
  language(name: string): GherkinLanguage | undefined
  /** Reads a whole feature, by the words of `language`. */
  parse(
    source: string,
    language: string,
  ): { readonly lines: readonly GherkinLine[]; readonly errors: readonly GherkinError[] }
}
