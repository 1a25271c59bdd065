import { statisticIn } from '../../values/statistic.ts'
import { defineFormat, parseJson, ReportError, readWhole, type Sink } from '../define.ts'
import { asObject, field, isObject, isoTime, type JsonObject, listOf, numberOf, textOf } from '../json.ts'
import { hasPath, outlineOf } from '../outline.ts'
import { PLAIN_NUMBER } from '../plain-number.ts'

/** What `data.js` has before its JSON. */
const ASSIGNED = /^\uFEFF?\s{0,100}window\.BENCHMARK_DATA\s{0,10}=/

/**
 * What github-action-benchmark takes (`customBiggerIsBetter`: a list of figures) and what it keeps (`data.js`, or the same as JSON). Of the
 * latter only what was measured last counts, and speaks of the commit that stands there.
 */
export default defineFormat({
  name: 'action-benchmark',
  says: 'github-action-benchmark data',
  detects(head) {
    if (ASSIGNED.test(head)) return true
    const outline = outlineOf(head)
    return (
      ['name', 'unit', 'value'].every((key) => hasPath(outline, '[]', key)) ||
      (hasPath(outline, 'entries') && hasPath(outline, 'lastUpdate'))
    )
  },
  open: (sink) =>
    readWhole((text) => {
      const value = parseJson(text.replace(ASSIGNED, '').replace(/;\s{0,100}$/, ''))
      if (Array.isArray(value)) figures(value, '', 'the report', sink)
      else kept(asObject(value, 'the report'), sink)
    }),
})

/** One run of one suite. */
interface Entry {
  readonly suite: string
  readonly commit: string
  readonly date: number
  readonly benches: readonly unknown[]
  readonly where: string
}

function kept(root: JsonObject, sink: Sink): void {
  const suites = Object.entries(asObject(field(root, 'entries'), 'entries'))
  const entries = suites.flatMap(([suite, list]) => {
    if (!Array.isArray(list)) throw new ReportError(`entries.${suite} is no list`)
    return list.map((value: unknown, index): Entry => entryOf(suite, value, `entries.${suite}[${index}]`))
  })
  const [first] = entries
  if (!first) return
  const newest = entries.reduce((last, entry) => (entry.date >= last.date ? entry : last), first)
  const time = isoTime(newest.date)
  sink.about({ commit: newest.commit, ...(time !== undefined && { time }) })
  // A commit may have been measured twice: of each suite the last time counts.
  const last = new Map<string, Entry>()
  for (const entry of entries)
    if (entry.commit === newest.commit && entry.date >= (last.get(entry.suite)?.date ?? 0)) last.set(entry.suite, entry)
  for (const { suite, benches, where } of last.values()) figures(benches, `${suite} > `, `${where}.benches`, sink)
}

function entryOf(suite: string, value: unknown, where: string): Entry {
  const entry = asObject(value, where)
  const commit = textOf(asObject(field(entry, 'commit'), `${where}.commit`), 'id', `${where}.commit`)
  const date = numberOf(entry, 'date', where)
  if (commit === undefined || date === undefined) throw new ReportError(`${where} has no commit or no date`)
  if (field(entry, 'benches') === undefined) throw new ReportError(`${where} has no benches`)
  return { suite, commit, date, benches: listOf(entry, 'benches', where), where }
}

function figures(list: readonly unknown[], prefix: string, where: string, sink: Sink): void {
  for (const [index, each] of list.entries()) {
    const place = `${where}[${index}]`
    if (!isObject(each)) throw new ReportError(`${place} is no object`)
    const name = textOf(each, 'name', place)
    const value = valueOf(each, place)
    if (name === undefined || value === undefined) throw new ReportError(`${place} has no name or no value`)
    const unit = textOf(each, 'unit', place) ?? ''
    sink.result({
      kind: 'metric',
      name: `${prefix}${name}`,
      statistic: statisticIn(name),
      value,
      unit,
      line: undefined,
    })
  }
}

/** The action takes numbers that are written as texts, too. */
function valueOf(bench: JsonObject, where: string): number | undefined {
  const value = field(bench, 'value')
  if (typeof value === 'string' && PLAIN_NUMBER.test(value)) return Number(value)
  return numberOf(bench, 'value', where)
}
