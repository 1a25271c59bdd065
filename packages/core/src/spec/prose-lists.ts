import type { List } from 'mdast'
import { entriesOf } from '../markdown/entries.ts'
import { BOX_MARKS, LIST_MARK } from '../markdown/list-mark.ts'
import { spanOf } from '../markdown/tree.ts'
import type { SlotSchema } from '../template/schema.ts'
import type { Span } from '../text/span.ts'
import { type Reading, stateOf } from './context.ts'

/** The entries of a list of prose: those that are nothing but a placeholder, and the first that says something. */
interface ProseEntries {
  readonly unwritten: readonly Span[]
  readonly written: Span | undefined
}

/** A line that begins an entry with what may begin a placeholder. Most lists have none. */
const MAY_BE_PLACEHOLDER = new RegExp(
  String.raw`(?:^|[\r\n])[ \t>]{0,99}${LIST_MARK}[ \t]{1,9}(?:\[[ xX]?\][${BOX_MARKS}]{0,2}[ \t]{1,9})?[*_"'“‘]{0,4}[[{<(［#.…\\NnYyMmDd]`,
)

/** Each entry of a list in prose is a place of its own. What stands in code is code, and what has more below it leads on to that. */
export function proseEntries(reading: Reading, list: List, slot: SlotSchema): ProseEntries | undefined {
  const { from, to } = spanOf(list)
  const isAnyForm = reading.schema.placeholders.length > 0
  if (!isAnyForm && !MAY_BE_PLACEHOLDER.test(reading.text.slice(from, to))) return undefined
  const unwritten: Span[] = []
  let written: Span | undefined
  for (const { node, textSpan } of entriesOf(list, reading.text, true)) {
    const text = reading.text.slice(textSpan.from, textSpan.to)
    const isAlone = node.children.length === 1 && !text.startsWith('`')
    if (isAlone && stateOf(text, slot, reading) === 'placeholder') unwritten.push(textSpan)
    else if (text !== '') written ??= textSpan
  }
  return unwritten.length > 0 ? { unwritten, written } : undefined
}
