import type { List, ListItem } from 'mdast'
import { lineStart } from '../text/lines.ts'
import { commentStart } from './comments.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { afterListMark, BOX_MARKS } from './list-mark.ts'
import { spanOf } from './tree.ts'

/** One entry of a list, read from the source: what its box, its own text and its nested lists are. */
export interface Entry {
  readonly node: ListItem
  /** Marker to the end of the entry's own text; nested lists are left out. */
  readonly span: Span
  readonly checkbox: EntryBox | undefined
  /** The entry's own text after marker and checkbox, trimmed, trailing comments left out; empty where there is none. */
  readonly textSpan: Span
  readonly lists: readonly List[]
  /** How many entries it stands under. */
  readonly depth: number
}

interface EntryBox {
  /** The brackets with what is in them. */
  readonly span: Span
  readonly ticked: boolean
  /** The right form, where the brackets are wrong: `[]`, `[x ]`. */
  readonly fixed: string | undefined
  /** Whether a word stands for the box, `[N/A]`: of that nobody knows the right form. */
  readonly isWord?: boolean
}

/**
 * A box with nothing between it and the text is none: `- [ ]Task 1.1`. `[x]` alone may be the name of something, and `[]` the start of a
 * type; before a digit both are meant as boxes.
 */
const JOINED_BOX = /\[(?: (?=\][^\s([:])|[xX](?=\][A-Z*\d])|[✓✔✅☑]?(?=\]\d))\]/y
/** The Cyrillic and the Greek letter that look like an x are taken for one. */
const BOX = /\[([ \t]?[xXхХχΧ×yY✓✔✅☑vV*~-]?[ \t]?)\](?=[ \t\r\n]|$)/y
const MARKED_BOX = new RegExp(String.raw`\[([ xX])\][${BOX_MARKS}]{1,2}(?=[ \t]+\S)`, 'y')
/** Marks that stand for what is begun or given up, and not for what is done. */
const UNDONE = /[~-]/
/** A line that was meant as the next entry, and that Markdown takes for more of this one: `-[ ] FR2: ...`. */
const JOINED_MARKER = /(?<=[\r\n][ \t]{0,8})[-*+]\[[ \txX]?\](?=[ \t])/g

/** The entries of a list, in order; with `nested` those of lists inside it too, each after the one it stands under. */
export function entriesOf(list: List, text: string, nested = false): readonly Entry[] {
  const entries: Entry[] = []
  const stack: { item: ListItem; depth: number }[] = list.children.toReversed().map((item) => ({ item, depth: 0 }))
  while (stack.length > 0) {
    const { item, depth } = stack.pop() as { item: ListItem; depth: number }
    const entry = entryOf(item, text, depth)
    for (const each of apart(entry, text)) entries.push(each)
    if (!nested) continue
    for (let i = entry.lists.length - 1; i >= 0; i--)
      for (const child of (entry.lists[i] as List).children.toReversed()) stack.push({ item: child, depth: depth + 1 })
  }
  return entries
}

function entryOf(item: ListItem, text: string, depth: number): Entry {
  const whole = spanOf(item)
  const start = afterListMark(text, whole.from)
  const lists: List[] = []
  let end = start
  let own = true
  for (const child of item.children) {
    if (child.type === 'list') {
      lists.push(child)
      own = false
    } else if (own && isText(child)) end = Math.max(end, spanOf(child).to)
  }
  const box = text[start] === '[' ? boxAt(text, start) : null
  const after = box ? start + box[0].length : start
  return {
    node: item,
    span: span(whole.from, Math.max(end, after)),
    checkbox: box ? boxOf(box, start) : undefined,
    textSpan: withoutComment(text, trimmed(text, span(after, Math.max(end, after)))),
    lists,
    depth,
  }
}

const JOINED_LINE = /^([ \t]{0,3})([-*+]\[[ \txX]?\])[ \t]/

/** The lines right before a list that were meant as its first entries: `-[ ] FR1: ...`. */
export function joinedBefore(list: List, text: string): readonly Entry[] {
  const [node] = list.children
  if (!node) return []
  const found: Entry[] = []
  for (let next = lineStart(text, spanOf(list).from); next > 0;) {
    const end = text.startsWith('\r\n', next - 2) ? next - 2 : next - 1
    const from = lineStart(text, end)
    const match = JOINED_LINE.exec(text.slice(from, Math.min(end, from + 20)))
    if (!match) break
    const [, indent = '', box = ''] = match
    const start = from + indent.length
    const checkbox = joinedBox(start, box)
    const textSpan = trimmed(text, span(checkbox.span.to, end))
    found.push({ node, span: span(start, textSpan.to), checkbox, textSpan, lists: [], depth: 0 })
    next = from
  }
  return found.toReversed()
}

function joinedBox(from: number, text: string): EntryBox {
  const ticked = /x/i.test(text)
  return { span: span(from, from + text.length), ticked, fixed: ticked ? '- [x]' : '- [ ]' }
}

/** An entry, and what was meant as entries behind it. */
function apart(entry: Entry, text: string): readonly Entry[] {
  const { from, to } = entry.textSpan
  const lines = text.slice(from, to)
  if (!/[\r\n]/.test(lines)) return [entry]
  const joined = [...lines.matchAll(JOINED_MARKER)]
  return [undefined, ...joined].map((match, i) => {
    const end = joined[i] === undefined ? to : from + joined[i].index
    if (match === undefined) return joined.length === 0 ? entry : { ...entry, textSpan: trimmed(text, span(from, end)) }
    const start = from + match.index
    const checkbox = joinedBox(start, match[0])
    return { ...entry, span: span(start, end), checkbox, textSpan: trimmed(text, span(checkbox.span.to, end)) }
  })
}

/** `- <goal>` and `- [Component]: 90%` are text to their writer, and HTML and a link definition to Markdown. */
function isText(node: ListItem['children'][number]): boolean {
  if (node.type === 'html') return !node.value.startsWith('<!--')
  return node.type === 'paragraph' || node.type === 'definition'
}

function boxAt(text: string, start: number): RegExpExecArray | null {
  for (const form of [BOX, MARKED_BOX, JOINED_BOX]) {
    form.lastIndex = start
    const match = form.exec(text)
    if (match) return match
  }
  return null
}

function boxOf(match: RegExpExecArray, from: number): EntryBox {
  const inside = match[1] ?? match[0].slice(1, -1)
  const ticked = inside.trim() !== '' && !UNDONE.test(inside)
  if (match[1] === undefined) {
    const fixed = /^[ xX]$/.test(inside) ? `${match[0]} ` : ticked ? '[x] ' : '[ ] '
    return { span: span(from, from + match[0].length), ticked, fixed }
  }
  const right = inside === ' ' || inside === 'x' || inside === 'X'
  const box = span(from, from + inside.length + 2)
  return { span: box, ticked, fixed: right ? undefined : ticked ? '[x]' : '[ ]' }
}

function withoutComment(text: string, whole: Span): Span {
  let { to } = whole
  while (text.startsWith('-->', to - 3)) {
    const open = commentStart(text, { from: whole.from, to })
    if (open === undefined) break
    to = trimmed(text, span(whole.from, open)).to
  }
  return { from: whole.from, to: Math.max(whole.from, to) }
}
