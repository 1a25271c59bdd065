import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'
import { timesOf, type Row } from './figures.ts'
import { put, withFolder } from './folder.ts'
import { run } from './program.ts'
import { checkAll, repeat } from './truespec.ts'

/** The largest file that is checked at all. */
const BYTES = 2 * 1024 * 1024

/** What a document is filled with, over and over. */
const FILLS: Readonly<Record<string, string>> = {
  quotes: '> ',
  bullets: '* ',
  numbers: '1. ',
  brackets: '[',
  stars: '*',
  'stars and words': '**a *',
  tildes: '~',
  'links in links': '[a](',
  'tags in tags': '<b>',
  'a quote a line': '> - \n',
}

/** How long a document takes that is made to be slow. */
export const nesting: Benchmark = {
  says: 'documents of 2 MiB of nesting, one at a time: 1 s, or a clear file-too-large',
  run: ({ runs = 3 }) =>
    withFolder(async (folder) => {
      const rows: Row[] = []
      for (const [what, fill] of Object.entries(FILLS)) {
        const root = join(folder, what.replaceAll(' ', '-'))
        const head = '# Feature Specification: Deep\n\n## Metadata\n- **Spec ID**: SPEC-2026-01-01-001\n\n## Notes\n'
        put(join(root, 'specs/deep.md'), (head + fill.repeat(BYTES / fill.length)).slice(0, BYTES))
        const program = checkAll(root, join(folder, 'caches'), '--no-cache', '--json', 'specs/deep.md')
        const { stdout } = await run(program, { output: true })
        const note = stdout.includes('"file-too-large"') ? 'file-too-large' : 'read whole'
        rows.push(
          timesOf(`2 MiB of ${what}`, await repeat(program, runs, { code: 1 }), {
            budget: 1000,
            note,
            proves: ['SPEC-2026-11-22-007/NFR1'],
          }),
        )
      }
      return rows
    }),
}
