import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordingOf } from './wording.ts'

describe('does not count', () => {
  test.each([
    ['white space', 'A  person\n\t signs in ', 'A person signs in'],
    ['a checkbox', '- [x] A person', 'A person'],
    ['its tick', '[ ] A person', 'A person'],
    ['a tick with a mark behind it', '- [x]* A person', '* A person'],
    ['the mark of an entry', '- A person', 'A person'],
    ['ticks of entries below', 'A person\n  - [x] signs in\n  - [ ] signs out', 'A person - signs in - signs out'],
    ['emphasis', 'A *person* **signs** ***in*** _with_ __a__ ___key___', 'A person signs in with a key'],
    ['emphasis within a word', 'un*frigging*believable', 'unfriggingbelievable'],
    ['emphasis of several words', '**A person signs** in', 'A person signs in'],
    ['ticks of code', 'The `store` and ``a`b``', 'The store and a`b'],
    ['a comment', 'A person <!-- truespec-waive FR1: a, b, until 2026-12-31 -->signs in', 'A person signs in'],
  ])('%s', (_, text, expected) => expect(wordingOf(text)).toBe(expected))
})

describe('counts', () => {
  test.each([
    ['a letter', 'A person signs in', 'A person signs on'],
    ['case', 'A person', 'a person'],
    ['a sign', 'A person.', 'A person'],
    ['deletion', 'A person must ~~not~~ sign in', 'A person must not sign in'],
    ['a product', '2 * 3', '2 3'],
    ['several products', 'a * b * c', 'a b c'],
    ['an underscore in a name', 'snake_case', 'snakecase'],
    ['one before a name', 'the _id of it', 'the id of it'],
    ['emphasis in code', '`a*b*c`', '`abc`'],
    ['an escaped mark', 'a \\*b\\*', 'a b'],
    // A reader sees `a *b*` here: to strike its stars changes what is claimed.
    ['the stars of an escaped mark', 'a \\*b\\*', 'a \\b\\'],
    ['an escaped mark that emphasis would end at', 'a *b\\* c', 'a b\\ c'],
    ['a mark that none closes', '*a', 'a'],
    ['a tick that none closes', 'a ` b', 'a b'],
    ['the target of a link', '[guide](a.md)', '[guide](b.md)'],
    ['a Unicode twin', 'A person', 'А person'],
    ['a mark of a letter', 'e\u0301', 'é'],
    ['a sign of no width', 'a\u200bb', 'ab'],
    ['an entry below', 'A person can:\n  - sign in', 'A person can:\n  - sign out'],
    ['a comment that does not end', 'a <!-- b', 'a'],
  ])('%s', (_, one, other) => expect(wordingOf(one)).not.toBe(wordingOf(other)))
})

const words = fc.array(fc.stringMatching(/^[a-zé漢][a-z0-9_é漢]{0,5}[a-z0-9é漢]$/u), { minLength: 1, maxLength: 8 })
const dressed = (word: string, dress: number): string =>
  [word, `*${word}*`, `**${word}**`, `_${word}_`, `__${word}__`, `\`${word}\``, `**\`${word}\`**`][dress] ?? word

test('any words with any dress and any white space have one wording', () => {
  const dress = fc.nat({ max: 6 })
  const space = fc.constantFrom(' ', '  ', '\n', '\t', ' \n  ')
  fc.assert(
    fc.property(words, fc.array(fc.tuple(dress, space), { minLength: 8, maxLength: 8 }), (plain, dresses) => {
      const text = plain.map((word, i) => `${dressed(word, dresses[i]?.[0] ?? 0)}${dresses[i]?.[1] ?? ' '}`).join('')
      expect(wordingOf(`- [x] ${text}`)).toBe(plain.join(' '))
    }),
  )
})

test('a text that has another letter, digit or sign has another wording', () => {
  const sign = fc.stringMatching(/^[a-z0-9.,;:!?<>=%()/+~"'é漢]$/u)
  fc.assert(
    fc.property(words, sign, fc.nat(), (plain, added, place) => {
      const text = plain.join(' ')
      const at = place % (text.length + 1)
      expect(wordingOf(text.slice(0, at) + added + text.slice(at))).not.toBe(wordingOf(text))
    }),
  )
})

test.each(['*', '_', '`', '*a', 'a* ', '`a``', '_a* ', '<!--', '- [ ] ', '\\*', '*a _b '])(
  'many %j take no time',
  (piece) => {
    const text = piece.repeat(Math.ceil(400_000 / piece.length))
    const started = performance.now()
    wordingOf(text)
    // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
    expect(performance.now() - started).toBeLessThan(10_000)
  },
)
