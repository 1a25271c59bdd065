import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterLineEnd, LineIndex, lineEnd, lineStart } from './lines.ts'

/** Where lines start, character by character. */
function starts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ index, 0: end }) => index + end.length)]
}

test('LF, CRLF and a lone CR each end a line, in any mixture', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', 'a', '🦊'), maxLength: 40 }), (text) => {
      expect(new LineIndex(text).starts).toEqual(starts(text))
    }),
  )
})

test('a place past the end is on the last line', () => {
  const lines = new LineIndex('a\r\nbc')
  expect(lines.positionAt(4)).toEqual({ line: 2, column: 2 })
  expect([lines.lineAt(99), lines.startOf(2), lines.startOf(9)]).toEqual([2, 3, 5])
})

test('a byte order mark has no column, and offsets count it', () => {
  const lines = new LineIndex('\ufeffab\ncd')
  const columns = [0, 1, 2, 4].map((offset) => lines.positionAt(offset))
  expect(columns).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
  ])
})

test.each(['\n', '\r\n', '\r'])('the line of an offset, with %j', (end) => {
  const text = `one${end}two${end}`
  const second = 3 + end.length
  expect([0, 2, 3].map((at) => [lineStart(text, at), lineEnd(text, at)])).toEqual([
    [0, 3],
    [0, 3],
    [0, 3],
  ])
  expect([lineStart(text, second + 1), lineEnd(text, second + 1), lineEnd(text, second, second + 1)]).toEqual([
    second,
    second + 3,
    second + 1,
  ])
  expect(afterLineEnd(text, 3)).toBe(second)
  expect(afterLineEnd(text, text.length)).toBe(text.length)
})
