import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBefore } from './bisect.ts'

test('as many as a look at each would count', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 20 }), (numbers, limit) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      expect(countBefore(sorted, (each) => each < limit)).toBe(sorted.filter((each) => each < limit).length)
    }),
  )
})

test('of many values few are looked at', () => {
  let looks = 0
  countBefore(
    Array.from({ length: 1000 }, (_, i) => i),
    (each) => {
      looks++
      return each < 700
    },
  )
  expect(looks).toBeLessThanOrEqual(10)
})
