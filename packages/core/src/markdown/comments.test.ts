import { expect, test } from 'vitest'
import { withBlankComments, withoutComments } from './comments.ts'

test.each([
  ['no comment', 'no comment', 'no comment'],
  ['a <!-- b --> c <!----> d', 'a  c  d', 'a            c         d'],
  ['a <!-- b\nc', 'a ', 'a        '],
  ['--> a <!-- b --> c -->', '--> a  c -->', '--> a            c -->'],
])('comments are taken out, or made spaces: %j', (text, without, blank) => {
  expect(withoutComments(text)).toBe(without)
  expect(withBlankComments(text)).toBe(blank)
})

test('thousands of comments that do not end cost no square', () => {
  const text = '<!-- '.repeat(200_000)
  expect(withoutComments(text)).toBe('')
})
