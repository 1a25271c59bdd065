import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText, oneLine, visible, visibleLines } from './visible.ts'

test('what cannot be seen shows', () => {
  expect(visible('a\u001b[2J\u202eb\u007f\u0085\ud800')).toBe('a␛[2J\\u{202e}b␡\\u{85}\\u{d800}')
  expect(visibleLines('a\r\nb\tc\rd\0')).toBe('a\nb\tc\nd␀')
  expect(oneLine(' a\r\n  b\u2028c ')).toBe('a b\\u{2028}c')
})

test('what can be seen stays, joiners of scripts and emoji too', () => {
  const text = 'Größe 漢字 👩‍👩‍👧 می‌خواهم é'
  expect(visible(text)).toBe(text)
})

test('JSON is printable and parses back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = jsonText(value)
      expect(text).toBe(visible(text))
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
