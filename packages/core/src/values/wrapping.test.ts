import { expect, test } from 'vitest'
import { unwrap } from './wrapping.ts'

test.each([
  ['  plain  ', 'plain'],
  ['**bold**', 'bold'],
  ['**"Draft"**', 'Draft'],
  ['`code`', 'code'],
  ['“smart”', 'smart'],
  ['*half', '*half'],
  ['*', '*'],
  ['**', ''],
  ['', ''],
])('unwrap %j is %j', (text, expected) => expect(unwrap(text)).toBe(expected))

test('a long run of markers is linear', () => {
  expect(unwrap('*'.repeat(100_001))).toBe('*')
})
