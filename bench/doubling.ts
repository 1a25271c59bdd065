import type { Benchmark } from './benchmark.ts'
import { openCore, shippedSchema } from './core.ts'
import type { Row } from './figures.ts'
import { specText } from './spec-text.ts'

/** Pieces of the larger document, which is below the limit of 2 MiB; the smaller has an eighth of them. */
const PIECES = 16_000
const DOUBLINGS = 3

/** A document that grows in one place: the text that a spec's section ends before, and the piece with number `i`. */
const GROWN: Readonly<Record<string, readonly [before: string, piece: (i: number) => string]>> = {
  paragraphs: [
    '\n### Architecture Changes',
    (i) => `\nThe case ${i} is printed, see SPEC-2026-01-01-001 and FR1 in \`case.ts\`.\n`,
  ],
  requirements: [
    '\n\n### Non-Functional',
    (i) => `- [ ] FR${i + 4}: A courier can print up to ${i} labels in one session\n`,
  ],
  'rows of a table': [
    '\n\n## Dependencies',
    (i) => `| Label ${i} is lost | High | High | A copy is kept for ${i} days |\n`,
  ],
  links: [
    '\n\n## References',
    (i) => `See [the page](https://example.org/pages/${i}) and [another](other.md#case-${i}).\n`,
  ],
  scenarios: [
    '\n```\n\n## Testing Strategy',
    (i) => `\nScenario: More ${i}\n  Given a label\n  When it is printed\n  Then ${i} are left\n`,
  ],
  'unknown sections': ['\n## Notes', (i) => `\n## Appendix ${i}\nOne more thing that was said.\n`],
  'vague words': ['\n\n### Non-Functional', (i) => `- [ ] FR${i + 4}: Printing is fast and easy, TBD\n`],
}

/**
 * How the processor's time grows with the length of one document. Over several doublings, since a single one may be the one at which the
 * garbage collector has to look at everything; what grows with the square would still show as 4.
 */
export const doubling: Benchmark = {
  says: 'CPU time of a document twice as long, in the core, over three doublings, by what it is full of',
  async run({ runs = 7 }) {
    const schema = shippedSchema()
    const rows: Row[] = []
    for (const [what, [before, piece]] of Object.entries(GROWN)) {
      const pieces = Array.from({ length: PIECES }, (_, i) => piece(i))
      const texts = [PIECES / 2 ** DOUBLINGS, PIECES].map((count) => {
        const spec = specText(0, { bytes: 5600, diagrams: 'none' })
        const at = spec.indexOf(before)
        if (at < 0) throw new Error(`a spec has no ${before}`)
        return spec.slice(0, at + 1) + pieces.slice(0, count).join('') + spec.slice(at + 1)
      })
      const [half, whole]: [number[], number[]] = [[], []]
      for (let round = -1; round < runs; round++) {
        const [few, many] = [await time(texts[0] ?? ''), await time(texts[1] ?? '')]
        if (round < 0) continue
        half.push(few)
        whole.push(many)
      }
      // The least of each: what else a run spends goes to clearing up after others.
      const [short, long] = [Math.min(...half), Math.min(...whole)]
      const [from, to] = texts.map((text) => `${Math.round(text.length / 1000)} KB`)
      const measured = [(long / short) ** (1 / DOUBLINGS)]
      const note = `${short.toFixed(0)} ms of ${from}, ${long.toFixed(0)} ms of ${to}`
      rows.push({ what: `each doubling of ${what}`, unit: 'x', budget: 2.5, measured, note })
    }
    return rows

    async function time(text: string): Promise<number> {
      const workspace = openCore(schema)
      const started = process.cpuUsage()
      workspace.set('specs/long.md', text)
      await workspace.check()
      workspace.diagnostics()
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1000
    }
  },
}
