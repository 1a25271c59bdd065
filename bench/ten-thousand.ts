import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Benchmark, BenchmarkOptions } from './benchmark.ts'
import { timesOf, type Row } from './figures.ts'
import { makeRepository, specPath, withFolder } from './folder.ts'
import { SETTLED } from './one-file.ts'
import { specText, type SpecForm } from './spec-text.ts'
import { checkAll, expectClean, forget, repeat } from './truespec.ts'

const COUNT = 10_000
const PLAIN: SpecForm = { bytes: 5600, diagrams: 'none' }

/** How long everything takes the first time. */
export const cold: Benchmark = {
  says: '10,000 specs of 5.6 KB, nothing cached, TypeScript and Gherkin checked, no diagrams; and with diagrams',
  async run({ runs = 5, say }) {
    const plain = await coldly('10,000 specs, cold, no diagrams', PLAIN, { runs, say }, 3000)
    const drawn = await coldly('10,000 specs, cold, 10,000 diagrams', { ...PLAIN, diagrams: 'distinct' }, { runs, say })
    return [plain, drawn]
  },
}

/** How long it takes when nothing has changed. */
export const warm: Benchmark = {
  says: '10,000 specs, nothing changed since the last run',
  run: ({ runs = 15, say }) =>
    opened(PLAIN, say, async (root, caches) => {
      const same = await repeat(checkAll(root, caches), runs)
      return [timesOf('10,000 specs, nothing changed', same, { budget: 200, proves: ['SPEC-2026-11-22-006/NFR2'] })]
    }),
}

/** How long it takes when one file has changed: what only it says, and what others are told of it. */
export const oneChanged: Benchmark = {
  says: '10,000 specs, one of them edited before each run: a word, and its status',
  run: ({ runs = 9, say }) =>
    opened(PLAIN, say, async (root, caches) => {
      const edit = (n: number, from: string, to: string): Promise<void> => {
        writeFileSync(join(root, specPath(n)), specText(n, PLAIN).replace(from, to))
        return setTimeout(SETTLED)
      }
      const [words, statuses] = [
        await repeat(checkAll(root, caches), runs, {
          before: (round) => edit(round * 97, '## Notes\n', '## Notes\nEdited. '),
        }),
        await repeat(checkAll(root, caches), runs, {
          before: (round) => edit(5001 + round * 97, '**Status**: In Review', '**Status**: Draft'),
        }),
      ]
      return [
        timesOf('10,000 specs, a word of one changed', words, { budget: 250, proves: ['SPEC-2026-11-22-006/NFR2'] }),
        timesOf('10,000 specs, the status of one changed', statuses, {
          budget: 250,
          proves: ['SPEC-2026-11-22-006/NFR2'],
        }),
      ]
    }),
}

/** How much memory the first run takes. */
export const memory: Benchmark = {
  says: 'the most memory that 10,000 specs take, cold, with TypeScript’s process',
  async run({ runs = 3, say }) {
    const rows: Row[] = []
    for (const [what, form] of [
      ['10,000 specs, cold, no diagrams', PLAIN],
      ['10,000 specs, cold, 10,000 diagrams', { ...PLAIN, diagrams: 'distinct' }],
    ] as const) {
      const measured = await opened(form, say, async (root, caches) => {
        const all = await repeat(checkAll(root, caches), runs, { memory: true, before: () => forget(caches) })
        return all.flatMap(({ peak }) => (peak === undefined ? [] : [peak]))
      })
      rows.push({ what, unit: 'MB', budget: 600, measured, proves: ['SPEC-2026-11-22-006/NFR5'] })
    }
    return rows
  },
}

/** How time grows with the number of specs. */
export const growth: Benchmark = {
  says: 'ten times as many specs: 1,000 and 10,000, cold, in turn',
  run: ({ runs = 5, say }) =>
    opened(PLAIN, say, (root, caches) =>
      withFolder(async (folder) => {
        const [small, smallCaches] = [join(folder, 'repository'), join(folder, 'caches')]
        makeRepository(small, COUNT / 10, PLAIN)
        await expectClean(small, smallCaches, COUNT / 10)
        const [few, many] = [[], []] as [number[], number[]]
        for (let round = 0; round < runs; round++) {
          const [before, after] = [
            await repeat(checkAll(small, smallCaches), 1, { before: () => forget(smallCaches) }),
            await repeat(checkAll(root, caches), 1, { before: () => forget(caches) }),
          ]
          few.push(before[0]?.wall ?? Number.NaN)
          many.push(after[0]?.wall ?? Number.NaN)
        }
        return [
          { what: '1,000 specs, cold', unit: 'ms', measured: few },
          { what: '10,000 specs, cold', unit: 'ms', measured: many },
          {
            what: 'growth from 1,000 to 10,000',
            unit: 'x',
            budget: 11,
            measured: many.map((time, i) => time / (few[i] ?? Number.NaN)),
            proves: ['SPEC-2026-11-22-006/NFR4'],
          },
        ]
      }),
    ),
}

function coldly(what: string, form: SpecForm, { runs = 5, say }: BenchmarkOptions, budget?: number): Promise<Row> {
  return opened(form, say, async (root, caches) => {
    const all = await repeat(checkAll(root, caches), runs, { before: () => forget(caches) })
    return timesOf(what, all, budget === undefined ? {} : { budget, proves: ['SPEC-2026-11-22-006/NFR1'] })
  })
}

/** Makes the repository, has it checked once, and gives it to `use`. */
function opened<T>(
  form: SpecForm,
  say: (line: string) => void,
  use: (root: string, caches: string) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const [root, caches] = [join(folder, 'repository'), join(folder, 'caches')]
    const mean = makeRepository(root, COUNT, form)
    say(`made 10,000 specs of ${(mean / 1000).toFixed(1)} KB`)
    await setTimeout(SETTLED)
    await expectClean(root, caches, COUNT)
    return use(root, caches)
  })
}
