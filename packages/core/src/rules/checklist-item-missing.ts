import { demands } from '../config/lifecycle.ts'
import type { ChecklistPart } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { ChecklistItemSchema } from '../template/schema.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { lineStart } from './parts/line-start.ts'

/** An item of the template's checklist that was taken out. */
export default defineRule({
  code: 'checklist-item-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ item, count }) =>
    count ? `The list has none of the template's ${count} items` : `The item '${item}' of the template is missing`,
  *check({ spec, lifecycle, status }): Iterable<Found> {
    // From here on a review list must be ticked, and what is inserted is not.
    const ticked = lifecycle !== undefined && demands(lifecycle, status, 'reviewed')
    for (const { section, part } of partsOfKind(spec, 'checklist')) {
      if (part.schema?.optional) continue
      const at = section.heading?.span ?? part.span
      // A list of the writer's own is one finding.
      if (part.gone.length > 1 && part.gone.length === part.schema?.items.length) {
        yield { at, data: { count: part.gone.length } }
        continue
      }
      for (const item of part.gone) {
        const edit = insertion(part, item, spec.text)
        const fix: FoundFix | undefined = edit && { title: `Insert '${item.text}'`, safe: !ticked, edits: [edit] }
        yield { at, data: { item: item.text }, ...(fix && { fixes: [fix] }) }
      }
    }
  },
})

/** Before the first item that follows it in the template, else at the list's end. */
function insertion(
  { items, span, schema }: ChecklistPart,
  item: ChecklistItemSchema,
  text: string,
): FoundFix['edits'][number] | undefined {
  const order = schema?.items ?? []
  const rank = order.indexOf(item)
  const next = items.find((other) => other.schema && order.indexOf(other.schema) > rank)
  const model = next ?? items[0]
  if (!model) return undefined
  const indent = text.slice(lineStart(text, model.span.from), model.span.from)
  const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(model.span.from, model.span.from + 10))?.[0] ?? '-'
  const line = `${marker} [ ] ${item.text}`
  return next
    ? { from: model.span.from, to: model.span.from, insert: `${line}\n${indent}` }
    : { from: span.to, to: span.to, insert: `\n${indent}${line}` }
}
