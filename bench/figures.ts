import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import type { Run } from './program.ts'

/** What a benchmark found about one budget. */
export interface Row {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'x'
  /** The most that the median may be; undefined for a figure that only gives context. */
  readonly budget?: number
  /** One for each run, warm-up left out. */
  readonly measured: readonly number[]
  /** User and system time of each run, in milliseconds. */
  readonly cpu?: readonly number[]
  /** In a few words, what else there is to know. */
  readonly note?: string
}

/** The middle of a list, or the mean of the two in the middle; NaN for an empty one. */
export function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** The wall times of runs as a row. */
export function timesOf(what: string, runs: readonly Run[], more: Pick<Row, 'budget' | 'note'> = {}): Row {
  const cpu = runs.flatMap((run) => (run.cpu === undefined ? [] : [run.cpu]))
  return { what, unit: 'ms', measured: runs.map(({ wall }) => wall), cpu, ...more }
}

/** How many times as long each run took as the run of the other program beside it. */
export function ratiosOf(
  what: string,
  runs: readonly Run[],
  beside: readonly Run[],
  more: Pick<Row, 'budget' | 'note'> = {},
): Row {
  return { what, unit: 'x', measured: runs.map(({ wall }, i) => wall / (beside[i]?.wall ?? Number.NaN)), ...more }
}

/** Whether a row keeps its budget, by its median. */
export function verdictOf({ budget, measured }: Row): 'met' | 'missed' | '' {
  if (budget === undefined) return ''
  return median(measured) <= budget ? 'met' : 'missed'
}

/** The machine that the figures are of. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB`
}

/** Says so where other programs keep the processors busy, and wall times are longer than ours alone would be; empty elsewhere. */
export function busyness(): string {
  const [load = 0] = loadavg()
  return load < availableParallelism() / 2
    ? ''
    : `busy: ${load.toFixed(1)} programs want to run. Believe CPU times and ratios, not wall times.`
}

/** Rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.budget === undefined ? '' : amount(row.budget, row.unit),
    amount(Math.min(...row.measured), row.unit),
    amount(median(row.measured), row.unit),
    amount(Math.max(...row.measured), row.unit),
    row.cpu === undefined || row.cpu.length === 0 ? '' : amount(median(row.cpu), 'ms'),
    String(row.measured.length),
    verdictOf(row) + (row.note === undefined ? '' : ` (${row.note})`).slice(verdictOf(row) === '' ? 1 : 0),
  ])
  const all = [['what', 'budget', 'min', 'median', 'max', 'CPU', 'runs', 'verdict'], ...cells]
  const widths = all[0]?.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0))) ?? []
  const line = (parts: readonly string[]): string =>
    `| ${parts.map((part, i) => part.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = all
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n')
}

function amount(value: number, unit: Row['unit']): string {
  if (Number.isNaN(value)) return '-'
  if (unit === 'x') return `${value.toFixed(2)}x`
  if (unit === 'MB') return `${value.toFixed(0)} MB`
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
