import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composed, endOfSame, hasWord, inAnyScript, isWordAt } from './letters.ts'

const BMP = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
const PROPERTIES =
  'L Alphabetic Lu Ll M N Nd Pc Extended_Pictographic Emoji_Modifier Regional_Indicator Script=Latin Script=Greek Script=Cyrillic Script=Han Script=Hangul Script=Katakana Script=Hiragana'

test.each(PROPERTIES.split(' '))('%s is of a character what it is without this', (property) => {
  // `\p{Lu}` where case does not count is a riddle, and none of ours.
  for (const flags of property === 'Lu' ? ['u'] : ['u', 'iu']) {
    const sources = [String.raw`\p{${property}}`, String.raw`[^[\p{${property}}]`]
    for (const source of sources) {
      const [ours, theirs] = [inAnyScript(source, flags), new RegExp(source, flags)]
      expect(BMP.filter((each) => ours(each).test(each) !== theirs.test(each))).toEqual([])
    }
  }
})

test('a plain text is asked with other ranges than one that is not', () => {
  const letter = inAnyScript(String.raw`\p{L}`)
  expect(letter('a – é').source).not.toContain('p{')
  expect(letter('a Ω').source).toBe(String.raw`\p{L}`)
  expect(letter('a').test('é')).toBe(true)
})

test('a property that is not known here is asked for as it is', () => {
  expect(inAnyScript(String.raw`\p{Sc}`)('a').source).toBe(String.raw`\p{Sc}`)
})

test('a letter or a number at an offset is one code unit', () => {
  expect(BMP.filter((each) => isWordAt(`${each}!`, 0) !== /[\p{L}\p{N}]/u.test(each))).toEqual([])
  expect(isWordAt('a', 1)).toBe(false)
  expect(isWordAt('a', -1)).toBe(false)
  expect(isWordAt('𝒜', 0)).toBe(false)
  expect(hasWord('– 𝒜')).toBe(true)
})

const EXPRESSIONS = [
  [String.raw`(?<![\p{L}\p{N}_])(?:must|stra\xdfe|k)(?![\p{L}\p{N}_])`, 'giu'],
  [String.raw`[^\p{L}\p{N}\]\[]+|\\\\p\{L\}`, 'gu'],
  [String.raw`[*\x60]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`, 'gu'],
  [String.raw`\p{Lu}[\p{L}\p{M}]*\s?(\p{Nd}+)?`, 'gu'],
] as const

test.each(EXPRESSIONS)('%s finds what it finds without this, in any text', (source, flags) => {
  const [ours, theirs] = [inAnyScript(source, flags), new RegExp(source, flags)]
  const piece = fc.constantFrom(...'aZkKſK ß ÿ_-–“*[]\\9²µΩя漢😀é\n\u0301', 'must', 'straße', 'MUST', 'p{L}')
  // Longer ones too: whether they are plain is remembered.
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 150 }), (pieces) => {
      const text = pieces.join('')
      expect([...text.matchAll(ours(text))]).toEqual([...text.matchAll(theirs)])
    }),
  )
})

test.each([
  ['Verfügbarkeit', 'verfügbarkeit:', 13],
  ['Verfügbarkeit', 'Verfu\u0308gbarkeit:', 14],
  ['Verfu\u0308gbarkeit', 'VERFÜGBARKEIT:', 13],
  ['Ver', 'Verfu\u0308g', 3],
  ['zu', 'zu\u0308gig', 2],
  ['zü', 'zu\u0308gig', 3],
  ['zug', 'zu\u0308gig', undefined],
  ['é', '', undefined],
])('%j ends in %j at %j', (word, text, end) => expect(endOfSame(text, 0, word)).toBe(end))

test('letters of two characters are composed to what they are as one', () => {
  expect(composed('Se\u0301curite\u0301')).toBe('Sécurité')
  expect(composed('a – é')).toBe('a – é')
})
