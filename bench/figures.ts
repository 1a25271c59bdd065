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
  /** The addresses of the claims that the median speaks for or against. */
  readonly proves?: readonly string[]
}

/** The middle of a list, or the mean of the two in the middle; NaN for an empty one. */
export function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** The wall times of runs as a row. */
export function timesOf(what: string, runs: readonly Run[], more: Pick<Row, 'budget' | 'note' | 'proves'> = {}): Row {
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

/** Rows as github-action-benchmark takes them, which `truespec verify` reads: the figure of each, or its median, with the claims that it is for. */
export function reportOf(rows: readonly Row[]): string {
  const entries = rows.map(({ what, unit, measured, proves = [] }) => ({
    name: `${what}${measured.length > 1 ? ', median' : ''}${proves.length === 0 ? '' : ` [${proves.join(', ')}]`}`,
    unit,
    value: median(measured),
  }))
  return `${JSON.stringify(entries, undefined, 2)}\n`
}

/** The processor's time that some work takes, in milliseconds: on one thread no less than the clock's, and not what others take beside it. */
export function processorTime(work: () => unknown): number {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** The least of several runs: what else the machine does makes a figure larger, and never smaller. */
export function quietest(runs: number, run: () => number): readonly number[] {
  return [Math.min(...Array.from({ length: runs }, run))]
}

const DOUBLINGS = 3

/**
 * How many times the processor's time each doubling of a text costs, over three of them, since a single one may be the one at which the
 * garbage collector has to look at everything; what grows with the square would still show as 4.
 * @param textOf the text, a share of which is asked for: 1 for the longest.
 */
export async function doublingOf(
  textOf: (share: number) => string,
  work: (text: string) => Promise<void>,
  runs: number,
): Promise<Pick<Row, 'unit' | 'budget' | 'measured' | 'note'>> {
  const texts = [textOf(1 / 2 ** DOUBLINGS), textOf(1)] as const
  const times: readonly [number[], number[]] = [[], []]
  for (let round = -1; round < runs; round++)
    for (const [i, text] of texts.entries()) {
      const started = process.cpuUsage()
      await work(text)
      const { user, system } = process.cpuUsage(started)
      if (round >= 0) times[i as 0 | 1].push((user + system) / 1000)
    }
  // The least of each: what else a run spends goes to clearing up after others.
  const [short, long] = [Math.min(...times[0]), Math.min(...times[1])]
  const [from, to] = texts.map((text) => `${Math.round(text.length / 1000)} KB`)
  const note = `${short.toFixed(0)} ms of ${from}, ${long.toFixed(0)} ms of ${to}`
  return { unit: 'x', budget: 2.5, measured: [(long / short) ** (1 / DOUBLINGS)], note }
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
