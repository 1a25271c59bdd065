import { isWordAt } from './letters.ts'

/** Words so short differ by as many letters as they have: nothing is near them. */
const TOO_SHORT = 2
/** Signs that are a syllable or a word each, such as the Chinese: of these, one more or another one is no slip of the pen in a short word. */
const WHOLE_SYLLABLES = /[\u2e80-\ud7ff\uf900-\ufaff]/
const TOO_SHORT_IN_SYLLABLES = 3
/** A text that is longer is no name. */
const TOO_LONG = 400
/** The most that is put right in a name, whatever its length. */
const MOST = 3

/**
 * The candidate that `word` most likely meant: the least edit distance (Levenshtein, with swaps of neighbours, case ignored),
 * at most a third of the word's length (`share` 3) and never more than 3; the first of equals. Undefined where none is near. One to which a prefix
 * makes the difference is not meant but denied, or something of its own: `Incomplete`, `Disapproved`, `Reapproved`.
 */
export function nearest(word: string, candidates: Iterable<string>, share = 3): string | undefined {
  const target = word.toLowerCase()
  const tooShort = WHOLE_SYLLABLES.test(target.slice(0, TOO_LONG)) ? TOO_SHORT_IN_SYLLABLES : TOO_SHORT
  if (target.length <= tooShort || target.length > TOO_LONG) return undefined
  let best: string | undefined
  let least = Math.min(MOST, Math.max(1, Math.floor(target.length / share))) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - target.length) >= least) continue
    const other = candidate.toLowerCase()
    const distance = editDistance(target, other)
    if (distance < least && !isPrefixed(target, other, distance) && !isPrefixed(other, target, distance)) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** As `nearest`; undefined where another candidate is as near (`SEV9` to `SEV1` and `SEV2`): which of them is meant nobody can say. */
export function onlyNearest(word: string, candidates: readonly string[]): string | undefined {
  const first = nearest(word, candidates)
  return first === nearest(word, candidates.toReversed()) ? first : undefined
}

/** Whether what stands before a word is what sets it apart: two or three letters, or one sign that is a word. `distance` is that of the two. */
function isPrefixed(longer: string, word: string, distance: number): boolean {
  const shortest = WHOLE_SYLLABLES.test(longer.charAt(0)) ? 1 : 2
  if (!isWordAt(longer, 0) || /^\d/.test(longer)) return false
  for (let length = shortest; length <= distance; length++)
    if (editDistance(longer.slice(length), word) === distance - length) return true
  return false
}

/** How many letters set two texts apart; more than `MOST` where it is more than that. Of a row only what is so near to the diagonal is looked at. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST) return FAR
  let before = NO_ROW
  let above = NO_ROW
  for (let i = 0; i <= a.length; i++) {
    const row = [...NO_ROW]
    let least = FAR
    for (let at = Math.max(0, MOST - i); at <= 2 * MOST; at++) {
      const j = i + at - MOST
      if (j > b.length) break
      let cost = Math.min((above[at + 1] ?? FAR) + 1, (row[at - 1] ?? FAR) + 1)
      if (i === 0 || j === 0) cost = i + j
      else cost = Math.min(cost, (above[at] as number) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[at] as number) + 1)
      row[at] = cost
      least = Math.min(least, cost)
    }
    // Letters that are swapped count from the row before, which is one less at best.
    if (least > MOST + 1) return FAR
    before = above
    above = row
  }
  return above[b.length - a.length + MOST] as number
}

const FAR = 1000
const NO_ROW: readonly number[] = Array.from({ length: 2 * MOST + 1 }, () => FAR)
