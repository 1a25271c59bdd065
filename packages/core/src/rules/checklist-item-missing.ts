import { demands } from '../config/lifecycle.ts'
import type { ChecklistItem, ChecklistPart, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { ChecklistItemSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { lineStart } from './parts/line-start.ts'
import { shortened } from './parts/shortened.ts'

/** An item of the template's checklist that was taken out. */
export default defineRule({
  code: 'checklist-item-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ item, count, meant }) => {
    if (count) return `The list has none of the template's ${count} items`
    return `The item '${item}' of the template is missing${meant ? `: is '${meant}' meant?` : ''}`
  },
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
        const near = nearItem(part, item)
        if (near) yield { at, ...misspelt(near, item) }
        else {
          const edit = insertion(part, item, spec)
          const fix: FoundFix | undefined = edit && { title: `Insert '${item.text}'`, safe: !ticked, edits: [edit] }
          yield { at, data: { item: item.text }, ...(fix && { fixes: [fix] }) }
        }
      }
    }
  },
})

/** An item of the spec's own that may be meant: inserted beside it, the template's would stand there twice. */
function nearItem({ items }: ChecklistPart, { text }: ChecklistItemSchema): ChecklistItem | undefined {
  const own = items.filter((each) => !each.schema && each.value.text !== '').slice(0, MOST)
  const near = nearest(
    text,
    own.map(({ value }) => value.text),
  )
  return own.find(({ value }) => value.text === near)
}

/** How many items of a spec's own are asked whether they are meant. */
const MOST = 200

function misspelt({ value }: ChecklistItem, { text: insert }: ChecklistItemSchema): Omit<Found, 'at'> {
  const { from, to } = value.span
  return {
    data: { item: insert, meant: shortened(value.text) },
    related: [{ span: value.span, note: 'this may be meant' }],
    fixes: [{ title: `Change to '${insert}'`, safe: false, edits: [{ from, to, insert }] }],
  }
}

/** Before the first item that follows it in the template, else at the list's end. */
function insertion(
  { items, span, schema }: ChecklistPart,
  item: ChecklistItemSchema,
  { text, schema: { markers } }: Spec,
): FoundFix['edits'][number] | undefined {
  const order = schema?.items ?? []
  const rank = order.indexOf(item)
  const next = items.find((other) => other.schema && order.indexOf(other.schema) > rank)
  const model = next ?? items[0]
  if (!model) return undefined
  const indent = text.slice(lineStart(text, model.span.from), model.span.from)
  const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(model.span.from, model.span.from + 10))?.[0] ?? '-'
  const sign = item.marked ? markers.find((one) => item.source.includes(` ${one}`)) : undefined
  const line = [marker, '[ ]', ...(sign === undefined ? [] : [sign]), item.text].join(' ')
  return next
    ? { from: model.span.from, to: model.span.from, insert: `${line}\n${indent}` }
    : { from: span.to, to: span.to, insert: `\n${indent}${line}` }
}
