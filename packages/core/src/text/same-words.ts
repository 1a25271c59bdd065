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
    const share = shareOf(shared, words, others)
    if (shared < LEAST_SHARED || share < most || (share === most && best !== undefined)) continue
    most = share
    best = candidate
  }
  return best
}

/** The words of a text, each once, in lower case and composed. */
export function wordsOf(text: string): ReadonlySet<string> {
  const start = composed(text.slice(0, LONGEST)).toLowerCase()
  return new Set(start.match(WORD(start)))
}

/** Which share of the words of two texts together is the same in both, from 0 to 1. */
export function sharedWords(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return shareOf(sharedBy(words, others), words, others)
}

function shareOf(shared: number, words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return (2 * shared) / (words.size + others.size)
}

function sharedBy(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const word of others) if (words.has(word)) shared++
  return shared
}
