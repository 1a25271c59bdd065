import { defineFormat, readJson, ReportError, type Sink } from '../define.ts'
import {
  asObject,
  countOf,
  field,
  isObject,
  isoTimeOf,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from '../json.ts'
import type { TestResult } from '../model.ts'
import { hasPath, outlineOf } from '../outline.ts'

/** What k6 measures of itself, of which one at least is in every summary. */
const OWN = ['iterations', 'iteration_duration', 'http_reqs', 'http_req_duration', 'vus', 'vus_max', 'data_received']
/** Of the trends that k6 knows, all but scores are times in ms; of a trend of a script only newer summaries say it. */
const TIMES =
  /^(?:http_req_(?:duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(?:connecting|session_duration|ping)|grpc_req_duration|browser_web_vital_(?:fcp|fid|inp|lcp|ttfb)|browser_http_req_duration)$/
/** What its counters and gauges count. */
const COUNTED: ReadonlyMap<string, string> = new Map([
  ['http_reqs', 'request'],
  ['iterations', 'iteration'],
  ['dropped_iterations', 'iteration'],
  ['vus', 'user'],
  ['vus_max', 'user'],
  ['data_sent', 'B'],
  ['data_received', 'B'],
])
const STATISTICS: ReadonlyMap<string, string> = new Map([
  ['avg', 'mean'],
  ['med', 'median'],
  ['min', 'min'],
  ['max', 'max'],
])

/** One metric of a summary, whichever of its forms it has. */
interface Metric {
  readonly name: string
  readonly type: string
  /** `time`, `data` or `default`; undefined where the summary does not say. */
  readonly contains: string | undefined
  readonly values: JsonObject
  readonly where: string
}

/**
 * What `k6 run --summary-export` writes, what `handleSummary` is given, and the machine-readable summary. Checks and thresholds are tests;
 * a threshold is tagged with its metric. A metric without samples, of which k6 says 0, is none.
 */
export default defineFormat({
  name: 'k6',
  says: 'k6 summary',
  detects(head) {
    const outline = outlineOf(head)
    return (
      hasPath(outline, 'metadata', 'k6Version') ||
      (hasPath(outline, 'root_group') && hasPath(outline, 'metrics')) ||
      OWN.some((name) => hasPath(outline, 'metrics', name))
    )
  },
  open: (sink) =>
    readJson((value) => {
      const root = asObject(value, 'the report')
      if (isObject(field(root, 'metadata'))) newSummary(root, sink)
      else summary(root, sink)
    }),
})

function newSummary(root: JsonObject, sink: Sink): void {
  const time = isoTimeOf(textOf(objectOf(root, 'metadata', 'the report'), 'generatedAt', 'metadata'))
  if (time !== undefined) sink.about({ time })
  const results = asObject(field(root, 'results'), 'results')
  const checks = objectOf(results, 'checks', 'results')
  for (const [index, each] of listOf(checks, 'results', 'results.checks').entries())
    sink.result(checkOf(asObject(each, `results.checks.results[${index}]`), '', `results.checks.results[${index}]`))
  for (const [index, value] of listOf(results, 'metrics', 'results').entries()) {
    const where = `results.metrics[${index}]`
    const metric = asObject(value, where)
    const name = textOf(metric, 'name', where)
    if (name === undefined) throw new ReportError(`${where} has no name`)
    takeMetric(inValues(name, metric, where), field(metric, 'thresholds'), sink)
  }
  if (field(results, 'thresholds') !== undefined)
    throw new ReportError('results.thresholds is of no form that is known')
}

function summary(root: JsonObject, sink: Sink): void {
  for (const check of checksOf(root)) sink.result(check)
  for (const [name, value] of Object.entries(asObject(field(root, 'metrics'), 'metrics'))) {
    const where = `metrics.${name}`
    const metric = asObject(value, where)
    const isOld = field(metric, 'values') === undefined
    takeMetric(isOld ? inItself(name, metric, where) : inValues(name, metric, where), field(metric, 'thresholds'), sink)
  }
}

function inValues(name: string, metric: JsonObject, where: string): Metric {
  const values = asObject(field(metric, 'values'), `${where}.values`)
  return {
    name,
    type: textOf(metric, 'type', where) ?? '',
    contains: textOf(metric, 'contains', where),
    values,
    where: `${where}.values`,
  }
}

/** In an exported summary the figures stand in the metric itself, and their names are all that tells its type. */
function inItself(name: string, values: JsonObject, where: string): Metric {
  const has = (key: string): boolean => Object.hasOwn(values, key)
  const type = has('passes') ? 'rate' : has('count') && has('rate') ? 'counter' : has('value') ? 'gauge' : 'trend'
  return { name, type, contains: undefined, values, where }
}

function takeMetric(metric: Metric, thresholds: unknown, sink: Sink): void {
  const figures = [...figuresOf(metric)]
  for (const [statistic, value, unit] of figures)
    sink.result({ kind: 'metric', name: metric.name, statistic, value, unit, line: undefined })
  if (thresholds === undefined) return
  for (const [threshold, said] of Object.entries(asObject(thresholds, `${metric.where}.thresholds`)))
    sink.result({
      ...test(`${metric.name}: ${threshold}`, [metric.name]),
      outcome: isCrossed(said, `${metric.where}.thresholds`) ? 'failed' : figures.length > 0 ? 'passed' : 'skipped',
    })
}

/** An exported summary says `true` of a threshold that was crossed, the data of `handleSummary` has `ok` with the opposite meaning. */
function isCrossed(said: unknown, where: string): boolean {
  const value = isObject(said) ? field(said, 'ok') : said
  if (typeof value !== 'boolean') throw new ReportError(`${where} says neither true nor false`)
  return isObject(said) ? !value : value
}

type Figure = readonly [statistic: string | undefined, value: number, unit: string]

function* figuresOf({ name, type, contains, values, where }: Metric): Generator<Figure> {
  const plain = name.replace(/\{.*$/s, '')
  const counted = contains === 'data' ? 'B' : (COUNTED.get(plain) ?? '')
  const number = (key: string): number | undefined => numberOf(values, key, where)
  if (type === 'trend') {
    const isTime = contains === undefined ? TIMES.test(plain) : contains === 'time'
    const found = Object.keys(values).flatMap((key): Figure[] => {
      const statistic = STATISTICS.get(key) ?? /^p\((\d{1,3}(?:\.\d{1,10})?)\)$/.exec(key)?.[1]
      const value = statistic === undefined ? undefined : number(key)
      if (statistic === undefined || value === undefined) return []
      return [[STATISTICS.has(key) ? statistic : `p${Number(statistic)}`, value, isTime ? 'ms' : counted]]
    })
    if (found.some(([, value]) => value !== 0)) yield* found
  } else if (type === 'rate') {
    const share = number('rate') ?? number('value')
    const samples = number('total') ?? (number('passes') ?? 0) + (number('fails') ?? 0)
    if (share !== undefined && samples > 0) yield [undefined, 100 * share, '%']
  } else if (type === 'counter') {
    const [count, rate] = [number('count'), number('rate')]
    if (count !== undefined) yield [undefined, count, counted]
    if (rate !== undefined) yield [undefined, rate, `${counted}/s`]
  } else if (type === 'gauge') {
    const unit = contains === 'time' ? 'ms' : counted
    for (const [key, statistic] of [['value'], ['min', 'min'], ['max', 'max']] as const) {
      const value = number(key)
      if (value !== undefined) yield [statistic, value, unit]
    }
  } else throw new ReportError(`${where} is of type '${type}', which is no type of k6`)
}

/** The checks of all groups, by their names. Groups and checks are lists, or objects by name. */
function* checksOf(root: JsonObject): Generator<TestResult> {
  const open: { readonly group: JsonObject; readonly path: string; readonly where: string }[] = [
    { group: objectOf(root, 'root_group', 'the report'), path: '', where: 'root_group' },
  ]
  for (let next = open.shift(); next; next = open.shift()) {
    const { group, path, where } = next
    for (const check of itemsOf(field(group, 'checks'), `${where}.checks`))
      yield checkOf(check, path, `${where}.checks`)
    const inner = itemsOf(field(group, 'groups'), `${where}.groups`).map((each) => {
      const name = textOf(each, 'name', `${where}.groups`) ?? ''
      return { group: each, path: `${path}${name} > `, where: `${where}.groups` }
    })
    open.unshift(...inner)
  }
}

function itemsOf(value: unknown, where: string): readonly JsonObject[] {
  if (value === undefined || value === null) return []
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(asObject(value, where))
  return items.map((item) => asObject(item, where))
}

function checkOf(check: JsonObject, path: string, where: string): TestResult {
  const name = textOf(check, 'name', where)
  if (name === undefined) throw new ReportError(`${where}: a check has no name`)
  const [passes, fails] = [countOf(check, 'passes', where), countOf(check, 'fails', where)]
  return { ...test(`${path}${name}`, []), outcome: fails > 0 ? 'failed' : passes > 0 ? 'passed' : 'skipped' }
}

function test(name: string, tags: readonly string[]): Omit<TestResult, 'outcome'> {
  return { kind: 'test', name, tags, flaky: false, source: undefined, line: undefined }
}
