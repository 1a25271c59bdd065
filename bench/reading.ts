import { read } from '../packages/core/src/index.ts'
import { createMarkdownEngine } from '../packages/cli/src/node/markdown.ts'
import type { Benchmark } from './benchmark.ts'
import { shippedSchema } from './core.ts'
import { doublingOf, median, processorTime, quietest } from './figures.ts'
import { specText } from './spec-text.ts'

const markdown = createMarkdownEngine()
/** Specs that one run takes the median of, and requirements of the longest document. */
const [SPECS, REQUIREMENTS] = [200, 1600]

/** How long a spec takes to be parsed and read, and how that grows with its length. */
export const reading: Benchmark = {
  says: 'parsing and reading one spec after another, and specs twice as long over three doublings',
  async run({ runs = 7 }) {
    const schema = shippedSchema()
    const once = (text: string): unknown => read({ file: 'specs/a.md', text, schema, nesting: 100 }, { markdown })
    const texts = Array.from({ length: SPECS }, (_, i) => specText(i, { bytes: 5600, diagrams: 'distinct' }))
    for (const text of texts) once(text)
    const measured = quietest(3 * runs, () => median(texts.map((text) => processorTime(() => once(text)))))
    const whole = specText(0, { bytes: 5600, diagrams: 'distinct' })
    const at = whole.indexOf('\n\n### Non-Functional')
    if (at < 0) throw new Error('a spec has no such requirements')
    const growth = await doublingOf(
      (share) => {
        const more = Array.from(
          { length: REQUIREMENTS * share },
          (_, i) => `\n- [ ] FR${i + 9}: A courier prints \`${i}\` labels, see FR${i}`,
        )
        return whole.slice(0, at) + more.join('') + whole.slice(at)
      },
      (text) => Promise.resolve(void once(text)),
      4 * runs,
    )
    return [
      {
        what: 'a spec of 5.6 kB parsed and read, median',
        unit: 'ms',
        budget: 1,
        measured,
        note: `CPU, the quietest of ${3 * runs} runs`,
        proves: ['SPEC-2026-11-22-002/NFR1', 'SPEC-2026-11-22-002/PERF-response-time'],
      },
      { what: 'each doubling of what is read', ...growth, proves: ['SPEC-2026-11-22-002/NFR3'] },
    ]
  },
}
