import { composed, inAnyScript } from './letters.ts'

const WORD = inAnyScript(String.raw`[\p{L}\p{N}]+`, 'gu')
/** So much of a text is compared: what comes after is told apart by nobody. */
const LONGEST = 600
/** Of fewer, what two texts share says little. */
const LEAST_SHARED = 3
/** The share of the words of both that are the same in both. */
const LEAST_SHARE = 0.6

/**
 * The candidate that says the same as `text` in other words: with a tail more or less, a word put in, a verb changed. Case and marks do not
 * count, nor the order. At least three words are in both, and of the words of both together six in ten; the first of equals.
 * Undefined where none is near.
 */
export function nearestInWords(text: string, candidates: readonly string[]): string | undefined {
  const words = wordsOf(text)
  let best: string | undefined
  let most = LEAST_SHARE
  for (const candidate of words.size < LEAST_SHARED ? [] : candidates) {
    const others = wordsOf(candidate)
    const shared = sharedBy(words, others)
    const share = (2 * shared) / (words.size + others.size)
    if (shared < LEAST_SHARED || share < most || (share === most && best !== undefined)) continue
    most = share
    best = candidate
  }
  return best
}

function wordsOf(text: string): ReadonlySet<string> {
  const start = composed(text.slice(0, LONGEST)).toLowerCase()
  return new Set(start.match(WORD(start)))
}

function sharedBy(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const word of others) if (words.has(word)) shared++
  return shared
}
