import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../test/read-report.ts'
import type { ReportFormat } from '../define.ts'
import type { Result } from '../model.ts'
import ctrf from './ctrf.ts'
import cucumberJson from './cucumber-json.ts'
import cucumberMessages from './cucumber-messages.ts'
import istanbul from './istanbul.ts'
import jest from './jest.ts'
import lcov from './lcov.ts'
import playwright from './playwright.ts'
import { FORMATS } from './registry.ts'
import tap from './tap.ts'

const CASES = join(import.meta.dirname, 'conformance')
const CORPORA = join(import.meta.dirname, '../../../../../../shared/corpora')
const JSON_FORMATS: readonly ReportFormat[] = [ctrf, cucumberJson, cucumberMessages, istanbul, jest, playwright]

/** The cases of a format that are read. */
function goodCases({ name }: ReportFormat): readonly string[] {
  return readdirSync(CASES)
    .filter((file) => file.startsWith(`${name}-`) && !file.endsWith('.expected.json'))
    .filter(
      (file) => !readFileSync(join(CASES, file.replace(/\.[^.]+$/, '.expected.json')), 'utf8').includes('"error"'),
    )
    .map((file) => readFileSync(join(CASES, file), 'utf8'))
}

function outcomes(results: readonly Result[], outcome: string): number {
  return results.filter((result) => 'outcome' in result && result.outcome === outcome).length
}

