import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseVersion, satisfies } from './version.ts'

describe('parseVersion', () => {
  test.each([
    ['1.2.3', '1.2.3'],
    ['v2', '2'],
    ['`^1.2`', '^1.2'],
    ['~> 2.0', '>=2.0 <3'],
    ['~> 2.0.3', '~2.0.3'],
    ['~=1.4', '>=1.4 <2'],
    ['>=3.9,<4', '>=3.9 <4'],
    ['>= 3.9, < 4', '>=3.9 <4'],
    ['>=1.2 <2', '>=1.2 <2'],
    ['1.x', '1.x'],
    ['2.0.0-rc.1', '2.0.0-rc.1'],
    ['*', '*'],
    ['any', '*'],
    ['18 LTS', '18'],
    ['1.2 - 2.0', '1.2 - 2.0'],
    ['3.8 to 3.12', '3.8 - 3.12'],
    ['3.8–3.12', '3.8 - 3.12'],
    ['^1.0 || ^2.0', '^1.0 || ^2.0'],
    ['^1.0 | ^2.0', '^1.0 || ^2.0'],
    ['18, 20 and 22', '18 || 20 || 22'],
    ['5 or 6', '5 || 6'],
    ['9+', '>=9'],
    ['3.8+', '>=3.8'],
    ['17 or later', '>=17'],
    ['17 oder neuer', '>=17'],
    ['17 ou supérieur', '>=17'],
    ['17 ou supe\u0301rieure', '>=17'],
    ['17 o superior', '>=17'],
    ['17 oder älter', '<=17'],
    ['ab 17', '>=17'],
    ['ab Version 17', '>=17'],
    ['mindestens 7.2', '>=7.2'],
    ['à partir de 17', '>=17'],
    ['desde la versión 17', '>=17'],
    ['v1.2 and above', '>=1.2'],
    ['at least 2.1', '>=2.1'],
    ['3 or older', '<=3'],
    ['≥ 3.9', '>=3.9'],
    ['==3.9.*', '=3.9.*'],
    ['24.04', '24.4'],
    ['22.04 LTS (Jammy)', '22.4'],
    ['version 2.1', '2.1'],
    ['API v2', '2'],
    ['v2 API', '2'],
    ['[1.0,2.0)', '>=1.0 <2.0'],
    ['[1.0,)', '>=1.0'],
    ['^18.2.0 (existing)', '^18.2.0'],
  ])('%j is %s', (text, npm) => expect(parseVersion(text)).toMatchObject({ ok: true, value: { npm } }))

  test.each([
    ['latest', 'tag'],
    ['**Latest**', 'tag'],
    ['LTS', 'tag'],
    ['ES2022', 'edition'],
    ['C++17', 'edition'],
    ['2024-10-01', 'date'],
    ['2024-10-01-preview', 'date'],
    ['1.2.3.4', 'other'],
    ['2.0.0.Final', 'other'],
    ['!=1.5', 'other'],
    ['1.0.0b1', 'range'],
    ['2024a', 'other'],
  ])('%j is of kind %s', (text, kind) => expect(parseVersion(text)).toMatchObject({ ok: true, value: { kind } }))

  test.each([
    '',
    'soon',
    'TBD',
    '[Version]',
    'Stripe',
    '^',
    '>=',
    'version',
    '1.2.3 sometimes',
    'http://a.example',
    '1..2',
    '-1',
    ',',
    '||',
    '().',
    '1.2.',
    '__proto__',
  ])('%j is none', (text) => expect(parseVersion(text)).toEqual({ ok: false, fault: 'not-a-version' }))

  test.each(['N/A', 'None: a hosted service'])('%j is none on purpose', (text) =>
    expect(parseVersion(text)).toEqual({ ok: false, fault: 'none' }),
  )

  test.each(['1', '1.', '>=1 ', '1,', '||', ' ', '(', '1-', '^', 'v', '1 or '])(
    '%j repeated is read quickly',
    (piece) => {
      const begin = performance.now()
      for (const length of [190, 999, 100_000]) {
        const range = parseVersion(piece.repeat(Math.ceil(length / piece.length)).slice(0, length))
        if (range.ok) satisfies(range.value, '1.2.3')
      }
      expect(performance.now() - begin).toBeLessThan(10_000)
    },
  )
})

describe('satisfies', () => {
  const held = (range: string, version: string): boolean | undefined => {
    const parsed = parseVersion(range)
    return parsed.ok ? satisfies(parsed.value, version) : undefined
  }

  test.each([
    ['^18.2', '18.3.1', true],
    ['^18.2', '19.0.0', false],
    ['18', '18.99.0', true],
    ['18 LTS', '20.1.0', false],
    ['~> 2.0', '2.9.0', true],
    ['~> 2.0.3', '2.1.0', false],
    ['>=3.9,<4', '3.12.1', true],
    ['17 or later', '21.0.0', true],
    ['^1.0.0', '1.1.0-rc.1', false],
    ['^1.1.0-rc.0', '1.1.0-rc.1', true],
    ['*', '0.0.1-alpha', true],
    ['5 or 6', 'v6.1.0', true],
    ['[1.0,2.0)', '2.0.0', false],
    ['1.2.3', '1.2.3+build', true],
    ['latest', '1.0.0', undefined],
    ['2024-10-01', '1.0.0', undefined],
    ['^1', 'not a version', undefined],
    ['^1', '1.2', undefined],
    ['^1', '9'.repeat(1000), undefined],
  ])('%s holds %s: %s', (range, version, expected) => expect(held(range, version)).toBe(expected))
})

test("npm's own form says what it says in ticks, which is read the long way", () => {
  const part = fc.oneof(
    fc.nat(30).map(String),
    fc.nat().map(String),
    fc.constantFrom('00', '07', '4294967296', '99999999999', 'x'),
  )
  const form = fc.tuple(fc.constantFrom('', '^', '~', '~~', 'v', '='), fc.array(part, { maxLength: 4 }))
  fc.assert(
    fc.property(form, ([sign, parts]) => {
      const text = `${sign}${parts.join('.')}`
      expect(parseVersion(text)).toEqual(parseVersion(`\`${text}\``))
    }),
  )
})
