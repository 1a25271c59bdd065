import type { List } from 'mdast'
import type { Entry } from '../markdown/entries.ts'
import type { BlockNode } from '../markdown/tree.ts'
import { checklistMatch } from '../template/checklists.ts'
import type { ChecklistItemSchema, ChecklistSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { type Reading, slotAt } from './context.ts'
import { answersItem, fixedItem } from './fixed-items.ts'
import { allEntries, boxOf, spanOfLists, tickedEntries } from './list-entries.ts'
import { slotLike } from './lists.ts'
import type { ChecklistItem, ChecklistPart } from './model.ts'

/** Where fields were read: the nodes that hold them, and where each begins. */
export interface FieldPlaces {
  readonly nodes: ReadonlySet<BlockNode>
  readonly starts: ReadonlySet<number>
}

/** Whether a list that holds fields has entries with boxes beside them. */
export function hasBoxesBeside(list: List, text: string, fields: FieldPlaces): boolean {
  return allEntries([list], text, false).some((entry) => entry.checkbox && !fields.starts.has(entry.span.from))
}

/** The entries of a checklist: of a list that holds fields, those with boxes beside them. */
function boxedEntries(lists: readonly List[], text: string, fields: FieldPlaces): readonly Entry[] {
  return lists.flatMap((list) => {
    const entries = tickedEntries([list], text)
    return fields.nodes.has(list)
      ? entries.filter((entry) => entry.checkbox && !fields.starts.has(entry.span.from))
      : entries
  })
}

/** Fixed items and those that the spec added. */
export function readChecklist(
  reading: Reading,
  lists: readonly List[],
  schema: ChecklistSchema,
  fields: FieldPlaces,
): ChecklistPart {
  const items: ChecklistItem[] = []
  const compared: string[] = []
  const unboxed: Entry[] = []
  const taken = new Set<ChecklistItemSchema>()
  for (const entry of boxedEntries(lists, reading.text, fields)) {
    const checkbox = boxOf(reading, entry)
    const { at, marked } = withoutMarker(reading, entry.textSpan)
    const own = checklistMatch(reading.text.slice(at.from, at.to))
    const fixed = fixedItem(own, schema, taken)
    if (!fixed && !checkbox && entry.depth > 0) {
      unboxed.push(entry)
      continue
    }
    if (fixed) taken.add(fixed)
    const slot = schema.slot ?? textSlot()
    compared.push(own)
    items.push({
      span: entry.span,
      checkbox,
      schema: fixed,
      value: slotAt(
        reading,
        at,
        fixed && !fixed.form ? slot : slotLike(reading.text.slice(at.from, at.to), schema, slot),
      ),
      marked,
    })
  }
  const gone: ChecklistItemSchema[] = []
  for (const item of schema.items) {
    if (taken.has(item)) continue
    // No entry bears it word for word: one may have a value of its own in it.
    const at = compared.findIndex((own, index) => !items[index]?.schema && answersItem(own, item, schema))
    const own = items[at]
    if (own) items[at] = { ...own, schema: item }
    else if (!schema.anyOf && !item.optional) gone.push(item)
  }
  const notes = gone.length === 0 ? [] : unboxed.map(({ textSpan }) => textSpan)
  return { kind: 'checklist', schema, role: schema.role, span: spanOfLists(lists), items, gone, notes }
}

function withoutMarker(reading: Reading, at: Span): { at: Span; marked: boolean } {
  const marker = reading.schema.markers.find((one) => reading.text.startsWith(one, at.from))
  return marker
    ? { at: trimmed(reading.text, span(at.from + marker.length, at.to)), marked: true }
    : { at, marked: false }
}

/** Whether an entry of these lists has a checkbox. */
export function bearsBoxes(lists: readonly List[], text: string): boolean {
  return tickedEntries(lists, text).some((entry) => entry.checkbox !== undefined)
}

const NONE_TAKEN: ReadonlySet<ChecklistItemSchema> = new Set()

/** Whether an entry of a list is one of a checklist's fixed items. */
export function bearsFixed(list: List, text: string, schema: ChecklistSchema): boolean {
  return tickedEntries([list], text).some(({ textSpan }) => {
    const own = checklistMatch(text.slice(textSpan.from, textSpan.to))
    return (
      fixedItem(own, schema, NONE_TAKEN) !== undefined || schema.items.some((item) => answersItem(own, item, schema))
    )
  })
}
