import type { Benchmark } from './benchmark.ts'
import { openCore, shippedSchema } from './core.ts'
import { doublingOf, type Row } from './figures.ts'
import { specText } from './spec-text.ts'

/** Pieces of the larger document, which is below the limit of 2 MiB; the smaller has an eighth of them. */
const PIECES = 16_000
/** Of a document that is checked whole. */
const PROVES = ['SPEC-2026-11-22-004/NFR3', 'SPEC-2026-11-22-007/NFR3']

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
  'requirements parted by paragraphs': [
    '\n\n### Non-Functional',
    (i) => `\n- [ ] REQ-${i}: Print ${i} labels\n\nAs it was.\n`,
  ],
  'phases whose tasks skip a number': [
    '\n\n## Success Criteria',
    (i) => `### Phase ${i + 4}: More\n- [ ] Task ${i + 4}.1: Do\n- [ ] Task ${i + 4}.3: Do <!-- as T${i + 4}.3 -->\n\n`,
  ],
  'tests of one name': [
    '\n\n### Integration Tests',
    (i) => `- Case: 90%, on ${(i % 28) + 1} March 2026 ${i === 0 ? 'and 5 March 2020 '.repeat(2000) : ''}\n`,
  ],
  'rows of a table': [
    '\n\n## Dependencies',
    (i) => `| Label ${i} is lost | High | High | A copy is kept for ${i} days |\n`,
  ],
  links: [
    '\n\n## References',
    (i) => `See [the page](https://example.org/pages/${i}) and [another](other.md#case-${i}).\n`,
  ],
  'links to no heading': ['\n\n## References', (i) => `See [the page](#page-${i}).\n`],
  scenarios: [
    '\n```\n\n## Testing Strategy',
    (i) => `\nScenario: More ${i}\n  Given a label\n  When it is printed\n  Then ${i} are left\n`,
  ],
  'unknown sections': ['\n## Notes', (i) => `\n## Appendix ${i}\nOne more thing that was said.\n`],
  'fields in paragraphs': ['\n\n## Executive Summary', (i) => `\n\n**Reviewer ${i}**: Ada Moreau`],
  'fields that end as comments do': ['\n\n## Executive Summary', (i) => `\n- **Note ${i}**: see below -->`],
  'vague words': ['\n\n### Non-Functional', (i) => `- [ ] FR${i + 4}: Printing is fast and easy, TBD\n`],
}

/** How the processor's time grows with the length of one document. */
export const doubling: Benchmark = {
  says: 'CPU time of a document twice as long, in the core, over three doublings, by what it is full of',
  async run({ runs = 7 }) {
    const schema = shippedSchema()
    const rows: Row[] = []
    for (const [what, [before, piece]] of Object.entries(GROWN)) {
      const pieces = Array.from({ length: PIECES }, (_, i) => piece(i))
      const spec = specText(0, { bytes: 5600, diagrams: 'none' })
      const at = spec.indexOf(before)
      if (at < 0) throw new Error(`a spec has no ${before}`)
      const textOf = (share: number): string =>
        spec.slice(0, at + 1) + pieces.slice(0, PIECES * share).join('') + spec.slice(at + 1)
      const growth = await doublingOf(textOf, check, runs)
      rows.push({ what: `each doubling of ${what}`, ...growth, proves: PROVES })
    }
    return rows

    async function check(text: string): Promise<void> {
      const workspace = openCore(schema)
      workspace.set('specs/long.md', text)
      await workspace.check()
      workspace.diagnostics()
    }
  },
}
