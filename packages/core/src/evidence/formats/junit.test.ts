import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReadReport, readReport } from '../../../test/read-report.ts'
import junit from './junit.ts'
import trx from './trx.ts'

const results = (read: ReadReport): readonly string[] =>
  'error' in read ? [read.error] : read.results.map((result) => (result.kind === 'test' ? result.outcome : result.kind))
const read = (text: string): readonly string[] => results(readReport(junit, text))

describe('totals', () => {
  const suite = (attributes: string, ...cases: string[]): string =>
    `<testsuite name="a" ${attributes}>${cases.map((inner) => `<testcase name="b">${inner}</testcase>`).join('')}</testsuite>`

  test.each([
    ['tests="2"', ['', ''], ['passed', 'passed']],
    // More than are counted: Jest counts no suite that cannot be imported.
    ['tests="0" errors="1"', ['<error/>'], ['failed']],
    // Subtests, assertions: all that failed is there.
    ['tests="5" failures="1" errors="0"', ['', '<failure/>'], ['passed', 'failed']],
    // Several failures of one test, counted each or once.
    ['tests="1" failures="2"', ['<failure/><failure/>'], ['failed']],
    ['tests="1" failures="1"', ['<failure/><failure/>'], ['failed']],
    // Nette counts as an error what it shows as a failure.
    ['tests="1" errors="1"', ['<failure/>'], ['failed']],
    // What failed and was run again may be counted.
    ['tests="1" failures="1"', ['<flakyFailure/>'], ['passed']],
    ['tests="many" failures="-1"', [''], ['passed']],
  ])('%s', (attributes, cases, outcomes) => {
    expect(read(suite(attributes, ...cases))).toEqual(outcomes)
  })

  test.each([
    ['tests="2"', ['']],
    ['tests="3" failures="0" errors="0"', []],
    ['tests="2" failures="1"', ['']],
    // Which of them failed nobody knows.
    ['tests="1" failures="1"', ['']],
    ['failures="1"', ['', '<skipped/>']],
    ['tests="3" failures="2" errors="0"', ['<failure/>', '']],
  ])('%s is not whole', (attributes, cases) => {
    expect(read(suite(attributes, ...cases))[0]).toContain('it is not whole')
    expect(read(`<testsuites ${attributes}>${suite('', ...cases)}</testsuites>`)[0]).toContain('it is not whole')
  })

  test('a suite that could not be loaded fails by itself, and for the suites around it that count its failures', () => {
    const broken = '<testsuite name="broken" tests="0" failures="2"/>'
    const whole = '<testsuite name="whole" tests="1" failures="0"><testcase name="b"/></testsuite>'
    expect(read(`<testsuites tests="1" failures="2">${broken}${whole}</testsuites>`)).toEqual(['failed', 'passed'])
    // One failure more than there is: which test it was nobody knows.
    expect(read(`<testsuites tests="1" failures="3">${broken}${whole}</testsuites>`).at(-1)).toContain(
      'it is not whole',
    )
  })

  test('no test taken away, and no failure, makes a report better', () => {
    const end = fc.constantFrom('', '<failure/>', '<error/>', '<skipped/>')
    fc.assert(
      fc.property(fc.array(end, { minLength: 1, maxLength: 8 }), fc.nat(), fc.boolean(), (ends, at, whole) => {
        const bad = ends.filter((inner) => ['<failure/>', '<error/>'].includes(inner)).length
        const attributes = `tests="${ends.length}" failures="${bad}" errors="0"`
        expect(read(suite(attributes, ...ends))).toHaveLength(ends.length)
        const index = at % ends.length
        const taken = ends[index]
        fc.pre(taken === '<failure/>' || taken === '<error/>')
        const left = whole ? ends.toSpliced(index, 1) : ends.toSpliced(index, 1, '')
        const after = read(suite(attributes, ...left))
        expect(after.length > left.length || after[0]?.includes('it is not whole')).toBe(true)
      }),
    )
  })
})

