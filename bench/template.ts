import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../packages/core/src/index.ts'
import { createMarkdownEngine } from '../packages/cli/src/node/markdown.ts'
import { ROOT } from '../scripts/paths.ts'
import type { Benchmark } from './benchmark.ts'
import { doublingOf, median, processorTime, quietest } from './figures.ts'

const markdown = createMarkdownEngine()
/** Compiles that one run takes the median of, and sections of the longest template. */
const [TIMES, SECTIONS] = [50, 400]

/** A section as templates have them, with a field, a list of items, a table and a checklist. */
function section(i: number): string {
  return `\n## Part ${'abcdefghij'[i % 10]}${i}x\n- **Owner**: [Name]\n- **Due**: [Date]\n\n### Needs of ${i}x\n- [ ] FR1: [Description]\n\n| Risk | Impact |\n|---|---|\n| [Risk] | Low/Medium/High |\n\n- [ ] Looked at twice\n`
}

/** How long the compiler takes for the shipped template, and how that grows with a template's length. */
export const template: Benchmark = {
  says: 'compiling the shipped template, and templates twice as long over three doublings',
  async run({ runs = 7 }) {
    const shipped = readFileSync(join(ROOT, 'packages/cli/templates/feature-spec.md'), 'utf8')
    const once = (text: string): unknown => compile(text, markdown, { name: 'template.md' })
    once(shipped)
    const measured = quietest(3 * runs, () =>
      median(Array.from({ length: TIMES }, () => processorTime(() => once(shipped)))),
    )
    const growth = await doublingOf(
      (share) => `# T: [NAME]\n${Array.from({ length: SECTIONS * share }, (_, i) => section(i)).join('')}`,
      (text) => Promise.resolve(void once(text)),
      4 * runs,
    )
    return [
      {
        what: 'the shipped template compiled',
        unit: 'ms',
        budget: 10,
        measured,
        note: `CPU, the quietest of ${3 * runs} runs`,
        proves: ['SPEC-2026-11-22-001/NFR1', 'SPEC-2026-11-22-001/PERF-response-time'],
      },
      { what: 'each doubling of a template', ...growth, proves: ['SPEC-2026-11-22-001/NFR3'] },
    ]
  },
}
