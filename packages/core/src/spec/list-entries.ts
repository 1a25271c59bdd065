import type { List } from 'mdast'
import { type Entry, entriesOf, joinedBefore } from '../markdown/entries.ts'
import { spanOf } from '../markdown/tree.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import type { Reading } from './context.ts'
import type { Checkbox } from './model.ts'

/** From the first list to the end of the last. */
export function spanOfLists(lists: readonly List[]): Span {
  const first = lists[0]
  const last = lists.at(-1)
  return first && last ? span(spanOf(first).from, spanOf(last).to) : span(0, 0)
}

/** The entries of lists in order, those of nested lists too where they are asked for. */
export function allEntries(lists: readonly List[], text: string, nested: boolean): readonly Entry[] {
  const only = lists.length === 1 ? lists[0] : undefined
  return only ? listEntries(only, text, nested) : lists.flatMap((list) => listEntries(list, text, nested))
}

function listEntries(list: List, text: string, nested: boolean): readonly Entry[] {
  const entries = entriesOf(list, text, nested)
  const before = joinedBefore(list, text)
  return before.length === 0 ? entries : [...before, ...entries]
}

/** What stands in the place of a box before an item that does not matter here. */
const NOT_APPLICABLE = /\[ ?n\/?a ?\](?=[ \t]+\S)/iy

/** The entries of lists that are to be ticked, nested ones too: `[N/A]` before one is meant as its box. */
export function tickedEntries(lists: readonly List[], text: string): readonly Entry[] {
  return allEntries(lists, text, true).map((entry) => {
    const { from, to } = entry.textSpan
    if (entry.checkbox || text[from] !== '[') return entry
    NOT_APPLICABLE.lastIndex = from
    if (!NOT_APPLICABLE.test(text)) return entry
    const box = span(from, NOT_APPLICABLE.lastIndex)
    const checkbox = { span: box, ticked: false, fixed: undefined, isWord: true }
    return { ...entry, checkbox, textSpan: trimmed(text, span(box.to, to)) }
  })
}

/** The checkbox of an entry; one that is malformed is noted. */
export function boxOf(reading: Reading, entry: Entry): Checkbox | undefined {
  const box = entry.checkbox
  if (!box) return undefined
  if (box.fixed !== undefined || box.isWord) reading.malformed.push({ span: box.span, fixed: box.fixed })
  return { span: box.span, ticked: box.ticked }
}
