import { expect, test } from 'vitest'
import { fitted } from './tell.ts'

const TEXT = 'truespec: no such thing as a `truespec check`\n  next:  do something else, and do it well\nplain\n'

test('in a terminal no line is wider than it, and what goes on stands below its text', () => {
  expect(fitted(TEXT, { isTTY: true, columns: 30 })).toBe(
    [
      'truespec: no such thing as a',
      '          `truespec check`',
      '  next:  do something else,',
      '         and do it well',
      'plain',
      '',
    ].join('\n'),
  )
})

test('a pipe, and a terminal that nobody told its size, get the text itself', () => {
  expect(fitted(TEXT, {})).toBe(TEXT)
  expect(fitted(TEXT, { isTTY: false, columns: 10 })).toBe(TEXT)
  expect(fitted(TEXT, { isTTY: true, columns: 0 })).toBe(TEXT)
})
