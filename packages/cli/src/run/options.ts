/** The options of each command, as its flags fill them. The flags themselves are declared in `commands/`. */

/** What every command takes. */
interface GlobalOptions {
  readonly cwd?: string
  readonly config?: string
  readonly verbose?: boolean
}

/** Of `init`. */
export interface InitOptions extends GlobalOptions {
  readonly yes?: boolean
  readonly dryRun?: boolean
  /** A name, or false for none. */
  readonly spec?: string | boolean
  readonly ci?: 'github' | 'gitlab' | 'none'
  readonly hook?: boolean
  readonly template?: string
  readonly today?: string
}

/** Of `new`. */
export interface NewOptions extends GlobalOptions {
  readonly template?: string
  readonly author?: string
  readonly reviewer?: readonly string[]
  readonly issue?: string
  readonly today?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** How the result of a check is written. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'] as const

export type OutputFormat = (typeof FORMATS)[number]

/** Of `check`. */
export interface CheckOptions extends GlobalOptions {
  readonly strict?: boolean
  readonly template?: string
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly dryRun?: boolean
  readonly watch?: boolean
  readonly stdinFilename?: string
  readonly base?: string
  readonly format?: OutputFormat
  readonly json?: boolean
  readonly output?: string
  /** False where the configuration's is left out too. */
  readonly baseline?: string | false
  /** True where no file was named. */
  readonly writeBaseline?: string | true
  readonly cache: boolean
  readonly maxWarnings?: number
  readonly rule?: readonly string[]
  readonly today?: string
}

/** What names evidence. */
export interface EvidenceOptions {
  /** Paths and globs of reports, relative to the working folder; undefined for those of the configuration. */
  readonly report?: readonly string[]
  /** Which all of them speak of. */
  readonly commit?: string
}

/** Of `verify`. */
export interface VerifyOptions extends GlobalOptions, EvidenceOptions {
  /** The status that every spec is held against. */
  readonly gate?: string
  readonly strict?: boolean
  readonly template?: string
  readonly format?: OutputFormat
  readonly json?: boolean
  readonly output?: string
  readonly cache: boolean
  readonly maxWarnings?: number
  readonly rule?: readonly string[]
  readonly today?: string
}

/** Of `why`. */
export interface WhyOptions extends GlobalOptions, EvidenceOptions {
  readonly template?: string
  readonly json?: boolean
  readonly cache: boolean
  readonly today?: string
}

/** How a matrix may be written. */
export const MATRIX_FORMATS = ['markdown', 'csv', 'html', 'json'] as const

/** Of `matrix`. */
export interface MatrixOptions extends GlobalOptions, EvidenceOptions {
  readonly template?: string
  readonly format?: (typeof MATRIX_FORMATS)[number]
  readonly json?: boolean
  readonly output?: string
  readonly cache: boolean
  readonly today?: string
}

/** What a list may be sorted by. */
export const SORTS = ['file', 'id', 'title', 'status', 'author', 'progress', 'problems', 'target'] as const

/** Of `list`. */
export interface ListOptions extends GlobalOptions, EvidenceOptions {
  readonly status?: string
  readonly author?: string
  readonly sort?: (typeof SORTS)[number]
  readonly all?: boolean
  readonly json?: boolean
  readonly today?: string
  readonly cache: boolean
}

/** Of `show`. */
export interface ShowOptions extends GlobalOptions, EvidenceOptions {
  readonly template?: string
  readonly json?: boolean
  readonly today?: string
}

/** Of `test`. */
export interface TestOptions extends GlobalOptions {
  readonly template?: string
  readonly tags?: string
  readonly name?: readonly string[]
  readonly dryRun?: boolean
  readonly output?: string
  readonly json?: boolean
}

/** Of `explain`. */
export interface ExplainOptions extends GlobalOptions {
  readonly json?: boolean
}

/** Of `template`. */
export interface TemplateOptions extends GlobalOptions {
  readonly json?: boolean
}

/** What a shell may be told to offer while people type: the states of the lifecycle, or spec IDs. */
export const WORDS = ['statuses', 'ids'] as const
