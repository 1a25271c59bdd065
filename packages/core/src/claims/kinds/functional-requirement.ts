import { items, partsOfKind, planned } from '../../spec/views.ts'
import { defineClaim } from '../define.ts'
import { itemDraft } from '../items.ts'
import { tested } from '../reasons.ts'

/** A requirement that says what the feature does, as an item or as a row that an ID names: tests carry its address. */
export default defineClaim({
  kind: 'functional-requirement',
  *find(spec) {
    const plan = planned(spec)
    for (const { section, item } of items(spec))
      if (!plan.has(section) && section.role !== 'non-functional' && item.id) yield itemDraft(spec, item, item.id.text)
    for (const { part } of partsOfKind(spec, 'table'))
      for (const row of part.rows) {
        const id = row.cells.find(({ column, value }) => column?.slot.type.kind === 'id' && value.state === 'filled')
        if (!id) continue
        yield {
          local: id.value.text.replace(/\s+/g, ''),
          span: row.span,
          statement() {
            const others = row.cells.filter((cell) => cell !== id)
            return { text: others.map(({ value }) => value.text).join(' | ') }
          },
        }
      }
  },
  prove: ({ address }, evidence) => tested(address, evidence),
})
