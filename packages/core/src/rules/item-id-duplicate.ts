import type { ItemId, Slot, TablePart } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { seriesOf } from './items/series.ts'

/** Two items that one name stands for. */
export default defineRule({
  code: 'item-id-duplicate',
  kind: 'local',
  severity: 'error',
  grounds: true,
  says: ({ id }) => `'${id}' is the ID of an earlier item too`,
  *check({ spec }): Iterable<Found> {
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
    for (const { part } of partsOfKind(spec, 'table')) yield* inColumns(part)
  },
})

/** A column of IDs, `REQ-001`, identifies the rows of its table. */
function* inColumns(table: TablePart): Generator<Found> {
  if (!table.schema.columns.some(({ slot }) => slot.type.kind === 'id')) return
  const first = new Map<string, Slot>()
  for (const { cells } of table.rows)
    for (const { column, value } of cells) {
      if (column?.slot.type.kind !== 'id' || value.state !== 'filled') continue
      const earlier = first.get(value.text)
      if (earlier)
        yield { at: value.span, data: { id: value.text }, related: [{ span: earlier.span, note: 'the first' }] }
      else first.set(value.text, value)
    }
}
