import fc from 'fast-check'
import { expect, test } from 'vitest'
import { occurrences, phrasesOf } from './phrases.ts'

const found = (text: string, ...phrases: readonly string[]): readonly string[] =>
  Array.from(occurrences(text, phrasesOf(phrases)), ({ from, to }) => text.slice(from, to))

test.each([
  ['It is fast, FAST and Fast.', ['fast'], ['fast', 'FAST', 'Fast']],
  ['as soon\n  as possible', ['as soon as possible', 'possible'], ['as soon\n  as possible']],
  ['fail fast, and fast', ['fast', 'fail fast'], ['fail fast', 'fast']],
  ['etc. and etc', ['etc', 'etc.'], ['etc.', 'etc']],
  ['faster, breakfast, fast_lane, /fast, fast/slow, fast-moving, a.fast, #fast', ['fast'], []],
  ['fast - fast/ (fast)', ['fast'], ['fast', 'fast', 'fast']],
  ['Zügig, ZÜGIG; 𝒜fast fast𝒜', ['zügig', 'fast'], ['Zügig', 'ZÜGIG']],
  ['zu\u0308gig, e\u0301t', ['zügig', 'zu', 't'], ['zu\u0308gig']],
  ['a … b …c', ['…'], ['…']],
  ['nothing', ['', ' '], []],
] as const)('%j', (text, phrases, expected) => expect(found(text, ...phrases)).toEqual(expected))

test('what is found is what one expression of all phrases finds', () => {
  const phrases = [
    'fast',
    'fail fast',
    'etc',
    'etc.',
    'easy-to-use',
    'easy to use',
    'easy',
    'und/oder',
    'à bientôt',
    '…',
    '(tbd)',
  ]
  const escaped = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(/[.()/-]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`))
  const source = String.raw`(?<![\p{L}\p{N}_/.@#$-])(?:${escaped.join('|')})(?![\p{L}\p{N}_]|[-/.@][\p{L}\p{N}])`
  const expression = new RegExp(source.replaceAll(String.raw`\-`, String.raw`\x2d`), 'giu')
  const piece = fc.constantFrom(...phrases, ...' \n-_./@#éX…', 'FAST', 'fail', 'to', 'use', '𝒜', '😀')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      expect(found(text, ...phrases)).toEqual(text.match(expression) ?? [])
    }),
    { numRuns: 2000 },
  )
})
