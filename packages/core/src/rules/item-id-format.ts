import { items } from '../spec/views.ts'
import { describePattern } from '../values/id-pattern.ts'
import { defineRule } from './define.ts'
import type { Found } from './define.ts'

/** An item that nothing can name: without an ID, or with one that is written otherwise than the template's. */
export default defineRule({
  code: 'item-id-format',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['checkbox-malformed'],
  says: ({ id, meant, form }) =>
    id === undefined ? `The item has no ID of the form '${form}'` : `'${id}' is no ID of the form '${form}': write '${meant}'`,
  *check({ spec }): Iterable<Found> {
    const used = new Set(items(spec).flatMap(({ item }) => (item.id ? [item.id.text] : [])))
    for (const { part, item } of items(spec)) {
      if (item.id || !part.schema || item.value.state !== 'filled') continue
      const form = describePattern(part.schema.pattern)
      const { meant } = item
      if (!meant) yield { at: item.textSpan, data: { form } }
      else {
        const { from, to } = meant.span
        const taken = used.has(meant.id)
        used.add(meant.id)
        const fix = { title: `Change to '${meant.id}'`, safe: true, edits: [{ from, to, insert: meant.id }] }
        yield { at: meant.span, data: { id: spec.text.slice(from, to), meant: meant.id, form }, ...(!taken && { fixes: [fix] }) }
      }
    }
  },
})
