import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import { asObject, countOf, field, isoTimeOf, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json.ts'
import type { ReportHead, TestResult } from '../model.ts'
import type { LineOf } from '../object-lines.ts'
import { hasPath, outlineOf } from '../outline.ts'
import { tagsOfProperty } from '../properties.ts'
import { nameOfTest } from '../suite-names.ts'

/** So deep suites may stand in suites. */
const DEEPEST = 100
const STATUSES = ['expected', 'unexpected', 'flaky', 'skipped'] as const
type Status = (typeof STATUSES)[number]
/** Of one attempt. */
const ATTEMPTS: ReadonlySet<string> = new Set(['passed', 'failed', 'timedOut', 'skipped', 'interrupted'])

/** `playwright test --reporter=json`; of merged reports too. */
export default defineFormat({
  name: 'playwright',
  says: 'Playwright JSON',
  detects(head) {
    const outline = outlineOf(head)
    return (
      hasPath(outline, 'suites', '[]', 'specs') ||
      (hasPath(outline, 'config', 'projects') && (hasPath(outline, 'suites') || hasPath(outline, 'config', 'rootDir')))
    )
  },
  open: (sink) => readJson((value, lineOf) => report(asObject(value, 'the report'), sink, lineOf)),
})

function report(root: JsonObject, sink: Sink, lineOf: LineOf): void {
  if (!Array.isArray(field(root, 'suites'))) throw new ReportError('suites is no list')
  const stats = asObject(field(root, 'stats'), 'stats')
  sink.about(headOf(root, stats))
  const found: Record<Status, number> = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  for (const { spec, suites, where } of specsOf(root)) {
    const before = found.unexpected
    for (const [index, value] of listOf(spec, 'tests', where).entries()) {
      const place = `${where}.tests[${index}]`
      const test = asObject(value, place)
      const { status, result } = testResult(test, place, spec, suites)
      found[status]++
      sink.result({ ...result, line: lineOf(test) })
    }
    const ok = field(spec, 'ok')
    if (typeof ok === 'boolean' && ok !== (found.unexpected === before))
      throw new ReportError(`${where}.ok is ${String(ok)}, and its tests say otherwise`)
  }
  for (const status of STATUSES) {
    const told = countOf(stats, status, 'stats')
    if (told !== found[status])
      throw new ReportError(`its stats say ${told} tests are ${status}, and it holds ${found[status]}`)
  }
  if (listOf(root, 'errors', 'the report').length > 0) sink.result(fault('the run as a whole'))
}

function headOf(root: JsonObject, stats: JsonObject): ReportHead {
  const time = isoTimeOf(textOf(stats, 'startTime', 'stats'))
  const metadata = objectOf(objectOf(root, 'config', 'the report'), 'metadata', 'config')
  const place = 'config.metadata'
  const commit =
    textOf(objectOf(metadata, 'gitCommit', place), 'hash', place) ??
    textOf(objectOf(metadata, 'ci', place), 'commitHash', place) ??
    textOf(metadata, 'revision.id', place)
  return { ...(commit !== undefined && { commit }), ...(time !== undefined && { time }) }
}

interface FoundSpec {
  readonly spec: JsonObject
  /** Titles of the suites around it, without that of the file. */
  readonly suites: readonly string[]
  readonly where: string
}

/** The specs of all suites, in their order. Throws where suites stand too deep in suites. */
function* specsOf(root: JsonObject): Generator<FoundSpec> {
  const open = listOf(root, 'suites', 'the report')
    .map((suite, index) => ({ suite, suites: [] as readonly string[], where: `suites[${index}]`, depth: 0 }))
    .toReversed()
  for (let next = open.pop(); next; next = open.pop()) {
    const { where, depth } = next
    if (depth > DEEPEST) throw new ReportError(`suites stand more than ${DEEPEST} deep in suites`)
    const suite = asObject(next.suite, where)
    const title = textOf(suite, 'title', where) ?? ''
    // The outermost is the file.
    const suites = depth === 0 && title === textOf(suite, 'file', where) ? next.suites : [...next.suites, title]
    for (const [index, spec] of listOf(suite, 'specs', where).entries()) {
      const place = `${where}.specs[${index}]`
      yield { spec: asObject(spec, place), suites, where: place }
    }
    const inner = listOf(suite, 'suites', where)
    for (let index = inner.length - 1; index >= 0; index--)
      open.push({ suite: inner[index], suites, where: `${where}.suites[${index}]`, depth: depth + 1 })
  }
}

function testResult(
  test: JsonObject,
  where: string,
  spec: JsonObject,
  suites: readonly string[],
): { readonly status: Status; readonly result: TestResult } {
  const said = textOf(test, 'status', where) ?? ''
  const status = STATUSES.find((status) => status === said)
  if (status === undefined) throw new ReportError(`${where}.status is '${said}', which is no status of Playwright`)
  const last = lastAttempt(test, where)
  const passes = status === 'expected' || status === 'flaky'
  const expected = textOf(test, 'expectedStatus', where) ?? 'passed'
  if (passes && last !== expected)
    throw new ReportError(`${where} is ${status}, and its last result is ${last ?? 'missing'}`)
  // `test.fail()` says that something does not work yet: that it does not is no proof that it does.
  const outcome =
    status === 'unexpected' || last === 'interrupted'
      ? 'failed'
      : passes && expected === 'passed'
        ? 'passed'
        : 'skipped'
  const result: TestResult = {
    kind: 'test',
    name: nameOfTest(suites, '', textOf(spec, 'title', where) ?? ''),
    tags: [...textsOf(spec, 'tags', where), ...annotationsOf(test, where)],
    outcome,
    flaky: outcome === 'passed' && status === 'flaky',
    source: textOf(spec, 'file', where),
    line: undefined,
  }
  return { status, result }
}

/** The status of the last attempt; undefined where there was none. */
function lastAttempt(test: JsonObject, where: string): string | undefined {
  let last: string | undefined
  for (const [index, value] of listOf(test, 'results', where).entries()) {
    const place = `${where}.results[${index}]`
    last = textOf(asObject(value, place), 'status', place) ?? 'missing'
    if (!ATTEMPTS.has(last)) throw new ReportError(`${place}.status is '${last}', which is no status of Playwright`)
  }
  return last
}

/** What annotations say: `{ type: 'implements', description: 'SPEC-2026-11-22-001/FR1' }` is a tag too. */
function annotationsOf(test: JsonObject, where: string): readonly string[] {
  return listOf(test, 'annotations', where).flatMap((value, index) => {
    const place = `${where}.annotations[${index}]`
    const annotation = asObject(value, place)
    return tagsOfProperty(textOf(annotation, 'type', place) ?? '', textOf(annotation, 'description', place) ?? '')
  })
}

function fault(name: string): TestResult {
  return { kind: 'test', name, tags: [], outcome: 'failed', flaky: false, source: undefined, line: undefined }
}
