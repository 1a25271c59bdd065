import type { ChecklistItem, Part, Slot, SlotState } from '../spec/model.ts'
import { liveParts } from '../spec/views.ts'
import type { Span } from '../text/span.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { exemptionIn } from '../values/exemption.ts'
import { lineStart } from '../text/lines.ts'

/** An item that says nothing. */
export default defineRule({
  code: 'list-empty-item',
  kind: 'local',
  severity: 'by-status',
  says: ({ item, state }) => {
    const name = item ? `'${item}'` : 'The item'
    return state === 'bare-waiver' ? `${name} gives no reason for being empty` : `${name} has no text`
  },
  *check({ spec }): Iterable<Found> {
    for (const { part } of liveParts(spec))
      for (const { span, value, state = value.state, name } of entriesOf(part)) {
        if (value.schema.optional || saysMore(spec.text, span)) continue
        yield { at: span, data: { state, ...(name && { item: name }) } }
      }
  },
})

interface ListEntry {
  readonly span: Span
  readonly value: Slot
  /** Where it is not that of the value. */
  readonly state?: SlotState
  readonly name?: string | undefined
}

/** The entries of a list that say nothing. */
function entriesOf(part: Part): readonly ListEntry[] {
  switch (part.kind) {
    case 'items':
      return part.items.filter(isOpen).map(({ span, value, id }) => ({ span, value, name: id?.text }))
    case 'list':
      return part.items.filter(isOpen)
    case 'links':
      return part.items.filter(({ value }) => value.state === 'empty')
    case 'checklist':
      return part.items.flatMap(checklistEntry)
    case 'pairs':
      return part.pairs.flatMap(({ span, key, values }) =>
        key.state === 'empty' && values.every((each) => each.state === 'empty') ? [{ span, value: key }] : [],
      )
    default:
      return []
  }
}

/** What is there of the template's own items has text; it may say behind it that the item does not apply, and not why. */
function checklistEntry({ span, value, schema }: ChecklistItem): readonly ListEntry[] {
  if (schema === undefined) return isOpen({ value }) ? [{ span, value }] : []
  return exemptionIn(value.text) === '' ? [{ span, value, state: 'bare-waiver', name: schema.text }] : []
}

function isOpen({ value }: { readonly value: Slot }): boolean {
  return value.state === 'empty' || value.state === 'bare-waiver'
}

const NEXT = /\S/g

/** Whether something stands in the item that is no text of its own: a quotation behind its mark, a list, code or a reason below it. */
function saysMore(text: string, { from, to }: Span): boolean {
  NEXT.lastIndex = to
  if (!NEXT.test(text)) return false
  const at = NEXT.lastIndex - 1
  const line = lineStart(text, at)
  return line <= to ? true : at - line > from - lineStart(text, from)
}
