import type { Benchmark } from './benchmark.ts'
import { timesOf } from './figures.ts'
import { withFolder } from './folder.ts'
import { run, type Program, type Run } from './program.ts'
import { truespec } from './truespec.ts'

/** How long the command takes to say what it can do, beside a Node that does nothing at all. */
export const help: Benchmark = {
  says: 'truespec --help, beside a bare Node',
  run: ({ runs = 20 }) =>
    withFolder(async (folder) => {
      const bare: Program = { command: process.execPath, args: ['--eval', ''], cwd: folder }
      const ours = truespec(folder, `${folder}/caches`, '--help')
      const [helps, bares]: [Run[], Run[]] = [[], []]
      for (let round = -2; round < runs; round++) {
        const [a, b] = [await run(ours), await run(bare)]
        if (round < 0) continue
        helps.push(a)
        bares.push(b)
      }
      return [
        timesOf('truespec --help', helps, { budget: 50, proves: ['SPEC-2026-11-22-005/NFR1'] }),
        timesOf('node, nothing run', bares),
      ]
    }),
}
