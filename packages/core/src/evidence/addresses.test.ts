import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressesIn, namePattern, type NamePattern } from './addresses.ts'

function pattern(text: string): NamePattern {
  const found = namePattern(text)
  if ('fault' in found) throw new Error(found.fault)
  return found
}

describe('a name bears', () => {
  test.each([
    ['[SPEC-1/FR1] signs in', 'SPEC-1/FR1'],
    ['signs in [SPEC-1/FR1]', 'SPEC-1/FR1'],
    ['[SPEC-1/FR1][SPEC-1/FR2]', 'SPEC-1/FR1 SPEC-1/FR2'],
    ['[SPEC-1/FR1, SPEC-2/FR1] signs in', 'SPEC-1/FR1 SPEC-2/FR1'],
    ['[SPEC-1/FR1 SPEC-1/FR1]', 'SPEC-1/FR1'],
    ['[ SPEC-1/T1.2 ]', 'SPEC-1/T1.2'],
    ['signs in @SPEC-1/FR1', 'SPEC-1/FR1'],
    ['@SPEC-1/FR1 @SPEC-1/T1.2.', 'SPEC-1/FR1 SPEC-1/T1.2'],
    ['signs in (@SPEC-1/FR1)', 'SPEC-1/FR1'],
    ["signs in '@SPEC-1/FR1'", 'SPEC-1/FR1'],
    ['suite > [SPEC-1/UT-größe] > 漢字', 'SPEC-1/UT-größe'],
    // The ways to be near it.
    ['SPEC-1/FR1 signs in', ''],
    ['(SPEC-1/FR1) signs in', ''],
    ['[after SPEC-1/FR1] signs in', ''],
    ['[SPEC-1/FR1, FR2]', ''],
    ['[SPEC-1 / FR1]', ''],
    ['[SPEC-1/FR1', ''],
    ['[SPEC-1/FR1\n]', ''],
    ['[SPEC-1/FR1/x]', ''],
    ['[FR1]', ''],
    ['me@SPEC-1/FR1', ''],
    ['@SPEC-1', ''],
    ['@SPEC-1/FR1/x', ''],
    ['[spec-1/fr1]', 'spec-1/fr1'],
    ['', ''],
  ])('%j: %s', (name, expected) => expect(addressesIn(name, [], []).join(' ')).toBe(expected))
})

test('a tag is an address with its sign or without, and nothing else', () => {
  const tags = ['@SPEC-1/FR1', 'SPEC-1/FR2', 'smoke', '@smoke', '@SPEC-1/FR3 ', 'see SPEC-1/FR4', '@@SPEC-1/FR5', '']
  expect(addressesIn('name', tags, [])).toEqual(['SPEC-1/FR1', 'SPEC-1/FR2'])
})

describe('a pattern', () => {
  test.each([
    ['{spec}.{claim}', 'ideaBodyFormatter.REQ-001: formats', 'ideaBodyFormatter/REQ-001'],
    ['{spec}.{claim}', 'a.FR1 and b.FR2', 'a/FR1 b/FR2'],
    ['{spec}.{claim}', 'a.T1.2', 'a/T1.2'],
    ['{spec}.{claim}', 'a.FR1.', 'a/FR1'],
    ['{spec}#{claim}', 'a#FR1', 'a/FR1'],
    ['{spec} - {claim}:', 'a - FR1: x', 'a/FR1'],
    ['{spec}::{claim}', 'a::FR1', 'a/FR1'],
    ['({claim} of {spec})', 'signs in (FR1 of a)', 'a/FR1'],
    ['{spec}~&@!%-{claim}', 'a~&@!%-FR1', 'a/FR1'],
    ['{spec}.{claim}', 'a. FR1', ''],
    ['{spec}(.*){claim}', 'a---FR1', ''],
  ])('%s in %j: %s', (text, name, expected) => expect(addressesIn(name, [], [pattern(text)]).join(' ')).toBe(expected))

  test.each(['{spec}', '{claim}', '', '{spec}{claim}', '{spec}-{claim}', '{spec}x{claim}', '{spec}.{claim}.{claim}'])(
    '%j is none',
    (text) => expect(namePattern(text)).toHaveProperty('fault'),
  )

  test('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, between) => {
        const found = namePattern(`${before}{spec}.${between}{claim}`)
        return 'fault' in found || addressesIn(`${before}a.${between}FR1`, [], [found]).length >= 0
      }),
    )
  })
})

test('what is found stands there, sign by sign', () => {
  const sign = fc.constantFrom(...'[]@/,; SPEC-1FR.Е\u0301\u200b\n'.split(''), 'SPEC-1/FR1')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const name = signs.join('')
      return addressesIn(name, [], [pattern('{spec}.{claim}')]).every(
        (address) => name.includes(address) || name.includes(address.replace('/', '.')),
      )
    }),
    { numRuns: 2000 },
  )
})

test.each(['[', '@', '[a/b', '@a/', 'a.', '[a/b]', '@a/b ', ',;', '/'])(
  'a name of many %j is read at once',
  (piece) => {
    const name = piece.repeat(Math.ceil(200_000 / piece.length))
    const started = performance.now()
    addressesIn(name, [], [pattern('{spec}.{claim}')])
    // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
    expect(performance.now() - started).toBeLessThan(10_000)
  },
)
