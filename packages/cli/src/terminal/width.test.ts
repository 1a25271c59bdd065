import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayWidth, fit, glyphsOf } from './width.ts'

test.each([
  ['abc', 3],
  ['Größe', 5],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한글', 4],
  ['ｱｲ', 2],
  ['Ａ', 2],
  ['🦊', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('a fitted text takes no more columns than there are, and is whole where it can be', () => {
  const unit = fc.constantFrom('a', 'é', '漢', '🦊', '👩‍👩‍👧', 'e\u0301', ' ')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), fc.nat(30), (text, width) => {
      const fitted = fit(text, width)
      expect(displayWidth(fitted)).toBeLessThanOrEqual(width)
      expect(fitted === text).toBe(displayWidth(text) <= width)
      expect(
        glyphsOf(text)
          .map((glyph) => glyph.text)
          .join('')
          .startsWith(fitted.replace(/…$/, '')),
      ).toBe(true)
    }),
  )
})
