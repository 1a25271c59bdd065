import type { NamePattern } from '../values/name-pattern.ts'

export { namePattern, type NamePattern } from '../values/name-pattern.ts'

/** `[A/B]`, and `[A/B, A/C]`. What stands within is cut up afterwards. */
const BRACKETS = /\[([^[\]\r\n]{3,1000})\]/g
const TAG = /(?<![^\s([{,;])@([^\s@/[\](),;]{1,200}\/[^\s@/[\](),;]{1,200})/g
const ADDRESS = /^[^\s/@]{1,200}\/[^\s/@]{1,200}$/

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
