import { expect, test } from 'vitest'
import { targetIn } from './target.ts'

test.each([
  ['90% of lines', 90, undefined],
  ['at least 90 %', 90, undefined],
  ['>= 92.5% line coverage', 92.5, undefined],
  ['80-90%', 80, undefined],
  ['90% of lines, 80% of branches', 90, 'branches'],
  ['80% branch coverage, 90% line coverage', 90, 'branches'],
  ['100% of the functions', 100, 'functions'],
  ['70% mutation coverage', 70, 'mutations'],
  ['85% of mutants', 85, 'mutants'],
  // Bounds from above are no targets.
  ['less than 10% uncovered', undefined, undefined],
  ['at most 5% of lines left out, 90% of lines', 90, undefined],
  ['101%', undefined, undefined],
  ['-5%', undefined, undefined],
  ['edge cases', undefined, undefined],
  ['all branches of the parser, 90%', 90, undefined],
  ['', undefined, undefined],
])('%j: %s', (text, coverage, uncounted) => {
  expect({ coverage: undefined, uncounted: undefined, ...targetIn(text) }).toEqual({ coverage, uncounted })
})
