import { defineFormat, readJson, ReportError, type Sink } from '../define.ts'
import { asObject, countOf, field, isoTimeOf, type JsonObject, numberOf, textOf } from '../json.ts'
import { hasPath, outlineOf } from '../outline.ts'

const UNITS = { latency: 'ms', requests: 'request/s', throughput: 'B/s' } as const
const STATISTICS: ReadonlyMap<string, string> = new Map([
  ['mean', 'mean'],
  ['p50', 'median'],
  ['min', 'min'],
  ['max', 'max'],
])

/**
 * `autocannon --json`. Names are `latency`, `requests`, `throughput` and `errors` (the share of requests that were not answered with 2xx),
 * below the title where the run has one. A run that nobody answered with 2xx has failed.
 */
export default defineFormat({
  name: 'autocannon',
  says: 'autocannon JSON',
  detects(head) {
    const outline = outlineOf(head)
    return ['latency', 'requests', 'throughput'].every((name) => hasPath(outline, name, 'p97_5'))
  },
  open: (sink) => readJson((value) => report(asObject(value, 'the report'), sink)),
})

function report(root: JsonObject, sink: Sink): void {
  const time = isoTimeOf(textOf(root, 'start', 'the report'))
  if (time !== undefined) sink.about({ time })
  const title = textOf(root, 'title', 'the report') ?? ''
  const named = (name: string): string => (title === '' ? name : `${title} > ${name}`)
  const requests = asObject(field(root, 'requests'), 'requests')
  const answered = countOf(requests, 'total', 'requests')
  const [errors, other, good] = ['errors', 'non2xx', '2xx'].map((key) => countOf(root, key, 'the report')) as [
    number,
    number,
    number,
  ]
  if (good === 0)
    sink.result({
      kind: 'test',
      name: named(textOf(root, 'url', 'the report') ?? 'requests'),
      tags: [...Object.keys(UNITS), 'errors'].map(named),
      outcome: 'failed',
      flaky: false,
      source: undefined,
      line: undefined,
    })
  if (answered + errors > 0)
    sink.result({
      kind: 'metric',
      name: named('errors'),
      statistic: undefined,
      value: (100 * Math.min(errors + other, answered + errors)) / (answered + errors),
      unit: '%',
      line: undefined,
    })
  if (answered === 0) return
  for (const [name, unit] of Object.entries(UNITS)) {
    const figures = asObject(field(root, name), name)
    for (const key of Object.keys(figures)) {
      const statistic = STATISTICS.get(key) ?? percentile(key)
      const value = statistic === undefined ? undefined : numberOf(figures, key, name)
      if (statistic !== undefined && value !== undefined)
        sink.result({ kind: 'metric', name: named(name), statistic, value, unit, line: undefined })
    }
    if (Object.keys(figures).length === 0) throw new ReportError(`${name} is empty`)
  }
}

/** `p97_5` is `p97.5`. */
function percentile(key: string): string | undefined {
  const [, whole, part] = /^p(\d{1,2})(?:_(\d{1,6}))?$/.exec(key) ?? []
  return whole === undefined ? undefined : `p${part === undefined ? whole : `${whole}.${part}`}`
}
