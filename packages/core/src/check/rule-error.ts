/** A rule threw: a fault of ours, never of the text that was checked. `cause` is what it threw. */
export class RuleError extends Error {
  readonly code: string
  readonly file: string

  constructor(code: string, file: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`The rule '${code}' failed on '${file}': ${reason}`, { cause })
    this.name = 'RuleError'
    this.code = code
    this.file = file
  }
}
