/**
 * The candidate that holds the words of a text, of at least two, at their best: all of them, or all but one of four and more, with the fewest others
 * beside them. Words are parted by `-`. Undefined where none does, or several do alike.
 */
export function nearestByWords(text: string, candidates: readonly string[]): string | undefined {
  const words = new Set(text.toLowerCase().slice(0, LONGEST).split('-'))
  words.delete('')
  if (words.size < 2) return undefined
  const most = words.size < FEW ? 0 : 1
  let best: string | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const own = new Set(candidate.toLowerCase().slice(0, LONGEST).split('-'))
    const held = [...words].filter((word) => own.has(word)).length
    const missing = words.size - held
    const others = own.size - held
    if (missing > most || others > words.size) continue
    const distance = missing * LONGEST + others
    if (distance < least) {
      least = distance
      best = candidate
    } else if (distance === least) best = undefined
  }
  return best
}

/** Of fewer words each counts. */
const FEW = 4
const LONGEST = 200
