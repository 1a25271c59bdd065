import { countBefore } from '../../text/bisect.ts'

/**
 * The longest run of numbers that never goes back, as indices into `numbers`, ascending: what is not among them is out of place, and
 * no fewer could be. Of equal runs the one that keeps what comes first. Equal numbers may follow each other.
 */
export function longestRun(numbers: readonly number[]): readonly number[] {
  // Read from the end, so that of equal runs the earliest members win.
  const tails: number[] = []
  const next: number[] = []
  for (let i = numbers.length - 1; i >= 0; i--) {
    const number = numbers[i] as number
    // Longer runs start lower, so that the tails descend: these hold a number that may follow.
    const length = countBefore(tails, (tail) => (numbers[tail] as number) >= number)
    next[i] = length === 0 ? -1 : (tails[length - 1] as number)
    tails[length] = i
  }
  const run: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = next[at] ?? -1) run.push(at)
  return run
}
