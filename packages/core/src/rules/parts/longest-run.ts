/**
 * The longest run of numbers that never goes back, as indices into `numbers`, ascending: what is not among them is out of place, and
 * no fewer could be. Of equal runs the one that keeps what comes first. Equal numbers may follow each other.
 */
export function longestRun(numbers: readonly number[]): readonly number[] {
  // Read from the end, so that of equal runs the earliest members win.
  const tails: number[] = []
  const next: number[] = []
  for (let i = numbers.length - 1; i >= 0; i--) {
    const length = countAtLeast(tails, numbers, numbers[i] as number)
    next[i] = length === 0 ? -1 : (tails[length - 1] as number)
    tails[length] = i
  }
  const run: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = next[at] ?? -1) run.push(at)
  return run
}

/** How many tails hold a number that may follow `number`. Longer runs start lower, so that the tails descend. */
function countAtLeast(tails: readonly number[], numbers: readonly number[], number: number): number {
  let low = 0
  let high = tails.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[tails[middle] as number] as number) >= number) low = middle + 1
    else high = middle
  }
  return low
}
