import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import {
  asObject,
  countOf,
  field,
  isoTime,
  isoTimeOf,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
  textsOf,
} from '../json.ts'
import type { Outcome, TestResult } from '../model.ts'
import type { LineOf } from '../object-lines.ts'
import { hasPath, outlineOf } from '../outline.ts'
import { tagsOfProperty } from '../properties.ts'
import { nameOfTest, saysSomething } from '../suite-names.ts'

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['other', 'skipped'],
])

/** What tools call a run that is not good, in lower case. */
const BAD: ReadonlySet<string> = new Set(['failed', 'fail', 'error', 'timedout', 'interrupted'])

/** Common Test Report Format, https://ctrf.io/docs/specification. */
export default defineFormat({
  name: 'ctrf',
  says: 'CTRF JSON (Common Test Report Format)',
  detects(head) {
    const outline = outlineOf(head)
    const part = (key: string): boolean => hasPath(outline, 'results', key)
    return part('tool') || (part('summary') && part('tests')) || hasPath(outline, 'results', 'tests', '[]', 'status')
  },
  open: (sink) => readJson((value, lineOf) => report(asObject(value, 'the report'), sink, lineOf)),
})

function report(root: JsonObject, sink: Sink, lineOf: LineOf): void {
  const results = asObject(field(root, 'results'), 'results')
  const tests = field(results, 'tests')
  if (!Array.isArray(tests)) throw new ReportError('results.tests is no list')
  const summary = asObject(field(results, 'summary'), 'results.summary')
  const commit = textOf(objectOf(results, 'environment', 'results'), 'commit', 'results.environment')
  const time =
    isoTime(numberOf(summary, 'start', 'results.summary')) ?? isoTimeOf(textOf(root, 'timestamp', 'the report'))
  sink.about({ ...(commit !== undefined && { commit }), ...(time !== undefined && { time }) })
  const found = { passed: 0, failed: 0, skipped: 0 }
  let expected = 0
  for (const [index, value] of tests.entries()) {
    const where = `results.tests[${index}]`
    const test = asObject(value, where)
    const result = testResult(test, where, lineOf(test))
    if (failsAsExpected(test, where)) expected++
    else found[result.outcome]++
    sink.result(result)
  }
  checkTotals(summary, tests.length, found, expected)
}

function testResult(test: JsonObject, where: string, line: number | undefined): TestResult {
  const outcome = failsAsExpected(test, where) ? 'skipped' : outcomeOf(test, where)
  const attempts = listOf(test, 'retryAttempts', where).map((attempt, index) => {
    const place = `${where}.retryAttempts[${index}]`
    return outcomeOf(asObject(attempt, place), place)
  })
  const again =
    field(test, 'flaky') === true || (numberOf(test, 'retries', where) ?? 0) > 0 || attempts.includes('failed')
  const name = textOf(test, 'name', where) ?? ''
  const suites = suitesOf(test, where).filter(saysSomething)
  return {
    kind: 'test',
    // Some tools write the suites into the name as well.
    name: nameOfTest(name.startsWith(suites[0] ?? '') ? [] : suites, '', name),
    tags: [...textsOf(test, 'tags', where), ...labelsOf(test, where)],
    outcome,
    flaky: outcome === 'passed' && again,
    source: textOf(test, 'filePath', where),
    line,
  }
}

function outcomeOf(object: JsonObject, where: string): Outcome {
  const status = textOf(object, 'status', where) ?? ''
  const outcome = OUTCOMES.get(status)
  if (outcome === undefined) throw new ReportError(`${where}.status is '${status}', which is no status of CTRF`)
  return outcome
}

/** `test.fail()` of Playwright says that something does not work yet: that it does not is no proof that it does. */
function failsAsExpected(test: JsonObject, where: string): boolean {
  const raw = textOf(test, 'rawStatus', where)?.toLowerCase()
  return outcomeOf(test, where) === 'passed' && raw !== undefined && BAD.has(raw)
}

/** A list of names since version 1; before, one text such as `login.test.ts > Login`. */
function suitesOf(test: JsonObject, where: string): readonly string[] {
  const suite = field(test, 'suite')
  return typeof suite === 'string' ? suite.split(' > ') : textsOf(test, 'suite', where)
}

/** What labels say: `{ "implements": "SPEC-2026-11-22-001/FR1" }` is a tag too. */
function labelsOf(test: JsonObject, where: string): readonly string[] {
  return Object.entries(objectOf(test, 'labels', where)).flatMap(([key, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? tagsOfProperty(key, each) : [])),
  )
}

/** Tests that fail as expected are counted as either by the tools that have them. */
function checkTotals(
  summary: JsonObject,
  tests: number,
  found: Readonly<Record<Outcome, number>>,
  expected: number,
): void {
  const said = (key: string): number => countOf(summary, key, 'results.summary')
  for (const [what, there, least, most] of [
    ['tests', tests, tests, tests],
    ['passed', found.passed, found.passed, Infinity],
    ['failed', found.failed, 0, found.failed + expected],
  ] as const)
    if (said(what) < least || said(what) > most)
      throw new ReportError(`its summary says ${said(what)} ${what}, and it holds ${there}`)
}
