import { expect, test } from 'vitest'
import { parseChoice } from './choice.ts'

const LEVELS = ['Low', 'Medium', 'High']

test.each([
  ['High', 'High'],
  ['high', 'High'],
  [' **HIGH** ', 'High'],
  ['`Low`', 'Low'],
  ['🔴 High', 'High'],
  ['High ⚠️', 'High'],
  ['● Medium.', 'Medium'],
  ['High - because of load', 'High'],
  ['High — load', 'High'],
  ['High (why)', 'High'],
  ['High: why', 'High'],
  ['High, as before', 'High'],
  ['High because', 'High'],
])('%j chooses %s', (text, choice) => expect(parseChoice(text, LEVELS)).toEqual({ choice }))

test.each([
  'Low/Medium/High',
  'low / medium / high',
  'Low|Medium|High',
  'Medium/High',
  '**Low/Medium/High**',
  '',
  '  ',
  '-',
  '🔴',
])('%j is unchosen', (text) => expect(parseChoice(text, LEVELS)).toEqual({ unchosen: true }))

test.each([
  ['Hihg', 'High'],
  ['Med', 'Medium'],
  ['H', 'High'],
  ['high risk', 'High'],
  ['Critical', undefined],
  ['Medium-High', undefined],
  ['Medium - High', undefined],
  ['Low to High', undefined],
  ['Low/Sometimes', 'Low'],
  ['Highest', undefined],
  ['the return of it is low', undefined],
  ['__proto__', undefined],
])('%j is unknown, nearest %s', (text, nearest) => {
  expect(parseChoice(text, LEVELS)).toEqual(nearest === undefined ? { unknown: text } : { unknown: text, nearest })
})

test.each(["Won't", 'won’t', "**Won't**"])('%j has an apostrophe, however it is typed', (text) => {
  expect(parseChoice(text, ['Must', "Won't"])).toEqual({ choice: "Won't" })
})

test('where two are as near, none is meant', () => {
  const levels = ['SEV1', 'SEV2', 'SEV3']
  expect(parseChoice('SEV9', levels)).toEqual({ unknown: 'SEV9' })
  expect(parseChoice('SEVV2', levels)).toEqual({ unknown: 'SEVV2', nearest: 'SEV2' })
})

test('choices of several words, and choices with a slash', () => {
  expect(parseChoice('in review', ['Draft', 'In Review', 'In'])).toEqual({ choice: 'In Review' })
  expect(parseChoice('In Review (again)', ['In', 'In Review'])).toEqual({ choice: 'In Review' })
  expect(parseChoice('n/a', ['N/A', 'Yes'])).toEqual({ choice: 'N/A' })
  expect(parseChoice('constructor', ['Draft'])).toEqual({ unknown: 'constructor' })
  expect(parseChoice('x', [])).toEqual({ unknown: 'x' })
})

test.each(['High', 'High/', '*', ' ', '|', '-', '🔴', 'a '])('%j a hundred thousand times is linear', (piece) => {
  const begin = performance.now()
  parseChoice(piece.repeat(100_000), LEVELS)
  expect(performance.now() - begin).toBeLessThan(10_000)
})

test.each([
  ['superseded by ADR-0021', 'superseded by ADR-NNNN'],
  ['Superseded by [ADR-21](0021-cards.md), of 2026', 'superseded by ADR-NNNN'],
  ['replaces 7', 'replaces 0123'],
  ['ends 2026', undefined],
  ['superseded by ADR-NNNN', 'superseded by ADR-NNNN'],
  ['superseded by Ada', undefined],
])('%j is a choice with a number of its own: %s', (text, choice) => {
  const said = parseChoice(text, ['superseded by ADR-NNNN', 'replaces 0123', 'v100', 'ends 7'])
  expect('choice' in said ? said.choice : undefined).toBe(choice)
})
