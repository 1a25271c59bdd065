import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern, describePattern, formatId, looseId, matchId, nearMiss } from './id-pattern.ts'
import type { IdPattern } from './id-pattern.ts'

const pattern = (text: string, phase?: number): IdPattern => {
  const compiled = compilePattern(text, phase === undefined ? {} : { phase })
  if (compiled === undefined) throw new Error(`no pattern in ${text}`)
  return compiled
}
const SPEC = pattern('SPEC-[YYYY-MM-DD]-[NUMBER]')
const TASK = pattern('Task 1.1', 1)

describe('compilePattern', () => {
  test.each([
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-YYYY-MM-DD-NNN'],
    ['SPEC-YYYY-MM-DD-NNN', 'SPEC-YYYY-MM-DD-NNN'],
    ['SPEC-[AREA]-[NNN]', 'SPEC-[AREA]-NNN'],
    ['TP-[YYYY]-[NUMBER]', 'TP-YYYY-NNN'],
    ['TP-[Year]-[NUMBER]', 'TP-YYYY-NNN'],
    ['CH-{yyyymm}-{NNN}', 'CH-YYYYMM-NNN'],
    ['CH-YYYY-NNN', 'CH-YYYY-NNN'],
    ['FR1', 'FR{n}'],
    ['NFR2', 'NFR{n}'],
    ['FR-001', 'FR-NNN'],
    ['FR-NN', 'FR-NN'],
    ['FR-XXX', 'FR-XXX'.replaceAll('X', 'N')],
    ['NNNN', 'NNNN'],
    ['KEP-NNNN', 'KEP-NNNN'],
    ['ADR-{number}', 'ADR-NNN'],
    ['OAuth2-[NUMBER]', 'OAuth2-NNN'],
    ['Task 2.1', 'Task {n}.{n}'],
    ['Story 3', 'Story {n}'],
  ])('%s is %s', (text, description) => expect(describePattern(pattern(text))).toBe(description))

  test('a number equal to its section is the phase, once', () => {
    expect(describePattern(TASK)).toBe('Task {phase}.{n}')
    expect(describePattern(pattern('Task 2.3', 2))).toBe('Task {phase}.{n}')
    expect(describePattern(pattern('FR1', 1))).toBe('FR{n}')
    expect(TASK.parts).toEqual([
      { kind: 'literal', text: 'Task ' },
      { kind: 'number', pad: 1, group: 'phase' },
      { kind: 'literal', text: '.' },
      { kind: 'number', pad: 1, group: 'n' },
    ])
  })

  test('is plain data', () => expect(JSON.parse(JSON.stringify(SPEC))).toEqual(SPEC))

  test.each(['', 'Authentication required', '[Description]', '[a](b)', 'x1'.repeat(100)])(
    '%j identifies nothing',
    (text) => expect(compilePattern(text)).toBeUndefined(),
  )
})

describe('matchId', () => {
  test('a date in a form of its own', () => {
    const yearly = pattern('TP-[YYYY]-[NUMBER]')
    expect(matchId(yearly, 'TP-2026-014')).toEqual({ length: 11, numbers: [14], n: 14, texts: [] })
    expect(['TP-26-014', 'TP-YYYY-014', 'TP-20267-014'].map((text) => matchId(yearly, text))).toEqual(
      Array(3).fill(undefined),
    )
    expect(formatId(yearly, { date: '2026-11-23', n: 7 })).toBe('TP-2026-007')
    expect(nearMiss(yearly, 'tp 2026 14')).toBe('TP-2026-014')
    const daily = pattern('TP-[YYYYMMDD]-[NUMBER]')
    expect(matchId(daily, 'TP-20261123-001')).toMatchObject({ date: '2026-11-23' })
    expect(matchId(daily, 'TP-20261131-001')).toMatchObject({ fault: 'no-such-day' })
    const apart = pattern('TP-[YYYY]-[MM]-[NUMBER]')
    expect(formatId(apart, { date: '2026-11-23', n: 7 })).toBe('TP-2026-11-007')
    expect(nearMiss(apart, 'tp-2026-11-7')).toBeUndefined()
  })

  test('gives numbers, date and length', () => {
    expect(matchId(SPEC, 'SPEC-2026-11-22-001')).toEqual({
      length: 19,
      numbers: [1],
      n: 1,
      date: '2026-11-22',
      texts: [],
    })
    expect(matchId(SPEC, 'SPEC-2026-11-22-1 and more')).toMatchObject({ length: 17, n: 1 })
    expect(matchId(SPEC, 'SPEC-2026-02-30-001')).toEqual({
      length: 19,
      numbers: [1],
      n: 1,
      texts: [],
      fault: 'no-such-day',
    })
    expect(matchId(TASK, 'Task 2.13: Do')).toMatchObject({ length: 9, numbers: [2, 13], phase: 2, n: 13 })
    expect(matchId(pattern('SPEC-[AREA]-[NNN]'), 'SPEC-AUTH-API-007')).toMatchObject({ texts: ['AUTH-API'], n: 7 })
    expect(matchId(pattern('NNNN-[slug]'), '0042-user-login. More')).toMatchObject({
      length: 15,
      texts: ['user-login'],
      n: 42,
    })
  })

  test.each([
    ['FR1', 'FR1'],
    ['FR1', 'FR12: x'],
    ['FR1', 'FR1-based'],
    ['FR1', 'FR1.'],
    ['FR-001', 'FR-001'],
    ['FR-001', 'FR-1000'],
    ['NNNN', '0042'],
  ])('%s fits %s', (text, id) => expect(matchId(pattern(text), id)).toBeDefined())

  test.each([
    ['FR1', 'FR-1'],
    ['FR1', 'fr1'],
    ['FR1', 'FR01'],
    ['FR1', 'FR1a'],
    ['FR1', 'FR1.2'],
    ['FR1', 'FR1-2'],
    ['FR1', ' FR1'],
    ['FR1', 'NFR1'],
    ['FR1', 'FR'],
    ['FR-001', 'FR-01'],
    ['FR-001', 'FR-0001'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-[YYYY-MM-DD]-[NUMBER]'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-2026-11-22'],
    ['FR1', `FR${'9'.repeat(100)}`],
  ])('%s does not fit %s', (text, id) => expect(matchId(pattern(text), id)).toBeUndefined())
})

