import type { Span } from '../text/span.ts'
import { type ReadBlock, soundBlocks } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** White space that is no single space. */
const SPACE = /\s{2,}|[^\S ]/g

/** Two scenarios of one name: a result that bears it may be of either. */
export default defineRule({
  code: 'gherkin-duplicate',
  kind: 'local',
  severity: 'error',
  grounds: true,
  says: ({ name }) => `Another scenario of this spec is called '${name}' too`,
  *check({ spec }) {
    const first = new Map<string, { readonly block: ReadBlock; readonly nameSpan: Span }>()
    for (const block of soundBlocks(spec)) {
      for (const { name, nameSpan } of block.gherkin.scenarios) {
        const key = name.replace(SPACE, ' ').toLowerCase()
        if (key === '') continue
        const other = first.get(key)
        if (!other) first.set(key, { block, nameSpan })
        else
          yield {
            at: block.place(nameSpan),
            data: { name },
            related: [{ span: other.block.place(other.nameSpan), note: 'the first one' }],
          }
      }
    }
  },
})
