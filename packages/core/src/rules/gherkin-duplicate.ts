import type { Span } from '../text/span.ts'
import { soundBlocks } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** Two scenarios of one name: a result that bears it may be of either. */
export default defineRule({
  code: 'gherkin-duplicate',
  kind: 'local',
  severity: 'error',
  says: ({ name }) => `Another scenario of this spec is called '${name}' too`,
  *check({ spec }) {
    const first = new Map<string, Span>()
    for (const block of soundBlocks(spec)) {
      for (const { name, nameSpan } of block.gherkin.scenarios) {
        const key = name.replace(/\s+/g, ' ').toLowerCase()
        if (key === '') continue
        const at = block.place(nameSpan)
        const other = first.get(key)
        if (!other) first.set(key, at)
        else yield { at, data: { name }, related: [{ span: other, note: 'the first one' }] }
      }
    }
  },
})
