import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('UTF-8 is its text, a byte order mark and a real U+FFFD included', () => {
  for (const text of ['', 'é😀', '\ufeff# a', 'a\ufffdb']) expect(decode(bytesOf(text))).toEqual({ text, faults: [] })
})

test.each<[string, readonly number[], number, number]>([
  ['a lone continuation', [0x61, 0x80, 0x62], 1, 1],
  ['Latin-1 after an emoji', [0xf0, 0x9f, 0x98, 0x80, 0xe9, 0x61], 4, 2],
  ['an overlong slash', [0x61, 0xc0, 0xaf], 1, 1],
  ['a surrogate', [0xed, 0xa0, 0x80], 0, 0],
  ['a cut sequence', [0x61, 0xe2, 0x82], 1, 1],
  ['past U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0, 0],
  ['bad bytes after a real U+FFFD', [0xef, 0xbf, 0xbd, 0xff], 3, 1],
])('%s', (_, bytes, byte, from) => {
  const { text, faults } = decode(Uint8Array.from(bytes))
  expect(faults).toEqual([{ code: 'encoding-invalid', span: { from, to: from + 1 }, data: { reason: 'bytes', byte } }])
  expect(text[from]).toBe('\ufffd')
})

test('UTF-16 is not read', () => {
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ])
    expect(decode(Uint8Array.from([...mark, 0x61, 0]))).toEqual({
      text: '',
      faults: [{ code: 'encoding-invalid', span: { from: 0, to: 0 }, data: { reason: 'utf-16', byte: 0 } }],
    })
})

test('a fault is found exactly where the strict decoder refuses [SPEC-2026-11-22-007/FR2]', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const strictly = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes)
    } catch {
      return undefined
    }
  }
  const sequence = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }).map(bytesOf), fc.uint8Array({ maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(sequence, { maxLength: 8 }), (parts) => {
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]))
      if (bytes[0] === 0xff || bytes[0] === 0xfe) return
      const { text, faults } = decode(bytes)
      expect(faults.length === 0 ? text : undefined).toBe(strictly(bytes))
    }),
    { numRuns: 1000 },
  )
})
