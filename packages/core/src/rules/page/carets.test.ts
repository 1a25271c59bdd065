import { expect, test } from 'vitest'
import { drawCarets, fitsMark, readCarets } from './carets.ts'

test('a caret line marks the columns of the line above it, and is taken out', () => {
  const { text, marks } = readCarets('ab cd\n   ^^ one\n ^ two-x\nef\n')
  expect(text).toBe('ab cd\nef\n')
  expect(marks).toEqual([
    { code: 'one', from: 3, to: 5 },
    { code: 'two-x', from: 1, to: 2 },
  ])
})

test('a range past the end of its line', () => {
  const { text, marks } = readCarets('ab\n ^... one\ncd')
  expect(fitsMark(marks[0]!, 'one', { from: 1, to: 5 }, text)).toBe(true)
  expect(fitsMark(marks[0]!, 'one', { from: 1, to: 2 }, text)).toBe(false)
})

test('one caret stands for one character or for none', () => {
  const { text, marks } = readCarets('ab\n ^ one')
  expect(fitsMark(marks[0]!, 'one', { from: 1, to: 1 }, text)).toBe(true)
  expect(fitsMark(marks[0]!, 'one', { from: 1, to: 2 }, text)).toBe(true)
  expect(fitsMark(marks[0]!, 'one', { from: 1, to: 3 }, text)).toBe(false)
  expect(fitsMark(marks[0]!, 'two', { from: 1, to: 2 }, text)).toBe(false)
})

test('a first line is never a caret line', () => {
  expect(readCarets('^ one\n').text).toBe('^ one\n')
})

test('what is drawn reads back', () => {
  const text = 'first\nse cond\nthird'
  for (const span of [
    { from: 9, to: 13 },
    { from: 6, to: 6 },
    { from: 6, to: 16 },
    { from: 18, to: 19 },
  ]) {
    const drawn = drawCarets(text, 'x', span)
    const start = text.lastIndexOf('\n', span.from - 1) + 1
    const [mark] = readCarets(drawn).marks
    expect(fitsMark({ ...mark!, from: mark!.from + start, to: mark!.to && mark!.to + start }, 'x', span, text)).toBe(
      true,
    )
  }
})
