import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import { fullName } from '../full-name.ts'
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
import { hasPath, outlineOf } from '../outline.ts'

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['other', 'skipped'],
])

/** Common Test Report Format, https://ctrf.io/docs/specification. */
export default defineFormat({
  name: 'ctrf',
  says: 'CTRF JSON (Common Test Report Format)',
  detects(head) {
    const outline = outlineOf(head)
    const part = (key: string): boolean => hasPath(outline, 'results', key)
    return part('tool') || (part('summary') && part('tests')) || hasPath(outline, 'results', 'tests', '[]', 'status')
  },
  open: (sink) => readJson((value) => report(asObject(value, 'the report'), sink)),
})

function report(root: JsonObject, sink: Sink): void {
  const results = asObject(field(root, 'results'), 'results')
  const tests = field(results, 'tests')
  if (!Array.isArray(tests)) throw new ReportError('results.tests is no list')
  const summary = asObject(field(results, 'summary'), 'results.summary')
  const commit = textOf(objectOf(results, 'environment', 'results'), 'commit', 'results.environment')
  const time =
    isoTime(numberOf(summary, 'start', 'results.summary')) ?? isoTimeOf(textOf(root, 'timestamp', 'the report'))
  sink.about({ ...(commit !== undefined && { commit }), ...(time !== undefined && { time }) })
  const found = { passed: 0, failed: 0, skipped: 0 }
  for (const [index, test] of tests.entries()) {
    const where = `results.tests[${index}]`
    const result = testResult(asObject(test, where), where)
    found[result.outcome]++
    sink.result(result)
  }
  checkTotals(summary, tests.length, found)
}

function testResult(test: JsonObject, where: string): TestResult {
  const outcome = outcomeOf(test, where)
  const attempts = listOf(test, 'retryAttempts', where).map((attempt, index) => {
    const place = `${where}.retryAttempts[${index}]`
    return outcomeOf(asObject(attempt, place), place)
  })
  const again =
    field(test, 'flaky') === true || (numberOf(test, 'retries', where) ?? 0) > 0 || attempts.includes('failed')
  return {
    kind: 'test',
    name: fullName(suitesOf(test, where), textOf(test, 'name', where) ?? ''),
    tags: [...textsOf(test, 'tags', where), ...labelsOf(test, where)],
    outcome,
    flaky: outcome === 'passed' && again,
    source: textOf(test, 'filePath', where),
    line: undefined,
  }
}

function outcomeOf(object: JsonObject, where: string): Outcome {
  const status = textOf(object, 'status', where) ?? ''
  const outcome = OUTCOMES.get(status)
  if (outcome === undefined) throw new ReportError(`${where}.status is '${status}', which is no status of CTRF`)
  return outcome
}

/** A list of names since version 1; before, one text. */
function suitesOf(test: JsonObject, where: string): readonly string[] {
  const suite = field(test, 'suite')
  return typeof suite === 'string' ? [suite] : textsOf(test, 'suite', where)
}

/** What labels say: `{ "implements": "SPEC-2026-11-22-001/FR1" }` is a tag too. */
function labelsOf(test: JsonObject, where: string): readonly string[] {
  return Object.values(objectOf(test, 'labels', where))
    .flat()
    .filter((value) => typeof value === 'string')
}

function checkTotals(summary: JsonObject, tests: number, found: Readonly<Record<Outcome, number>>): void {
  const said = (key: string): number => countOf(summary, key, 'results.summary')
  const total = said('tests')
  const skipped = ['skipped', 'pending', 'other'].reduce(
    (sum, key) => sum + (field(summary, key) === undefined ? 0 : said(key)),
    0,
  )
  for (const [what, told, there] of [
    ['tests', total, tests],
    ['passed', said('passed'), found.passed],
    ['failed', said('failed'), found.failed],
    ['skipped', skipped, found.skipped],
  ] as const)
    if (told !== there) throw new ReportError(`its summary says ${told} ${what}, and it holds ${there}`)
}
