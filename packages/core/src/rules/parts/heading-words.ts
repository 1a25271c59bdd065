import type { Schema } from '../../template/schema.ts'
import { inAnyScript } from '../../text/letters.ts'
import { once } from '../../text/once.ts'
import { namesOf } from './namesakes.ts'

/** So much of a word is compared: `testing` and `tests` are one. */
const STEM = 6
const WORD = inAnyScript(String.raw`[\p{L}\p{N}]{3,}`, 'gu')
const LINKING = new Set(['and', 'for', 'from', 'the', 'this', 'with'])

/**
 * Whether a heading has a word in common with the name of a section, as they are compared, that is in no other name of the template; or one is
 * the start of the other, spaces apart: `nonfunctional`.
 */
export function shareWord(name: string, heading: string, schema: Schema): boolean {
  const words = stemsOf(name)
  const common = commonWords(schema)
  if (stemsOf(heading).some((word) => words.includes(word) && !common.has(word))) return true
  const [shorter = '', longer = ''] = [name, heading]
    .map((key) => key.replace(/\s/g, ''))
    .toSorted((x, y) => x.length - y.length)
  return shorter.length >= STEM && longer.startsWith(shorter)
}

/** Words that several names of a template have: what shares one of them with a section may be any of those. */
const commonWords: (schema: Schema) => ReadonlySet<string> = once((schema) => {
  const seen = new Set<string>()
  const common = new Set<string>()
  for (const name of namesOf(schema))
    for (const word of new Set(stemsOf(name))) (seen.has(word) ? common : seen).add(word)
  return common
})

function stemsOf(key: string): readonly string[] {
  const words = key.match(WORD(key)) ?? []
  return words.filter((word) => !LINKING.has(word)).map(stem)
}

function stem(word: string): string {
  return word.replace(/(?<=....)(?:ing|s)$/, '').slice(0, STEM)
}
