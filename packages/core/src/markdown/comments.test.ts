import { expect, test } from 'vitest'
import { withBlankComments, withoutComments } from './comments.ts'

test.each([
  ['no comment', 'no comment'],
  ['a <!-- b --> c <!----> d', 'a  c  d'],
  ['a <!-- b\nc', 'a '],
  ['--> a <!-- b --> c -->', '--> a  c -->'],
])('comments are taken out, or made spaces: %j', (text, without) => {
  const words = (each: string): readonly string[] => each.split(/\s+/).filter((word) => word !== '')
  expect(withoutComments(text)).toBe(without)
  const blank = withBlankComments(text)
  expect(words(blank)).toEqual(words(without))
  expect(blank).toHaveLength(text.length)
})

test.each([
  ['a <!-- b --> c <!-- d', 'a  c <!-- d'],
  ['a <!--> b', 'a <!--> b'],
  ['a <!----> b', 'a  b'],
])('one that does not end may stay: %j', (text, without) => expect(withoutComments(text, 'kept')).toBe(without))

test('thousands of comments that do not end cost no square', () => {
  expect(withoutComments('<!-- '.repeat(200_000))).toBe('')
})
