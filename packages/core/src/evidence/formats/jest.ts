import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import { asObject, countOf, field, isoTime, type JsonObject, listOf, numberOf, textOf, textsOf } from '../json.ts'
import type { Outcome, TestResult } from '../model.ts'
import type { LineOf } from '../object-lines.ts'
import { hasPath, outlineOf } from '../outline.ts'
import { nameOfTest } from '../suite-names.ts'

/** Of tests, in the words of Jest; Vitest writes a part of them. `focused` and `disabled` tests did not run. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
  ['focused', 'skipped'],
])

/** `jest --json` and `vitest --reporter=json`. */
export default defineFormat({
  name: 'jest',
  says: 'Jest or Vitest JSON',
  detects(head) {
    const outline = outlineOf(head)
    return (
      hasPath(outline, 'testResults', '[]', 'assertionResults') ||
      (hasPath(outline, 'numTotalTests') && hasPath(outline, 'numFailedTests'))
    )
  },
  open: (sink) => readJson((value, lineOf) => report(asObject(value, 'the report'), sink, lineOf)),
})

function report(root: JsonObject, sink: Sink, lineOf: LineOf): void {
  const files = field(root, 'testResults')
  if (!Array.isArray(files)) throw new ReportError('testResults is no list')
  const success = field(root, 'success')
  if (typeof success !== 'boolean') throw new ReportError('success is neither true nor false')
  const time = isoTime(numberOf(root, 'startTime', 'the report'))
  if (time !== undefined) sink.about({ time })
  const found = { passed: 0, failed: 0, skipped: 0 }
  let faults = 0
  for (const [index, value] of files.entries()) {
    const where = `testResults[${index}]`
    const file = asObject(value, where)
    const name = textOf(file, 'name', where)
    const before = found.failed
    for (const [at, each] of listOf(file, 'assertionResults', where).entries()) {
      const place = `${where}.assertionResults[${at}]`
      const assertion = asObject(each, place)
      const result: TestResult = { ...testResult(assertion, place), source: name, line: lineOf(assertion) }
      found[result.outcome]++
      sink.result(result)
    }
    // It did not load, or a hook around its tests failed.
    if (outcomeOf(file, where) === 'failed' && found.failed === before) {
      faults++
      sink.result(fault(name ?? where, name, lineOf(file)))
    }
  }
  checkTotals(root, found)
  // An error outside of all tests, a threshold of coverage.
  if (!success && found.failed + faults === 0) sink.result(fault('the run as a whole', undefined, undefined))
}

function testResult(assertion: JsonObject, where: string): Omit<TestResult, 'source' | 'line'> {
  const title = textOf(assertion, 'title', where) ?? textOf(assertion, 'fullName', where) ?? ''
  const outcome = outcomeOf(assertion, where)
  // Jest says why it tried again; Vitest keeps the messages of the runs that failed.
  const again =
    (numberOf(assertion, 'invocations', where) ?? 1) > 1 ||
    listOf(assertion, 'retryReasons', where).length > 0 ||
    listOf(assertion, 'failureMessages', where).length > 0
  return {
    kind: 'test',
    name: nameOfTest(textsOf(assertion, 'ancestorTitles', where), '', title),
    tags: textsOf(assertion, 'tags', where),
    outcome,
    flaky: outcome === 'passed' && again,
  }
}

function fault(name: string, source: string | undefined, line: number | undefined): TestResult {
  return { kind: 'test', name, tags: [], outcome: 'failed', flaky: false, source, line }
}

function outcomeOf(object: JsonObject, where: string): Outcome {
  const status = textOf(object, 'status', where) ?? ''
  const outcome = OUTCOMES.get(status)
  if (outcome === undefined) throw new ReportError(`${where}.status is '${status}', which is no status of Jest`)
  return outcome
}

/** Vitest counted skipped tests as passed once, so that there may be fewer that passed than are told, never more. */
function checkTotals(root: JsonObject, found: Readonly<Record<Outcome, number>>): void {
  const said = (key: string): number => countOf(root, key, 'the report')
  const tests = found.passed + found.failed + found.skipped
  if (said('numTotalTests') !== tests)
    throw new ReportError(`it says that there are ${said('numTotalTests')} tests, and holds ${tests}`)
  if (said('numFailedTests') !== found.failed)
    throw new ReportError(`it says that ${said('numFailedTests')} tests failed, and holds ${found.failed}`)
  if (said('numPassedTests') < found.passed)
    throw new ReportError(`it says that ${said('numPassedTests')} tests passed, and holds ${found.passed}`)
}
