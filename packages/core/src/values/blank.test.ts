import { expect, test } from 'vitest'
import { isBlank, isDash } from './blank.ts'

test.each(['', ' \t\n', '\u00a0', '&nbsp;', '&nbsp; &NBSP;', '&#160;', '&#xA0;', '<br>', '<br/>', '<BR />\n&nbsp;'])(
  '%j shows nothing',
  (text) => expect(isBlank(text)).toBe(true),
)

test.each(['-', '&amp;', 'nbsp;', '<br>x', '&nbsp;1', '<hr>', '<b></b>', '<img src="a.png">'])(
  '%j shows something',
  (text) => expect(isBlank(text)).toBe(false),
)

test.each([
  ['-', true],
  ['--', true],
  ['---', true],
  ['—', true],
  ['', false],
  ['- -', false],
  ['-1', false],
  ['----', false],
])('%j is a dash: %j', (text, is) => expect(isDash(text)).toBe(is))

test('a long run that ends in a letter takes no time', () => {
  const started = performance.now()
  expect(isBlank(`${'&nbsp; <br> '.repeat(50_000)}x`)).toBe(false)
  // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
  expect(performance.now() - started).toBeLessThan(10_000)
})
