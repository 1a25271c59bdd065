/**
 * The budgets as benchmarks: `npm run bench` lists them, `npm run bench -- NAME` runs one, `npm run bench -- all` runs all.
 * `--runs N` sets how many runs count; `--json FILE` also writes the medians as github-action-benchmark takes them, each with the addresses
 * of the claims that it is for, as `truespec verify` reads them. Exits with 1 where a budget is missed, with 2 where something could not be measured.
 * The command that is measured is the built one, which is built first where it is not up to date.
 */
import { Argument } from 'commander'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../scripts/paths.ts'
import { atLeastOne, script } from '../scripts/script.ts'
import type { Benchmark } from './benchmark.ts'
import { busyness, machine, reportOf, type Row, table, verdictOf } from './figures.ts'

const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  help: async () => (await import('./help.ts')).help,
  'one-file': async () => (await import('./one-file.ts')).oneFile,
  cold: async () => (await import('./ten-thousand.ts')).cold,
  warm: async () => (await import('./ten-thousand.ts')).warm,
  'one-changed': async () => (await import('./ten-thousand.ts')).oneChanged,
  openspec: async () => (await import('./openspec.ts')).openspec,
  growth: async () => (await import('./ten-thousand.ts')).growth,
  size: async () => (await import('./size.ts')).size,
  memory: async () => (await import('./ten-thousand.ts')).memory,
  recheck: async () => (await import('./recheck.ts')).recheck,
  nesting: async () => (await import('./nesting.ts')).nesting,
  doubling: async () => (await import('./doubling.ts')).doubling,
  template: async () => (await import('./template.ts')).template,
  reading: async () => (await import('./reading.ts')).reading,
  verify: async () => (await import('./verify.ts')).verify,
  report: async () => (await import('./report.ts')).report,
  linters: async () => (await import('./linters.ts')).linters,
}

const command = script('npm run bench --', 'Measures the budgets.')
  .addArgument(
    new Argument('[names...]', 'what to measure; without any, what there is').choices([
      ...Object.keys(BENCHMARKS),
      'all',
    ]),
  )
  .option('--runs <number>', 'how many runs count', atLeastOne)
  .option('--json <file>', 'also write the medians to a file')
  .parse()
const { runs, json } = command.opts<{ runs?: number; json?: string }>()
const asked = command.args.includes('all') ? Object.keys(BENCHMARKS) : command.args

if (asked.length === 0) await list()
else {
  build()
  process.stdout.write(`${machine()}\n`)
  const rows: Row[] = []
  for (const name of asked) rows.push(...(await measure(name)))
  if (json !== undefined) {
    mkdirSync(dirname(json), { recursive: true })
    writeFileSync(json, reportOf(rows))
  }
}

async function list(): Promise<void> {
  process.stdout.write('npm run bench -- NAME ... [--runs N] [--json FILE], or all:\n\n')
  for (const [name, load] of Object.entries(BENCHMARKS))
    process.stdout.write(`  ${name.padEnd(12)} ${(await load()).says}\n`)
}

/** The rows of a benchmark; none where it could not be run. */
async function measure(name: string): Promise<readonly Row[]> {
  const benchmark = await BENCHMARKS[name]?.()
  if (benchmark === undefined) return []
  const busy = busyness()
  process.stdout.write(`\n${name}: ${benchmark.says}\n${busy}${busy === '' ? '' : '\n'}`)
  try {
    const say = (line: string): void => void process.stderr.write(`  ${line}\n`)
    const rows = await benchmark.run({ say, ...(runs !== undefined && { runs }) })
    process.stdout.write(`\n${table(rows)}\n`)
    if (rows.some((row) => verdictOf(row) === 'missed')) process.exitCode ??= 1
    return rows
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 2
    return []
  }
}

function build(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('the command could not be built')
}
