import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestRun } from './longest-run.ts'

const run = (...numbers: readonly number[]): readonly number[] => longestRun(numbers).map((i) => numbers[i] as number)

test('what goes back is left out', () => {
  expect(run()).toEqual([])
  expect(run(1, 2, 2, 3)).toEqual([1, 2, 2, 3])
  expect(run(5, 1, 2, 3)).toEqual([1, 2, 3])
  expect(run(1, 2, 0, 3)).toEqual([1, 2, 3])
})

test('of two that change places the first one stays', () => {
  expect(run(2, 1)).toEqual([2])
  expect(run(1, 3, 2, 4)).toEqual([1, 3, 4])
})

test('no longer run exists, and it never goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 }), (numbers) => {
      const indices = longestRun(numbers)
      expect([...indices]).toEqual(indices.toSorted((a, b) => a - b))
      const kept = indices.map((i) => numbers[i] as number)
      expect(kept).toEqual(kept.toSorted((a, b) => a - b))
      expect(kept.length).toBe(longest(numbers))
    }),
  )
})

function longest(numbers: readonly number[]): number {
  const lengths: number[] = []
  for (const [i, number] of numbers.entries())
    lengths.push(1 + Math.max(0, ...lengths.filter((_, k) => k < i && (numbers[k] as number) <= number)))
  return Math.max(0, ...lengths)
}
