import { isWordAt } from './letters.ts'

/** Words so short differ by as many letters as they have: nothing is near them. */
const TOO_SHORT = 2
/** Signs that are a syllable or a word each, such as the Chinese: of these, one more or another one is no slip of the pen in a short word. */
const WHOLE_SYLLABLES = /[\u2e80-\ud7ff\uf900-\ufaff]/
const TOO_SHORT_IN_SYLLABLES = 3

/**
 * The candidate that `word` most likely meant: the least edit distance (Levenshtein, with swaps of neighbours, case ignored),
 * at most a third of the word's length and never more than 3; the first of equals. Undefined where none is near. One to which a prefix
 * makes the difference is not meant but denied, or something of its own: `Incomplete`, `Disapproved`, `Reapproved`.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const target = word.toLowerCase().slice(0, 64)
  if (target.length <= (WHOLE_SYLLABLES.test(target) ? TOO_SHORT_IN_SYLLABLES : TOO_SHORT)) return undefined
  let best: string | undefined
  let least = Math.min(3, Math.max(1, Math.floor(target.length / 3))) + 1
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

/** Whether what stands before a word is what sets it apart: two or three letters, or one sign that is a word. `distance` is that of the two. */
function isPrefixed(longer: string, word: string, distance: number): boolean {
  const shortest = WHOLE_SYLLABLES.test(longer.charAt(0)) ? 1 : 2
  if (!isWordAt(longer, 0) || /^\d/.test(longer)) return false
  for (let length = shortest; length <= distance; length++)
    if (editDistance(longer.slice(length), word) === distance - length) return true
  return false
}

function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
    }
    before = above
    above = row
  }
  return above[b.length] as number
}
