import type { Level } from '../text/diagnostic.ts'
import type { Lifecycle } from './lifecycle.ts'

/** The configuration of a workspace, complete: what `truespec.json` leaves out has its default. Plain data. */
export interface Config {
  /** Globs of the files that may be specs, relative to the root. */
  readonly specs: readonly string[]
  /** Globs that are never specs. */
  readonly ignore: readonly string[]
  /** The first whose globs fit names the template (relative to the root) of a spec. */
  readonly templates: readonly TemplateBinding[]
  readonly rules: Readonly<Record<string, Level>>
  readonly overrides: readonly Override[]
  readonly lifecycle: Lifecycle
  readonly limits: Limits
  /** Words that `requirement-vague` looks for besides its own, and those of its own that are fine here. */
  readonly vague: { readonly add: readonly string[]; readonly allow: readonly string[] }
  readonly verify: VerifyConfig
  /** The file of known findings that are not reported, relative to the root; undefined for none. */
  readonly baseline: string | undefined
}

/** Where evidence lies, and how it is told whose it is. */
interface VerifyConfig {
  /** Globs of the reports, relative to the root. */
  readonly reports: readonly string[]
  /** How names of tests bear addresses besides `[SPEC/CLAIM]`: `{spec}.{claim}`. */
  readonly names: readonly string[]
  /** The files of each component that the specs' unit tests name, relative to the root. */
  readonly components: Readonly<Record<string, readonly string[]>>
  /** The addresses that each metric is for, by its name in the reports. */
  readonly metrics: Readonly<Record<string, readonly string[]>>
  /** The kinds of claims that must be proven or waived where all must be done; undefined for the built-in ones. */
  readonly demanded: readonly string[] | undefined
}

/** Which files are read through which template. */
export interface TemplateBinding {
  readonly files: readonly string[]
  readonly template: string
  /** What comments in the template would say, for a template that may not be touched, by heading path (`Risks > Table`). */
  readonly directives: Readonly<Record<string, string>>
  readonly placeholders: readonly string[]
}

/** Levels of rules for some files, some states, or both. */
export interface Override {
  readonly files: readonly string[]
  readonly status: readonly string[]
  readonly rules: Readonly<Record<string, Level>>
}

/** Where reading and checking give up. */
export interface Limits {
  /** The largest file that is read, in bytes. */
  readonly fileSize: number
  /** The deepest nesting of lists, quotations, emphasis and links that is read. */
  readonly nesting: number
  /** How long the blocks of one run may take before what is left is given up, in milliseconds. */
  readonly blockTime: number
  /** How many findings of one rule are listed of one file; those beyond are counted. */
  readonly findings: number
}
