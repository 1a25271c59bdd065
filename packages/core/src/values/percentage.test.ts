import { expect, test } from 'vitest'
import { parsePercentage } from './percentage.ts'

test.each([
  ['90%', 90],
  ['>= 90% lines', 90],
  ['At least 90 percent of branches', 90],
  ['100%', 100],
  ['0%', 0],
  ['99.95 %', 99.95],
  ['80%+ coverage', 80],
  ['`85%`', 85],
  ['80-90%', 80],
  ['unit 80%, branches 70%', 80],
  ['Coverage (%): 85', 85],
  ['**Target**: 95% of lib/2fa.ts', 95],
])('%j is %d', (text, value) => expect(parsePercentage(text)).toEqual({ ok: true, value }))

test.each(['', 'full coverage', '90', '[Test coverage requirement]', 'FR1', '1e309%', 'every branch', '%'])(
  '%j has none',
  (text) => expect(parsePercentage(text)).toEqual({ ok: false, fault: 'no-percentage' }),
)

test.each(['101%', '-5%', '90%, then 120%', '1e300%', '100.1 percent'])('%j is out of range', (text) =>
  expect(parsePercentage(text)).toEqual({ ok: false, fault: 'out-of-range' }),
)
