/** A pattern such as `{spec}.{claim}`: how names of tests bear addresses besides `[SPEC/CLAIM]` and `@SPEC/CLAIM`. */
export interface NamePattern {
  readonly text: string
  readonly expression: RegExp
}

/** The longest address that is looked for: longer ones are text. */
const LONGEST = 200
const PART = `[\\p{L}\\p{N}_-]{1,${LONGEST}}`
/** `[A/B]`, and `[A/B, A/C]`. What stands within is cut up afterwards. */
const BRACKETS = /\[([^[\]\r\n]{3,1000})\]/g
const TAG = /(?<![^\s([{,;])@([^\s@/[\](),;]{1,200}\/[^\s@/[\](),;]{1,200})/g
const ADDRESS = /^[^\s/@]{1,200}\/[^\s/@]{1,200}$/

/**
 * Reads a pattern of the configuration. `{spec}` and `{claim}` stand for letters, digits, `_` and `-`, once each, and something else must part
 * them. A text with the fault where it is none.
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
          ? `(?<claim>${PART})`
          : part.replace(/[^\p{L}\p{N}_\s]/gu, '\\$&'),
    )
    .join('')
  return { text, expression: new RegExp(`(?<![\\p{L}\\p{N}_-])${source}(?![\\p{L}\\p{N}_-])`, 'gu') }
}

/** The addresses that a name and its tags bear, each once, exactly as they stand there. */
export function addressesIn(
  name: string,
  tags: readonly string[],
  patterns: readonly NamePattern[],
): readonly string[] {
  const found = new Set<string>()
  if (name.includes('['))
    for (const [, inner = ''] of name.matchAll(BRACKETS))
      for (const part of inner.split(/[,;\s]+/)) if (ADDRESS.test(part)) found.add(part)
  if (name.includes('@')) for (const [, address = ''] of name.matchAll(TAG)) found.add(trimmed(address))
  for (const tag of tags) {
    const plain = tag.startsWith('@') ? tag.slice(1) : tag
    if (ADDRESS.test(plain)) found.add(plain)
  }
  for (const { expression } of patterns)
    for (const { groups } of name.matchAll(expression))
      found.add(`${groups?.['spec'] ?? ''}/${groups?.['claim'] ?? ''}`)
  return [...found]
}

/** A tag at the end of a sentence: the full stop is not its own. */
function trimmed(address: string): string {
  return address.replace(/[.:!?]+$/, '')
}
