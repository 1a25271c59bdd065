import type { NamePattern } from '../values/name-pattern.ts'

export { namePattern, type NamePattern } from '../values/name-pattern.ts'

/** `[A/B]`, and `[A/B, A/C]`: nothing but addresses, which are cut up afterwards. `[after A/B]` is prose. */
const BRACKETS = /\[([^[\]\r\n]{3,1000})\]/g
/** A tag stands by itself, or in brackets or quotes: `me@host/path` is none. */
const TAG = /(?<![^\s([{<,;'"`])@([^\s@/[\](){}<>,;'"`]{1,200}\/[^\s@/[\](){}<>,;'"`]{1,200})(?=[\s\])}>,;'"`]|$)/g
const ADDRESS = /^[^\s/@]{1,200}\/[^\s/@]{1,200}$/

/** The addresses that a name and its tags bear, each once, exactly as they stand there. */
export function addressesIn(
  name: string,
  tags: readonly string[],
  patterns: readonly NamePattern[],
): readonly string[] {
  const found = new Set<string>()
  if (name.includes('['))
    for (const [, inner = ''] of name.matchAll(BRACKETS)) for (const address of listed(inner)) found.add(address)
  if (name.includes('@')) for (const [, address = ''] of name.matchAll(TAG)) found.add(trimmed(address))
  for (const tag of tags) {
    const plain = tag.startsWith('@') ? tag.slice(1) : tag
    if (ADDRESS.test(plain)) found.add(plain)
  }
  for (const { expression } of patterns)
    for (const { groups } of name.matchAll(expression)) {
      const address = `${groups?.['spec'] ?? ''}/${groups?.['claim'] ?? ''}`
      if (ADDRESS.test(address)) found.add(address)
    }
  return [...found]
}

function listed(inner: string): readonly string[] {
  const parts = inner.split(/[,;\s]+/).filter((part) => part !== '')
  return parts.every((part) => ADDRESS.test(part)) ? parts : []
}

/** A tag at the end of a sentence: the full stop is not its own. */
function trimmed(address: string): string {
  return address.replace(/[.:!?]+$/, '')
}
