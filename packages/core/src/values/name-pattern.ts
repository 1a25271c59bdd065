/** A pattern such as `{spec}.{claim}`: how names of tests bear addresses besides `[SPEC/CLAIM]` and `@SPEC/CLAIM`. */
export interface NamePattern {
  readonly text: string
  readonly expression: RegExp
}

/** Without a limit, which would take long to compile: what is too long is left out once it is found. */
const PART = '[\\p{L}\\p{N}_-]+'

/**
 * Reads a pattern of the configuration. `{spec}` and `{claim}` stand for letters, digits, `_` and `-`, once each, and something else must part
 * them; a claim may have a number behind a dot, as `T1.2` has. A text with the fault where it is none.
 */
export function namePattern(text: string): NamePattern | { readonly fault: string } {
  const parts = text.split(/(\{spec\}|\{claim\})/)
  const count = (name: string): number => parts.filter((part) => part === name).length
  if (count('{spec}') !== 1 || count('{claim}') !== 1) return { fault: 'it must have {spec} and {claim}, once each' }
  const between = parts[2] ?? ''
  if (between === '' || /[\p{L}\p{N}_-]/u.test(between[0] ?? ''))
    return { fault: 'what parts {spec} from {claim} must begin with a sign, such as a dot' }
  const source = parts
    .map((part) =>
      part === '{spec}'
        ? `(?<spec>${PART})`
        : part === '{claim}'
          ? `(?<claim>${PART}(?:\\.\\d{1,9}){0,9})`
          : part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    )
    .join('')
  return { text, expression: new RegExp(`(?<![\\p{L}\\p{N}_-])${source}(?![\\p{L}\\p{N}_-])`, 'gu') }
}