test('formatId writes', () => {
  expect(formatId(SPEC, { date: '2026-11-22', n: 1 })).toBe('SPEC-2026-11-22-001')
  expect(formatId(SPEC, { date: '2026-11-22', n: 1234 })).toBe('SPEC-2026-11-22-1234')
  expect(formatId(TASK, { phase: 2, n: 3 })).toBe('Task 2.3')
  expect(formatId(pattern('FR-001'), { numbers: [7] })).toBe('FR-007')
  expect(formatId(SPEC, {})).toBe('SPEC-YYYY-MM-DD-NNN')
})

test('what is written is read again', () => {
  const values = fc.record({ phase: fc.nat(999), n: fc.nat(99_999) })
  fc.assert(
    fc.property(
      fc.constantFrom('SPEC-[YYYY-MM-DD]-[NUMBER]', 'FR1', 'FR-001', 'Task 1.1', 'KEP-NNNN', '[AREA]/[NNN]'),
      values,
      (text, { phase, n }) => {
        const compiled = pattern(text, 1)
        const id = formatId(compiled, { phase, n, date: '2026-11-22', texts: ['AREA'] })
        expect(matchId(compiled, id)).toMatchObject({ length: id.length, n })
        expect(nearMiss(compiled, id)).toBeUndefined()
      },
    ),
  )
})

describe('nearMiss', () => {
  test.each([
    ['FR1', 'FR-1', 'FR1'],
    ['FR1', 'fr1: x', 'FR1'],
    ['FR1', 'FR 1', 'FR1'],
    ['FR1', 'FR01', 'FR1'],
    ['FR1', 'FR-001: x', 'FR1'],
    ['FR1', 'Fr#1', 'FR1'],
    ['FR-001', 'FR1', 'FR-001'],
    ['FR-001', 'FR-1', 'FR-001'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'spec-2026-11-22-1', 'SPEC-2026-11-22-001'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-20261122-001', 'SPEC-2026-11-22-001'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC 2026/11/22 001', 'SPEC-2026-11-22-001'],
    ['KEP-NNNN', 'KEP-42', 'KEP-0042'],
  ])('of %s in %s is %s', (text, written, id) => expect(nearMiss(pattern(text), written)).toBe(id))

  test.each([
    ['Task1.1', 'Task 1.1'],
    ['task 2.3: x', 'Task 2.3'],
    ['Task 2-3', 'Task 2.3'],
    ['TASK-2.3', 'Task 2.3'],
    ['Task 02.03', 'Task 2.3'],
  ])('of a task in %s is %s', (written, id) => expect(nearMiss(TASK, written)).toBe(id))

  test.each([
    ['FR1', 'FR1'],
    ['FR1', 'FR'],
    ['FR1', 'NFR1'],
    ['FR1', 'REQ1'],
    ['FR1', 'FR1.2'],
    ['FR1', 'FR-1a'],
    ['FR1', 'From 1 to 2'],
    ['FR1', 'FR: 1 second'],
    ['FR1', ''],
    ['Task 1.1', 'Task 11'],
    ['Task 1.1', 'Task 1'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-2026-02-30-1x'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'spec-2026-02-30-001'],
  ])('%s has none in %j', (text, written) => expect(nearMiss(pattern(text), written)).toBeUndefined())

  test('looseId says how much stands in its place', () => {
    expect(looseId(pattern('FR1'), 'FR - 01: x')).toEqual({ id: 'FR1', length: 7 })
  })
})

test.each(['1', 'a', '-', 'a-', 'FR', 'SPEC-', 'NN-', '[N]', ' ', '1.'])(
  '%j a hundred thousand times is read quickly',
  (piece) => {
    const text = piece.repeat(100_000)
    const many = pattern('[A][NNN][B]-[C]-[D]-[E]-[NNN]'.replace('[A][NNN]', '[A]-[NNN]-'))
    const begin = performance.now()
    compilePattern(text)
    for (const each of [SPEC, TASK, many, pattern('FR1')]) {
      matchId(each, text)
      matchId(each, `SPEC-${text}`)
      nearMiss(each, `FR${text}`)
      nearMiss(each, text)
    }
    expect(performance.now() - begin).toBeLessThan(10_000)
  },
)
