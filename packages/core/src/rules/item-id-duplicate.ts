import type { ItemId } from '../spec/model.ts'
import { defineRule } from './define.ts'
import { seriesOf } from './items/series.ts'

/** Two items that one name stands for. */
export default defineRule({
  code: 'item-id-duplicate',
  kind: 'local',
  severity: 'error',
  says: ({ id }) => `'${id}' is the ID of an earlier item too`,
  *check({ spec }) {
    for (const { members } of seriesOf(spec)) {
      const first = new Map<string, ItemId>()
      for (const { item, misplaced } of members) {
        if (!item.id || misplaced) continue
        const earlier = first.get(item.id.text)
        if (earlier)
          yield { at: item.id.span, data: { id: item.id.text }, related: [{ span: earlier.span, note: 'the first' }] }
        else first.set(item.id.text, item.id)
      }
    }
  },
})