describe('what is large is read in time that grows with it', () => {
  test.each([
    ['names of suites', `<testsuite name="${'a '.repeat(4000)}">${'<testcase name="b"/>'.repeat(20_000)}</testsuite>`],
    [
      'suites',
      `${'<testsuite name="a">'.repeat(200)}${'<testcase name="b"/>'.repeat(20_000)}${'</testsuite>'.repeat(200)}`,
    ],
    ['tags', `<testsuite><testcase>${'<property name="tag" value="a"/>'.repeat(20_000)}</testcase></testsuite>`],
    ['a name', `<testsuite><testcase name="${'a '.repeat(2_000_000)}"/></testsuite>`],
  ])('%s', (_, text) => {
    expect(readReport(junit, text, 65_536)).not.toHaveProperty('error')
  })

  test('what all tests of a suite would bear is bounded', () => {
    expect(read(`<testsuite name="${'a '.repeat(5000)}"/>`)[0]).toContain('longer than 8192')
    const tags = Array.from({ length: 65 }, (_, i) => `<property name="tag" value="t${i}"/>`).join('')
    expect(read(`<testsuite>${tags}</testsuite>`)[0]).toContain('more than 64 tags')
  })
})

const corpora = fileURLToPath(new URL('../../../../../../shared/corpora', import.meta.url))
describe.skipIf(!existsSync(corpora))('reports of others (../shared/corpora)', () => {
  // Written by hand: 124 tests failed in a suite of 4.
  const NOT_WHOLE = 'pytest_nested_example.xml'
  const files = existsSync(corpora)
    ? ['evidence', 'vidpipe/results']
        .flatMap((folder) =>
          readdirSync(`${corpora}/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
        )
        .filter((name) => /\.(?:xml|trx)$/.test(name) && !name.endsWith(NOT_WHOLE))
        .toSorted()
    : []
  const read = files
    .map((name) => ({ name, text: readFileSync(`${corpora}/${name}`, 'utf8') }))
    .flatMap(({ name, text }) =>
      [junit, trx]
        .filter((format) => format.detects(text.slice(0, 65_536), name))
        .map((format) => ({ name, text, format, report: readReport(format, text, 65_536) })),
    )

  test('all are read', () => {
    expect(read.length).toBeGreaterThan(45)
    expect(read.filter(({ report }) => 'error' in report).map(({ name, report }) => [name, report])).toEqual([])
  })

  test('there are as many tests as test cases and results', () => {
    const counted = read.map(({ name, text, report }) => {
      const plain = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '')
      return [name, results(report).length, plain.match(/<(?:testcase|UnitTestResult)[\s/>]/g)?.length ?? 0]
    })
    expect(counted.filter(([, found, written]) => found !== written)).toEqual([])
  })

  test('as many fail as they say', () => {
    const differing = read.flatMap(({ name, text, report }) => {
      const root = /<(?:testsuites|testsuite|Counters)\s[^>]*>/.exec(text.replaceAll(/<!--[^]*?-->/g, ''))?.[0] ?? ''
      const said = (of: string): number => Number(new RegExp(`\\s${of}="(\\d+)"`).exec(root)?.[1] ?? Number.NaN)
      const counters = root.startsWith('<Counters')
      const bad = counters ? said('failed') : said('failures') + (Number.isNaN(said('errors')) ? 0 : said('errors'))
      const found = results(report).filter((outcome) => outcome === 'failed').length
      // Without totals at the root there is nothing to compare; several suites have their own.
      if (Number.isNaN(bad) || (root.startsWith('<testsuite ') && text.includes('<testsuites'))) return []
      return found === bad ? [] : [[name, found, bad]]
    })
    expect(differing).toEqual([])
  })

  test('2119 tests of vidpipe, 6 of them skipped', () => {
    const outcomes = results(readReport(junit, readFileSync(`${corpora}/vidpipe/results/junit-unit.xml`, 'utf8')))
    expect(outcomes).toHaveLength(2119)
    expect(outcomes.filter((outcome) => outcome === 'skipped')).toHaveLength(6)
    expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(0)
  })
})
