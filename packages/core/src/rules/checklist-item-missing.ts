import { demands } from '../config/lifecycle.ts'
import { afterListMark } from '../markdown/list-mark.ts'
import type { ChecklistItem, ChecklistPart, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { ChecklistItemSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import { nearestInWords } from '../text/same-words.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { lineStart } from '../text/lines.ts'
import { shortened } from '../text/shortened.ts'
import { linksByText } from './parts/links-by-text.ts'

/** An item of the template's checklist that was taken out. */
export default defineRule({
  code: 'checklist-item-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ item, count, meant }) => {
    if (count) return `None of the template's ${count} items stands here`
    return `The item '${item}' of the template is missing${meant ? `: is '${meant}' meant?` : ''}`
  },
  *check({ spec, lifecycle, status }): Iterable<Found> {
    // From here on a review list must be ticked, and what is inserted is not.
    const ticked = lifecycle !== undefined && demands(lifecycle, status, 'reviewed')
    for (const { section, part } of partsOfKind(spec, 'checklist')) {
      if (part.schema.optional) continue
      const at = section.heading?.span ?? part.span
      // A list of the writer's own is one finding.
      if (part.gone.length > 1 && part.gone.length === part.schema.items.length) {
        yield { at, data: { count: part.gone.length } }
        continue
      }
      const own = ownItems(part)
      for (const item of part.gone) {
        const near = nearItem(own, item)
        if (near) {
          own.splice(own.indexOf(near), 1)
          yield { at, ...misspelt(near, item) }
        } else {
          const edit = insertion(part, item, spec)
          const name = linksByText(item.text)
          const fix: FoundFix | undefined = edit && { title: `Insert '${name}'`, safe: !ticked, edits: [edit] }
          yield { at, data: { item: name }, ...(fix && { fixes: [fix] }) }
        }
      }
    }
  },
})

/** The items that the spec added, as far as they are asked whether they are meant. */
function ownItems({ items }: ChecklistPart): ChecklistItem[] {
  return items.filter((each) => !each.schema && each.value.text !== '').slice(0, MOST)
}

/** An item of the spec's own that may be meant, misspelt or in other words: inserted beside it, the template's would stand there twice. */
function nearItem(own: readonly ChecklistItem[], { text }: ChecklistItemSchema): ChecklistItem | undefined {
  const name = linksByText(text)
  const names = own.map(({ value }) => linksByText(value.text))
  const near = nearest(name, names) ?? nearestInWords(name, names)
  return near === undefined ? undefined : own[names.indexOf(near)]
}

/** How many items of a spec's own are asked whether they are meant. */
const MOST = 200

function misspelt({ value }: ChecklistItem, { text: insert }: ChecklistItemSchema): Omit<Found, 'at'> {
  const { from, to } = value.span
  const name = linksByText(insert)
  return {
    data: { item: name, meant: shortened(linksByText(value.text)) },
    related: [{ span: value.span, note: 'this may be meant' }],
    fixes: [{ title: `Change to '${name}'`, safe: false, edits: [{ from, to, insert }] }],
  }
}

/** Before the first item that follows it in the template, else at the list's end. */
function insertion(
  { items, span, schema }: ChecklistPart,
  item: ChecklistItemSchema,
  { text, schema: { markers } }: Spec,
): FoundFix['edits'][number] | undefined {
  const order = schema.items
  const rank = order.indexOf(item)
  const next = items.find((other) => other.schema && order.indexOf(other.schema) > rank)
  const model = next ?? items[0]
  if (!model) return undefined
  const indent = text.slice(lineStart(text, model.span.from), model.span.from)
  const marker = text.slice(model.span.from, afterListMark(text, model.span.from)).trimEnd() || '-'
  const sign = item.marked ? markers.find((one) => item.source.includes(` ${one}`)) : undefined
  const line = [marker, '[ ]', ...(sign === undefined ? [] : [sign]), item.form ?? item.text].join(' ')
  return next
    ? { from: model.span.from, to: model.span.from, insert: `${line}\n${indent}` }
    : { from: span.to, to: span.to, insert: `\n${indent}${line}` }
}
