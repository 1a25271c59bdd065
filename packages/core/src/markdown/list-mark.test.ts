import { expect, test } from 'vitest'
import { afterListMark, entryTextStart } from './list-mark.ts'

test.each([
  ['- a', 2],
  ['  12) [x] a', 10],
  ['* [ ]  a', 7],
  ['+ [y] a', 2],
  ['-5', 0],
  ['**a**', 0],
  ['1234567890. a', 0],
])('the text of the entry %j starts at %i', (source, start) => expect(entryTextStart(source)).toBe(start))

test.each([
  ['a - b', 2, 4],
  ['a 1.b', 2, 4],
  ['a - b', 0, 0],
])('in %j, at %i, a mark ends at %i', (text, at, end) => expect(afterListMark(text, at)).toBe(end))
