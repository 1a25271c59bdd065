import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../test/read-report.ts'
import cucumberMessages from './cucumber-messages.ts'
import lcov from './lcov.ts'
import tap from './tap.ts'

const indented = fc.tuple(
  fc.constantFrom('', '    ', '        ', '  '),
  fc.constantFrom(
    'ok',
    'not ok',
    'ok 1 - a',
    'ok 2 - b # SKIP',
    'not ok 3 - c # TODO',
    'ok 4 - d {',
    '{',
    '}',
    '1..0',
    '1..1',
    '1..2',
    '---',
    '...',
    '# Subtest: a',
    'Bail out!',
    'TAP version 14',
    "type: 'suite'",
    'noise',
    '',
    '\r',
    '\u0000',
  ),
)

describe('TAP', () => {
  test('any lines give results or are refused, in whatever pieces they come', () => {
    fc.assert(
      fc.property(
        fc.array(
          indented.map((parts) => parts.join('')),
          { maxLength: 30 },
        ),
        fc.integer({ min: 1, max: 9 }),
        (lines, size) => {
          const text = lines.join('\n')
          expect(readReport(tap, text, size)).toEqual(readReport(tap, text))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a report is accepted only with as many tests as are planned', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.boolean(), (planned, tests, first) => {
        const points = Array.from({ length: tests }, (_, index) => `ok ${index + 1} - a`)
        const text = (first ? [`1..${planned}`, ...points] : [...points, `1..${planned}`]).join('\n')
        expect('error' in readReport(tap, text)).toBe(planned !== tests)
      }),
    )
  })

  test.each([
    ['subtests in subtests', Array.from({ length: 2000 }, (_, depth) => `${'    '.repeat(depth)}ok 1 - a`).join('\n')],
    [
      'braces in braces',
      Array.from(
        { length: 2000 },
        (_, depth) => `${'    '.repeat(depth)}ok 1 - a {\n${'    '.repeat(depth + 1)}1..1`,
      ).join('\n'),
    ],
    ['a long line', `ok 1 - ${'# '.repeat(400_000)}`],
    ['a long escape', `ok 1 - ${'\\'.repeat(400_000)}`],
    ['white space', `ok${' '.repeat(400_000)}`],
    ['a long diagnostic', `not ok 1\n  ---\n  location: '${'a '.repeat(200_000)}\n`],
  ])('%s cost little', (_, text) => {
    const start = performance.now()
    expect(readReport(tap, text)).toHaveProperty('error')
    // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('a hundred thousand tests of one subtest are held', () => {
    const inner = Array.from({ length: 100_000 }, (_, index) => `    ok ${index + 1} - t${index}`)
    const read = readReport(tap, [...inner, '    1..100000', 'ok 1 - all', '1..1'].join('\n'))
    expect('results' in read && read.results.length).toBe(100_000)
    expect('results' in read && read.results.at(-1)).toMatchObject({ name: 'all > t99999', outcome: 'passed' })
  })
})

describe('lcov', () => {
  const line = fc.constantFrom(
    'TN:',
    'SF:a.ts',
    'SF:b.ts',
    'DA:1,1',
    'DA:1,0',
    'DA:2,0',
    'DA:3',
    'LF:1',
    'LF:2',
    'LH:1',
    'LH:0',
    'end_of_record',
    'BRDA:1,0,0,-',
    '# comment',
    '',
    'noise',
    'SF:__proto__',
  )

  test('any lines give results or are refused, in whatever pieces they come', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const text = lines.join('\r\n')
        const read = readReport(lcov, text, size)
        expect(read).toEqual(readReport(lcov, text))
        const results = 'results' in read ? read.results : []
        expect(results.filter((result) => result.kind === 'coverage' && result.covered > result.total)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('the records of a file may come in any order', () => {
    const record = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 9 })
      .map((lines) => ['SF:a.ts', ...lines.map((hit) => `DA:${hit.join(',')}`), 'end_of_record', ''].join('\n'))
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 4 }), (records) => {
        const [one, other] = [records, records.toReversed()].map((all) => readReport(lcov, all.join('')))
        expect(one).toEqual(other)
      }),
    )
  })
})

describe('Cucumber messages', () => {
  const start = '{"testRunStarted":{"timestamp":{"seconds":1,"nanos":0}}}'
  const end = '{"testRunFinished":{"success":true}}'

  test('attachments and messages that are not known are passed over', () => {
    const lines = [start, `{"attachment":{"body":"${'A'.repeat(1_000_000)}"}}`, '{"news":{"a":1}}', '', end]
    expect(readReport(cucumberMessages, lines.join('\n'), 65_536)).toMatchObject({ results: [] })
  })

  test('a line that is no object is refused with its number', () => {
    const lines = ['5', 'null', '[]', '{"pickle":5}', '{"testCase":null}', '{', '{"testCase":{"testSteps":{}}}']
    const refused = lines.map((line) => readReport(cucumberMessages, [start, line, end].join('\n')))
    expect(refused).toEqual(lines.map(() => ({ error: expect.any(String) as string, line: 2 })))
  })
})
