import { expect, test } from 'vitest'
import { shortened } from './shortened.ts'

test('a text on one line, as far as there is room', () => {
  expect(shortened(' a\n  b ')).toBe('a b')
  expect(shortened('x'.repeat(60))).toBe('x'.repeat(60))
  expect(shortened('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
  expect(shortened('abc def', 5)).toBe('abc…')
})

test('no character is cut in two', () => {
  expect(shortened('🦊'.repeat(5), 5)).toBe('🦊'.repeat(5))
  expect(shortened('🦊'.repeat(6), 5)).toBe(`${'🦊'.repeat(4)}…`)
})
