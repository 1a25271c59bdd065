/**
 * The candidate that `word` most likely meant: the least edit distance (Levenshtein, with swaps of neighbours, case ignored),
 * at most a third of the word's length and never more than 3; the first of equals. Undefined where none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const target = word.toLowerCase().slice(0, 64)
  let best: string | undefined
  let least = Math.min(3, Math.max(1, Math.floor(target.length / 3))) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - target.length) >= least) continue
    const distance = editDistance(target, candidate.toLowerCase())
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
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
