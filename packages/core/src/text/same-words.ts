import { composed, inAnyScript } from './letters.ts'
import { remembered } from './remembered.ts'

const WORD = inAnyScript(String.raw`[\p{L}\p{N}]+`, 'gu')
const ADDRESS = /\bhttps?:\S+/g
/** So much of a text is compared: what comes after is told apart by nobody. */
const LONGEST = 600
/** Of fewer, what two texts share says little. */
const LEAST_SHARED = 3
/** The share of the words of both that are the same in both. */
const LEAST_SHARE = 0.6
/** Of the words of a text cut short so many at least, and such a share, are those of the whole one. */
const LEAST_KEPT = 5
const LEAST_SHARE_KEPT = 0.6
/** The first words of a text, where there is nothing else: one alone may be the start of many. */
const LEAST_FIRST = 2

/**
 * The candidate that says the same as `text` in other words: with a tail more or less, a word put in, a verb changed. Case and marks do not
 * count, nor the order. At least three words are in both, and of the words of both together six in ten; the first of equals.
 * Undefined where none is near.
 */
export function nearestInWords(text: string, candidates: readonly string[]): string | undefined {
  const words = wordSet(text)
  let best: string | undefined
  let most = LEAST_SHARE
  for (const candidate of words.size < LEAST_SHARED ? [] : candidates) {
    const others = wordSet(candidate)
    const shared = sharedBy(words, others)
    const share = sharedWords(words, others)
    if (shared < LEAST_SHARED || share < most || (share === most && best !== undefined)) continue
    most = share
    best = candidate
  }
  return best
}

/** The words of a text, each once, in lower case and composed; those of addresses left out. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(orderedWords(text))
}

/** Which share of the words of two texts together is the same in both, from 0 to 1. */
export function sharedWords(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return (2 * sharedBy(words, others)) / (words.size + others.size)
}

/**
 * The candidate that is `text` cut short: nothing but its first words, two at least, or words of which six in ten, five at least, are in
 * `text`, in any order. Addresses do not count. The one with most of its words in `text`, of equals the first.
 */
export function cutShort(text: string, candidates: readonly string[]): string | undefined {
  const all = orderedWords(text)
  const words = new Set(all)
  let best: string | undefined
  let most = 0
  for (const candidate of all.length <= LEAST_FIRST ? [] : candidates) {
    const own = orderedWords(candidate)
    const others = new Set(own)
    const kept = sharedBy(words, others)
    if (kept <= most || others.size >= words.size) continue
    const isStart = own.length >= LEAST_FIRST && own.every((word, at) => word === all[at])
    if (!isStart && (kept < LEAST_KEPT || kept < LEAST_SHARE_KEPT * others.size)) continue
    most = kept
    best = candidate
  }
  return best
}

/** The words of a text in order, those of addresses left out. */
const orderedWords: (text: string) => readonly string[] = remembered((text) => {
  const start = composed(text.slice(0, LONGEST)).toLowerCase().replace(ADDRESS, ' ')
  return start.match(WORD(start)) ?? []
})

function sharedBy(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const word of others) if (words.has(word)) shared++
  return shared
}