/** The text with one value of it, the `nth`, replaced; a value is what stands after a colon, a comma or a bracket. */
function replaced(text: string, nth: number, by: string): string {
  const values = [...text.matchAll(/(?<=[:,[]\s*)(?:"(?:[^"\\\n]|\\.)*"(?!\s*:)|-?\d[\d.e+]*|true|false|null|\[|\{)/g)]
  const found = values[nth % Math.max(values.length, 1)]
  if (!found) return by
  const open = found[0]
  const end = open === '[' || open === '{' ? closing(text, found.index) : found.index + open.length
  return text.slice(0, found.index) + by + text.slice(end)
}

/** Past the bracket that closes the one at `from`. No string of the cases has brackets that do not pair. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if ('[{'.includes(text[at] ?? '')) depth++
    if (']}'.includes(text[at] ?? '') && --depth === 0) return at + 1
  }
  return text.length
}

const odd = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '0',
    '-1',
    '1e309',
    '1.5',
    '9007199254740993',
    '""',
    '"passed"',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '{"__proto__":{"status":"passed"}}',
    '{"constructor":1}',
    '"\\ud800"',
    '"toString"',
    '[1,"a",{"a":[]}]',
  ),
  fc.jsonValue().map((value) => JSON.stringify(value)),
)

describe.each(JSON_FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  const cases = goodCases(format)

  test('any JSON gives results or is refused', () => {
    fc.assert(fc.property(odd, (json) => readReport(format, json) !== undefined))
    for (const text of ['', '{', 'null', '5', '"a"', '{"a":1}}', '['.repeat(100_000), '\u0000', '\ud800', '<a/>'])
      expect(readReport(format, text)).toHaveProperty('error')
  })

  test('a report with any value replaced gives results or is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(), odd, (text, nth, json) => {
        const read = readReport(format, replaced(text, nth, json))
        return 'error' in read ? read.error !== '' : Array.isArray(read.results)
      }),
      { numRuns: 1000 },
    )
  })

  test('a report that is cut off is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        const length = Math.floor(part * (text.trimEnd().length - 1))
        const cut = text.slice(0, length)
        // Several runs may follow each other: the first of them is whole.
        if (/(?:^|\n)\{"testRunFinished"[^\n]+\}\}\n?$/.test(cut)) return
        expect(readReport(format, cut)).toHaveProperty('error')
      }),
      { numRuns: 500 },
    )
  })

  test('a deep value is no fault', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    for (const text of cases) readReport(format, replaced(text, 3, deep))
    expect(readReport(format, deep)).toBeDefined()
  })
})

test('suites of Playwright may not stand too deep in each other', () => {
  const nested = (depth: number): string =>
    `{"config":{"projects":[],"rootDir":""},"suites":[${'{"title":"a","specs":[],"suites":['.repeat(depth)}${']}'.repeat(depth)}],
      "stats":{"expected":0,"unexpected":0,"flaky":0,"skipped":0}}`
  expect(readReport(playwright, nested(90))).toEqual({ head: {}, results: [] })
  expect(readReport(playwright, nested(20_000))).toMatchObject({ error: 'suites stand more than 100 deep in suites' })
})

describe('detection', () => {
  test.each([
    ['quotes', '["'.concat('\\"'.repeat(32_000))],
    ['open strings', '{"a'.repeat(20_000)],
    ['brackets', '[{'.repeat(32_000)],
    ['objects in objects', '{"a":'.repeat(13_000)],
    ['many keys', `{${Array.from({ length: 7000 }, (_, index) => `"${index}":1,`).join('')}`],
    ['white space', ' '.repeat(65_536)],
    ['new lines', '\n'.repeat(65_536)],
    ['comments', '#\n'.repeat(32_000)],
    ['nothing', ''],
    ['a text', 'It is ok.\n1 test\n'],
    ['a JavaScript file', 'export const testResults = [{ "assertionResults": [] }]'],
    ['a schema', '{"properties":{"results":{"properties":{"tool":{},"summary":{},"tests":{}}}}}'],
  ])('%s are no report, and cost little', (_, head) => {
    const start = performance.now()
    expect(FORMATS.filter((format) => format.detects(head, 'a.json')).map(({ name }) => name)).toEqual([])
    // A head is short, so that no cost is large: the bound is just above what a busy machine needs.
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('a head that is cut in the middle is still known', () => {
    for (const format of [...JSON_FORMATS, tap, lcov])
      for (const text of goodCases(format)) {
        if (text.length < 400) continue
        const head = text.slice(0, 400)
        const found = FORMATS.filter((each) => each.detects(head, 'report')).map(({ name }) => name)
        expect({ head, found: found.length > 0 ? found : [format.name] }).toEqual({ head, found: [format.name] })
      }
  })
})

describe('reports of others (skipped where ../shared/corpora is absent)', () => {
  const kit = join(CORPORA, 'evidence/cucumber__compatibility-kit/devkit/samples')
  const samples = existsSync(kit) ? readdirSync(kit) : []

  test.skipIf(samples.length === 0)(
    'a run of the compatibility kit that fails has something that does not pass',
    () => {
      for (const name of samples) {
        const text = readFileSync(join(kit, name, `${name}.ndjson`), 'utf8')
        const read = readReport(cucumberMessages, text)
        if ('error' in read) throw new Error(`${name}: ${read.error}`)
        const failed = outcomes(read.results, 'failed')
        const passed = outcomes(read.results, 'passed')
        const success = text.includes('"success":true')
        const cases = text.match(/^\{"testCase":/gm)?.length ?? 0
        expect({
          name,
          commit: read.head.commit,
          scenarios: read.results.filter(({ kind }) => kind === 'scenario').length,
          agrees: success ? failed === 0 : (failed > 0 || text.includes('"PENDING"')) && passed < read.results.length,
        }).toEqual({
          name,
          commit: '99684bcacf01d95875834d87903dcb072306c9ad',
          // Where a hook before all tests fails, none is run.
          scenarios: name === 'global-hooks-beforeall-error' ? 0 : cases,
          agrees: true,
        })
      }
    },
  )

  const vitest = join(CORPORA, 'vidpipe/results/vitest-unit.json')
  test.skipIf(!existsSync(vitest))('2,119 results of Vitest are as it counts them', () => {
    const read = readReport(jest, readFileSync(vitest, 'utf8'))
    if ('error' in read) throw new Error(read.error)
    expect(read.results.length).toBe(2119)
    expect([outcomes(read.results, 'passed'), outcomes(read.results, 'skipped')]).toEqual([2113, 6])
  })

  const report = join(CORPORA, 'evidence/ctrf-io__github-test-reporter/ctrf-reports/ctrf-report.json')
  test.skipIf(!existsSync(report))('the CTRF of its own reporter is as it counts it', () => {
    const read = readReport(ctrf, readFileSync(report, 'utf8'))
    if ('error' in read) throw new Error(read.error)
    expect(['passed', 'failed', 'skipped'].map((outcome) => outcomes(read.results, outcome))).toEqual([5, 2, 3])
  })
})
