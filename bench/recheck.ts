import type { FileResult } from '../packages/core/src/index.ts'
import type { Benchmark } from './benchmark.ts'
import { openCore, shippedSchema } from './core.ts'
import type { Row } from './figures.ts'
import { specPath } from './folder.ts'
import { specText } from './spec-text.ts'

const COUNT = 10_000
const BUDGET = 10

/** How long the findings of a whole open workspace take after one edit. */
export const recheck: Benchmark = {
  says: '10,000 specs open in the core: one edit, then the findings of all; the 95th percentile',
  async run({ runs = 1000, say }) {
    const workspace = openCore(shippedSchema())
    const started = performance.now()
    for (let n = 0; n < COUNT; n++) workspace.set(specPath(n), textOf(n))
    await workspace.check()
    say(`opened in ${((performance.now() - started) / 1000).toFixed(1)} s, ${workspace.diagnostics().length} findings`)

    const edits: readonly (readonly [what: string, edit: (n: number, round: number) => void])[] = [
      ['a word typed', (n, round) => workspace.set(specPath(n), textOf(n, { word: `Edit ${round}. ` }))],
      [
        'a status changed',
        (n, round) => workspace.set(specPath(n), textOf(n, { status: round % 2 ? 'Draft' : 'Complete' })),
      ],
      [
        'a spec removed and put back',
        (n) => {
          const result = workspace.result(specPath(n)) as FileResult
          workspace.remove(specPath(n))
          workspace.diagnostics(specPath(n))
          workspace.restore(specPath(n), result)
        },
      ],
    ]
    const rows: Row[] = []
    for (const [what, edit] of edits) {
      const times: number[] = []
      for (let round = 0; round < runs; round++) {
        const before = performance.now()
        // A prime step, so that the edits are spread.
        edit((round * 7919) % COUNT, round)
        await workspace.check()
        workspace.diagnostics()
        times.push(performance.now() - before)
      }
      const sorted = times.toSorted((a, b) => a - b)
      const percentile = sorted[Math.floor((sorted.length - 1) * 0.95)] ?? Number.NaN
      rows.push({ what: `${what}: each edit`, unit: 'ms', measured: times })
      rows.push({
        what: `${what}: 95th percentile of them`,
        unit: 'ms',
        budget: BUDGET,
        measured: [percentile],
        proves: ['SPEC-2026-11-22-006/NFR3'],
      })
    }
    return rows
  },
}

/** Every fifth has something to report, and every second depends on an earlier one. */
function textOf(n: number, { status = 'In Review', word = '' } = {}): string {
  return specText(n, { bytes: 5600, diagrams: 'distinct' })
    .replace('**Status**: In Review', `**Status**: ${status}`)
    .replace('## Notes\n', `## Notes\n${word}${n % 5 === 0 ? 'TBD ' : ''}`)
}
