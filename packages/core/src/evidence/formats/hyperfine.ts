import { defineFormat, readJson, ReportError, type Sink } from '../define.ts'
import { asObject, field, type JsonObject, listOf, numberOf, textOf } from '../json.ts'
import { hasPath, outlineOf } from '../outline.ts'

const STATISTICS = ['mean', 'median', 'min', 'max'] as const
const PERCENTILES = [90, 95, 99]

/** `hyperfine --export-json`. The names are those of the commands; a command that did not end with 0 is a failed test. */
export default defineFormat({
  name: 'hyperfine',
  says: 'hyperfine JSON',
  detects(head) {
    const outline = outlineOf(head)
    return hasPath(outline, 'results', '[]', 'command') && hasPath(outline, 'results', '[]', 'mean')
  },
  open: (sink) =>
    readJson((value) => {
      const root = asObject(value, 'the report')
      if (field(root, 'results') === undefined) throw new ReportError('it has no results')
      for (const [index, each] of listOf(root, 'results', 'the report').entries())
        take(asObject(each, `results[${index}]`), `results[${index}]`, sink)
    }),
})

function take(result: JsonObject, where: string, sink: Sink): void {
  const name = textOf(result, 'command', where)
  if (name === undefined) throw new ReportError(`${where} has no command`)
  const codes = field(result, 'exit_codes') === undefined ? [] : listOf(result, 'exit_codes', where)
  // No exit code at all: a signal ended it.
  if (codes.some((code) => code !== 0))
    sink.result({
      kind: 'test',
      name,
      tags: [name],
      outcome: 'failed',
      flaky: false,
      source: undefined,
      line: undefined,
    })
  const add = (statistic: string, value: number, unit: string): void =>
    sink.result({ kind: 'metric', name, statistic, value, unit, line: undefined })
  for (const statistic of STATISTICS) {
    const value = numberOf(result, statistic, where)
    if (value !== undefined) add(statistic, value, 's')
  }
  const times = numbersOf(result, 'times', where)
  for (const share of times.length > 0 ? PERCENTILES : []) add(`p${share}`, percentile(times, share), 's')
  const memory = numbersOf(result, 'memory_usage_byte', where)
  if (memory.length > 0) {
    add('max', memory.at(-1) ?? 0, 'B')
    add('mean', memory.reduce((sum, value) => sum + value, 0) / memory.length, 'B')
  }
}

/** In ascending order. */
function numbersOf(result: JsonObject, key: string, where: string): readonly number[] {
  const numbers = listOf(result, key, where).map((value) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new ReportError(`${where}.${key} has something that is no number`)
  })
  return numbers.toSorted((a, b) => a - b)
}

/** By the nearest rank: the least of the figures that so many percent of them do not exceed. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}
