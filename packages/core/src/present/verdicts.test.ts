import { describe, expect, test } from 'vitest'
import type { Claim } from '../claims/model.ts'
import type { Reason } from '../evidence/reason.ts'
import { matrices } from './matrix.ts'
import { matrixCsv } from './matrix-csv.ts'
import { evidenceLine, whereOf } from './evidence-line.ts'
import { countVerdicts, verdictLine, type PlacedVerdict, type VerifyReport } from './verdicts.ts'
import { verifyJson } from './verify-json.ts'

function claim(local: string, text = 'A person signs in'): Claim {
  return {
    address: `SPEC-1/${local}`,
    spec: 'SPEC-1',
    local,
    kind: 'functional-requirement',
    file: 'specs/a.md',
    span: { from: 10, to: 20 },
    text,
    wording: text,
    hash: '0123456789abcdef',
    ticked: true,
    numbered: false,
    terms: {},
  }
}

const passed = (name: string): Reason => ({
  kind: 'test',
  weight: 'for',
  name,
  outcome: 'passed',
  report: 'reports/a.xml',
  line: 3,
})
const at = { start: { line: 2, column: 1 }, end: { line: 2, column: 11 } }

function reportOf(verdicts: readonly PlacedVerdict[]): VerifyReport {
  return {
    summary: { specs: 1, errors: 0, warnings: 0, hints: 0 },
    specs: [
      {
        file: 'specs/a.md',
        id: 'SPEC-1',
        title: 'Sign <b>in</b>',
        status: 'Draft',
        completeness: 1,
        errors: 0,
        warnings: 0,
        hints: 0,
      },
    ],
    diagnostics: [],
    passedOver: 0,
    rules: [],
    verdicts,
    evidence: [],
  }
}

test('counts and their line', () => {
  const counts = countVerdicts([{ verdict: 'proven' }, { verdict: 'stale' }, { verdict: 'proven' }])
  expect(counts).toEqual({ claims: 3, proven: 2, failing: 0, stale: 1, unproven: 0, waived: 0 })
  expect(verdictLine(counts)).toBe('3 claims: 2 proven, 1 stale')
  expect(verdictLine(countVerdicts([{ verdict: 'waived' }]))).toBe('1 claim: 1 waived')
  expect(verdictLine(countVerdicts([]))).toBe('no claims')
})

describe('evidence in a line', () => {
  test.each<[string, PlacedVerdict['verdict'], readonly Reason[], string]>([
    ['one test', 'proven', [passed('a')], "the test 'a' passed"],
    ['several', 'proven', [passed('a'), passed('b')], '2 tests passed'],
    [
      'of two kinds',
      'proven',
      [passed('a'), { kind: 'file', weight: 'for', name: 'docs/a.md', outcome: 'there' }],
      "the test 'a' passed; 'docs/a.md' is there",
    ],
    [
      'against',
      'failing',
      [
        passed('a'),
        { kind: 'test', weight: 'against', name: 'b', outcome: 'failed' },
        { kind: 'test', weight: 'against', name: 'c', outcome: 'failed' },
      ],
      "the test 'b' failed, and 1 more",
    ],
    ['nothing', 'unproven', [], 'nothing was found that proves it'],
  ])('%s', (_, verdict, reasons, line) => {
    expect(evidenceLine({ verdict, reasons })).toBe(line)
  })

  test('and where it stands', () => {
    expect(whereOf({ report: 'a.xml', line: 3 })).toBe('a.xml:3')
    expect(whereOf({ report: 'a.xml' })).toBe('a.xml')
    expect(whereOf({ file: 'docs/a.md' })).toBe('docs/a.md')
    expect(whereOf({})).toBe('')
  })
})

describe('a matrix', () => {
  test('says of what is unproven or stale that it is not demanded, for people', () => {
    const unproven: PlacedVerdict = { claim: claim('FR1'), verdict: 'unproven', reasons: [], ...at }
    const other: PlacedVerdict = { ...unproven, claim: { ...claim('DEP-zod'), kind: 'dependency' } }
    const all = reportOf([unproven, other, { ...other, verdict: 'failing' }])
    for (const format of ['markdown', 'html'] as const) {
      const times = (demanded: VerifyReport['demanded']): number =>
        matrices[format]({ ...all, demanded }).split('not demanded').length - 1
      expect([
        times(undefined),
        times(['dependency']),
        times([]),
        times(['functional-requirement', 'dependency']),
      ]).toEqual([1, 1, 2, 0])
    }
  })

  const hostile = '=cmd|"/c calc"!A1; =1+1 <script>alert("x")</script> @team #12 ![a](http://x) \u202e\u001b[2J'
  const report = reportOf([
    { claim: claim('FR1', hostile), verdict: 'proven', reasons: [passed('-1+1')], ...at },
    { claim: claim('FR2'), verdict: 'unproven', reasons: [], ...at },
  ])

  test('as CSV has a row for each piece of evidence, and no formula', () => {
    const [head = '', first = '', second = '', end] = matrixCsv(report).split('\r\n')
    expect(head.split(',')).toHaveLength(17)
    expect(first).toContain(`,"'=cmd|""/c calc""!A1; '=1+1 <script>`)
    expect(first).toContain(`,test,"'-1+1",passed,`)
    expect(first).toContain(',reports/a.xml,3,')
    expect(second.endsWith(',yes,unproven,,,,,,,,')).toBe(true)
    expect(end).toBe('')
  })

  test.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '\uff1d1'])('%j is no formula in a cell', (text) => {
    const [, row = ''] = matrixCsv(
      reportOf([{ claim: claim('FR1', text), verdict: 'unproven', reasons: [], ...at }]),
    ).split('\r\n')
    expect(row).toMatch(/,"'[=+\-@\uff1d]/)
  })

  test('as HTML is one page without script, address or markup of others', () => {
    const html = matrices.html(report)
    expect(html).not.toMatch(/<script|<img|<b>|src=|href="(?!#)|url\(|@import|\u202e|\u001b/i)
    expect(html).toContain('&#60;script&#62;')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain("default-src 'none'")
    const opened = [...html.matchAll(/<(table|tr|td|th|ul|li|section|div|main|header|span)\b/g)].length
    expect([...html.matchAll(/<\/(table|tr|td|th|ul|li|section|div|main|header|span)>/g)].length).toBe(opened)
  })

  test('as Markdown has one line a claim, and nothing of it is markup', () => {
    const markdown = matrices.markdown(report)
    expect(markdown.split('\n').filter((line) => line.startsWith('| FR'))).toHaveLength(2)
    expect(markdown).toContain('| FR2 | A person signs in | **unproven** | nothing was found that proves it |  |')
    expect(markdown).not.toMatch(/<script|<b>|!\[|@team|(?<!&)#12|\u202e/)
  })

  test('as JSON holds the same, and so does that of verify', () => {
    const matrix = JSON.parse(matrices.json(report)) as { readonly specs: readonly { readonly claims: unknown }[] }
    const { claims } = JSON.parse(verifyJson(report)) as { readonly claims: unknown }
    expect(matrix.specs[0]?.claims).toEqual(claims)
    expect(claims).toMatchObject([
      { text: hostile, verdict: 'proven', reasons: [{ message: "the test '-1+1' passed" }] },
      {},
    ])
    expect(verifyJson(report)).not.toMatch(/[\u202e\u001b]/)
  })
})
