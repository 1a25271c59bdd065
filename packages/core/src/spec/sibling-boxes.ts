import { type Entry, entriesOf } from '../markdown/entries.ts'
import { LIST_MARK } from '../markdown/list-mark.ts'
import { type Root, walk } from '../markdown/tree.ts'
import type { Reading } from './context.ts'

/** A line of a list that may begin with a box that is misspelt: `- [] `, `- [x ] `, `-[ ] `. Most documents have none. */
const MAY_BE_MALFORMED = new RegExp(
  String.raw`^[ \t>]{0,99}(?:${LIST_MARK}[ \t]{1,9}\[(?![ xX]\])[^\]\r\n]{0,3}\]|[-*+]\[[ xX]?\])(?=[ \t]|$)`,
  'm',
)
/** What is done in part, or given up, in some tools. */
const OTHER_STATE = /^\[[~-]\]$/

/**
 * Notes the boxes that are misspelt in lists that the template does not ask for: nested ones, those among prose. There a box is meant where
 * another entry of the list has one.
 */
export function noteSiblingBoxes({ text, malformed }: Reading, root: Root): void {
  if (!MAY_BE_MALFORMED.test(text)) return
  const noted = new Set(malformed.map(({ span: { from } }) => from))
  for (const node of walk(root)) {
    if (node.type !== 'list') continue
    const entries = entriesOf(node, text)
    if (!entries.some(({ checkbox }) => checkbox && checkbox.fixed === undefined)) continue
    for (const { checkbox } of entries)
      if (checkbox && isMisspelt(checkbox, text) && !noted.has(checkbox.span.from))
        malformed.push({ span: checkbox.span, fixed: checkbox.fixed })
  }
}

/** Whether brackets are no box; those that text follows at once may be anything in a list of the writer's own. */
function isMisspelt({ span: { from, to }, fixed }: NonNullable<Entry['checkbox']>, text: string): boolean {
  return fixed !== undefined && !fixed.endsWith(' ') && !OTHER_STATE.test(text.slice(from, to))
}
