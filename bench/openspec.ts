import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Benchmark } from './benchmark.ts'
import { ratiosOf, timesOf, type Row } from './figures.ts'
import { makeOpenspec, makeRepository, withFolder } from './folder.ts'
import { SETTLED } from './one-file.ts'
import { peer } from './peers.ts'
import { run, type Program, type Run } from './program.ts'
import type { SpecForm } from './spec-text.ts'
import { checkAll, expectClean, expectCode, forget } from './truespec.ts'

const VERSION = '1.13.2'
const COUNT = 5000
const BYTES = 9500

/** One comparison: how the specs' diagrams are, what stands before each run, and how many times OpenSpec's time ours may be. */
interface Case {
  readonly what: string
  readonly diagrams: SpecForm['diagrams']
  readonly isWarm: boolean
  readonly budget?: number
}

const CASES: readonly Case[] = [
  { what: 'cold, 20 diagrams that repeat', diagrams: 'repeating', isWarm: false, budget: 1 },
  { what: 'cold, every diagram distinct', diagrams: 'distinct', isWarm: false, budget: 2 },
  { what: 'cold, distinct, one in ten a sequence', diagrams: 'mixed', isWarm: false },
  { what: 'warm', diagrams: 'distinct', isWarm: true, budget: 0.2 },
]

/** How long a whole check takes against the same number of equally long specs in OpenSpec, in turn. */
export const openspec: Benchmark = {
  says: `5,000 specs of 9.5 KB beside OpenSpec ${VERSION} on 5,000 specs of 9.5 KB of its own, in turn`,
  run: ({ runs = 5, say }) =>
    withFolder(async (folder) => {
      const theirs = openspecIn(join(folder, 'openspec'), join(folder, 'home'))
      const mean = makeOpenspec(theirs.cwd, COUNT, BYTES)
      say(`made 5,000 OpenSpec specs of ${(mean / 1000).toFixed(1)} KB`)
      await expectValid(theirs)
      const rows: Row[] = []
      for (const each of CASES) rows.push(...(await compare(each, theirs, runs, say)))
      return rows
    }),
}

function compare(
  { what, diagrams, isWarm, budget }: Case,
  theirs: Program,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  return withFolder(async (folder) => {
    const [root, caches] = [join(folder, 'repository'), join(folder, 'caches')]
    const mean = makeRepository(root, COUNT, { bytes: BYTES, diagrams })
    say(`made 5,000 specs of ${(mean / 1000).toFixed(1)} KB, diagrams ${diagrams}`)
    await setTimeout(SETTLED)
    await expectClean(root, caches, COUNT)
    const ours = checkAll(root, caches)
    const [a, b]: [Run[], Run[]] = [[], []]
    for (let round = -1; round < runs; round++) {
      if (!isWarm) forget(caches)
      const [one, other] = [expectCode(await run(ours), ours, 0), expectCode(await run(theirs), theirs, 0)]
      if (round < 0) continue
      a.push(one)
      b.push(other)
    }
    return [
      timesOf(`Truespec, ${what}`, a),
      timesOf('OpenSpec beside it', b),
      ratiosOf(`ratio, ${what}`, a, b, budget === undefined ? {} : { budget }),
    ]
  })
}

/** OpenSpec's strictest check of all specs, with nothing sent anywhere. */
function openspecIn(cwd: string, home: string): Program {
  return {
    command: process.execPath,
    args: [
      join(peer('@fission-ai/openspec', VERSION), 'bin/openspec.js'),
      'validate',
      '--specs',
      '--strict',
      '--json',
      '--no-interactive',
    ],
    cwd,
    env: {
      OPENSPEC_TELEMETRY: '0',
      DO_NOT_TRACK: '1',
      CI: '1',
      OPENSPEC_NO_UPDATE_CHECK: '1',
      HOME: home,
      XDG_CONFIG_HOME: home,
    },
  }
}

async function expectValid(program: Program): Promise<void> {
  const { stdout } = expectCode(await run(program, { output: true }), program, 0)
  const { summary } = JSON.parse(stdout) as {
    readonly summary: { readonly totals: { readonly items: number; readonly passed: number } }
  }
  if (summary.totals.passed !== COUNT) throw new Error(`OpenSpec passed ${summary.totals.passed} of ${COUNT} specs`)
}
