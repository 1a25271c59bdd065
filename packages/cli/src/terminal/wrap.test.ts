import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { paintFor, plain } from './colors.ts'
import { displayWidth } from './width.ts'
import { wrapped } from './wrap.ts'

const finding = [
  { text: '5:15', style: 'dim' },
  { text: 'error', style: 'red' },
  { text: "Status 'In Reviw' is not known: did you mean 'In Review'?" },
  { text: 'status-unknown', style: 'dim' },
] as const

test('breaks between words, and indents what follows', () => {
  expect(wrapped(finding, plain, 40)).toEqual([
    "  5:15  error  Status 'In Reviw' is not",
    "    known: did you mean 'In Review'?",
    '    status-unknown',
  ])
})

test('is one line where there is room, and where nobody set a width', () => {
  const line = "  5:15  error  Status 'In Reviw' is not known: did you mean 'In Review'?  status-unknown"
  expect(wrapped(finding, plain, displayWidth(line))).toEqual([line])
  expect(wrapped(finding, plain)).toEqual([line])
  expect(wrapped(finding, plain, displayWidth(line) - 1)).toHaveLength(2)
})

test('a word that is too wide stays whole', () => {
  expect(wrapped([{ text: 'see', gap: 0 }, { text: 'specs/a-very-long-name.md:1' }], plain, 10)).toEqual([
    'see',
    '    specs/a-very-long-name.md:1',
  ])
})

test('colours take no room', () => {
  const colored = wrapped(finding, paintFor({}, { FORCE_COLOR: '1' }), 40)
  expect(colored.map(stripVTControlCharacters)).toEqual(wrapped(finding, plain, 40))
})

test('no word is lost, and no line is too wide that could be less so', () => {
  const word = fc.stringMatching(/^[a-zß漢🦊]{1,12}$/u)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 60 }), (words, width) => {
      const lines = wrapped([{ text: words.join(' ') }], plain, width)
      expect(lines.join(' ').trim().split(/ +/)).toEqual(words)
      for (const line of lines) expect(displayWidth(line) <= width || line.trim().split(' ').length === 1).toBe(true)
    }),
  )
})
