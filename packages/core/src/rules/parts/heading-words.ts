import { inAnyScript } from '../../text/letters.ts'

/** So much of a word is compared: `testing` and `tests` are one. */
const STEM = 6
const WORD = inAnyScript(String.raw`[\p{L}\p{N}]{3,}`, 'gu')
const LINKING = new Set(['and', 'for', 'from', 'the', 'this', 'with'])

/** Whether two headings, as they are compared, have a word in common, or one is the start of the other, spaces apart: `nonfunctional`. */
export function shareWord(a: string, b: string): boolean {
  const words = wordsOf(a)
  if ([...wordsOf(b)].some((word) => words.has(word))) return true
  const [shorter = '', longer = ''] = [a, b]
    .map((key) => key.replace(/\s/g, ''))
    .toSorted((x, y) => x.length - y.length)
  return shorter.length >= STEM && longer.startsWith(shorter)
}

function wordsOf(key: string): ReadonlySet<string> {
  const words = key.match(WORD(key)) ?? []
  return new Set(words.filter((word) => !LINKING.has(word)).map(stem))
}

function stem(word: string): string {
  return word.replace(/(?<=....)(?:ing|s)$/, '').slice(0, STEM)
}
