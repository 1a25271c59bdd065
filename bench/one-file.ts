import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Benchmark } from './benchmark.ts'
import { timesOf } from './figures.ts'
import { makeRepository, specPath, withFolder } from './folder.ts'
import { specText } from './spec-text.ts'
import { checkAll, expectClean, repeat } from './truespec.ts'

/** A file that changed less than a tenth of a second ago may change again unseen, so what is found in it is not kept. */
export const SETTLED = 150

/** How long one spec takes whose blocks were checked before. */
export const oneFile: Benchmark = {
  says: 'check of one spec, its blocks cached: its prose edited before each run, and nothing edited',
  run: ({ runs = 15 }) =>
    withFolder(async (folder) => {
      const [root, caches] = [join(folder, 'repository'), join(folder, 'caches')]
      const form = { bytes: 5600, diagrams: 'distinct' } as const
      makeRepository(root, 1, form)
      await expectClean(root, caches, 1)
      const edit = (round: number): Promise<void> => {
        const text = specText(0, form).replace('## Notes\n', `## Notes\nThis was edit ${round}. `)
        writeFileSync(join(root, specPath(0)), text)
        return setTimeout(SETTLED)
      }
      const program = checkAll(root, caches, specPath(0))
      const edited = await repeat(program, runs, { before: edit })
      const same = await repeat(program, runs)
      return [
        timesOf('one spec, its prose edited, blocks cached', edited, {
          budget: 100,
          proves: ['SPEC-2026-11-22-005/NFR2'],
        }),
        timesOf('one spec, nothing edited', same, { budget: 100, proves: ['SPEC-2026-11-22-005/NFR2'] }),
      ]
    }),
}
