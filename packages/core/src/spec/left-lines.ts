import type { List } from 'mdast'
import { entriesOf } from '../markdown/entries.ts'
import { entryTextStart } from '../markdown/list-mark.ts'
import { normalizeText } from '../markdown/normalize.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import { holdsOpenMark } from '../template/checklists.ts'
import type { SectionSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { inAnyScript } from '../text/letters.ts'
import { once } from '../text/once.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { placeholders } from '../values/placeholder.ts'
import { type Reading, slotOf, stateOf } from './context.ts'
import { bodyOf } from './left.ts'
import type { Part, Slot } from './model.ts'
import type { Pool } from './pool.ts'
import { holdsForm } from './prose.ts'

const BRACKET = /[[{<［]/
const LINE = /[^\r\n]+/g
const QUOTING = /^[ \t]*(?:>[ \t]?)*/
/** `[summary]: #summary`, which the line before it may make a part of its paragraph. */
const DEFINITION = /^\[[^\]]*\]:\s+[^\s[{<]/
/** How a paragraph begins that is said aside, in italics. */
const ASIDE = /^(?:\*[^*]|_[^_])/

/** What a template says in one place, each of its texts in one of the siblings of a repeated section. */
type Said = Pick<SectionSchema, 'source' | 'others'>

/** The lines of a template's section that have something to fill in, of all its siblings, as they are compared. */
export const formsOfSection: (schema: SectionSchema) => ReadonlySet<string> = once(({ source, others = [] }) =>
  formsIn([source, ...others].map(bodyOf)),
)

/** The same of what stands before the first section of a template. */
export const formsOfPreamble: (content: readonly Said[]) => ReadonlySet<string> = once((content) =>
  formsIn(content.flatMap(({ source, others = [] }) => [source, ...others])),
)

function formsIn(texts: readonly string[]): ReadonlySet<string> {
  const lines = texts.flatMap((text) => text.match(LINE) ?? []).map((line) => withoutMark(line.replace(QUOTING, '')))
  const forms = lines.filter((line) => BRACKET.test(line) && !DEFINITION.test(line) && holdsForm(line) && asks(line))
  return new Set(forms.map(normalizeText))
}

/** `[RFC2119]`, `[ADR-12]`, `[P]`: the name of a source, or a mark. */
const REFERENCE = /^[[<［](?:[A-Z]|[A-Z][A-Z .:-]{0,20}\d[\d.:-]{0,20})[\]>］]$/
/** What is asked for is in braces, begins in lower case or in letters without case, or has such a word in it; `[Enter]` is a key. */
const ASKING = inAnyScript(String.raw`^\{|^.[*_"'\s]{0,5}[#\p{Ll}\p{Lo}]|[\s_][\p{Ll}\p{Lo}]|_`)
/** What stands before the one thing that a line asks for: nothing, or its name. */
const LEAD = /(?:^|:|\*\*|__)[\s*_"'@#(]*$/
const SIGNS = /^[\s.,;:!?*_"'()/|@&+–—-]*$/

/** Whether a line that has brackets is surely one to fill in, and not one that stays as it is: `Press [Enter]`, `as BCP 14 [RFC2119] has it`. */
function asks(line: string): boolean {
  const prose = line.replace(/`[^`]*`/g, '')
  const slots = placeholders(prose).filter(({ from, to }) => !REFERENCE.test(prose.slice(from, to)))
  const [first] = slots
  if (!first) return false
  if (slots.map(({ from, to }) => prose.slice(from, to)).some((slot) => ASKING(slot).test(slot))) return true
  const behind = slots.map(({ to }, i) => prose.slice(to, slots[i + 1]?.from)).join('')
  return LEAD.test(prose.slice(0, first.from)) && SIGNS.test(behind)
}

/** A line without the mark of an entry before it. */
function withoutMark(line: string): string {
  return line.slice(entryTextStart(line)).trim()
}

/**
 * Notes as slots what a section still has of its template in places that no part of it was read from: single lines of a paragraph, entries of
 * nested lists, and what stands in a quotation of several blocks.
 * @param forms the lines of the template there
 * @param known what was read of the section: its parts, and its slots
 */
export function readLeftLines(
  reading: Reading,
  { own: nodes }: Pool,
  forms: ReadonlySet<string>,
  known: { readonly parts: readonly Part[]; readonly slots: readonly Slot[] },
): void {
  const place: Place = { reading, forms, fields: fieldStarts(known.parts) }
  const found = nodes.flatMap((node) => leftIn(node, place))
  if (found.length === 0) return
  const isRead = readerOf(known.slots)
  for (const at of found.filter((one) => !isRead(one)))
    slotOf(reading, at, textSlot(reading.text.slice(at.from, at.to)), 'placeholder')
}

/** Where lines are looked for: the document, those of the template, and where the entries begin that are fields. */
interface Place {
  readonly reading: Reading
  readonly forms: ReadonlySet<string>
  readonly fields: ReadonlySet<number>
}

function fieldStarts(parts: readonly Part[]): ReadonlySet<number> {
  return new Set(parts.flatMap((part) => (part.kind === 'fields' ? part.fields.map(({ span: { from } }) => from) : [])))
}

function leftIn(node: BlockNode, place: Place): readonly Span[] {
  if (node.type === 'paragraph') return leftLines(spanOf(node), place)
  if (node.type === 'list') return leftEntries(node, place, 1)
  if (node.type !== 'blockquote') return []
  return node.children.flatMap((child): readonly Span[] => {
    if (child.type === 'paragraph') return leftLines(spanOf(child), place)
    return child.type === 'list' ? leftEntries(child, place, 0) : []
  })
}

function leftLines({ from, to }: Span, { reading: { text, labels }, forms }: Place): readonly Span[] {
  const source = text.slice(from, to)
  if (forms.size === 0 || !BRACKET.test(source) || ASIDE.test(source)) return []
  return [...source.matchAll(LINE)].flatMap(({ index, 0: line }) => {
    const start = QUOTING.exec(line)?.[0].length ?? 0
    const at = trimmed(text, span(from + index + start, from + index + line.length))
    return isForm(text.slice(at.from, at.to), forms, labels) ? [at] : []
  })
}

/** Entries of a list that stand under so many others, at the least. Below a field, which may have them for its value, only the template's own. */
function leftEntries(list: List, { reading, forms, fields }: Place, depth: number): readonly Span[] {
  const { text, labels } = reading
  const { from, to } = spanOf(list)
  if (depth > 0 && !list.children.some(({ children }) => children.some(({ type }) => type === 'list'))) return []
  if (!BRACKET.test(text.slice(from, to))) return []
  let isField = false
  return entriesOf(list, text, true).flatMap((entry) => {
    if (entry.depth === 0) isField = fields.has(entry.span.from)
    if (entry.depth < depth) return []
    const { textSpan, node } = entry
    const own = text.slice(textSpan.from, textSpan.to)
    const isLeft = isForm(own, forms, labels) || (!isField && node.children.length === 1 && isBracketed(own, reading))
    return isLeft ? [textSpan] : []
  })
}

/** Whether an entry is nothing but a placeholder in brackets, whatever its words. What stands in code is code. */
function isBracketed(text: string, reading: Reading): boolean {
  return BRACKET.test(text.slice(0, 4)) && !text.startsWith('`') && stateOf(text, textSlot(), reading) === 'placeholder'
}

function isForm(text: string, forms: ReadonlySet<string>, labels: ReadonlySet<string>): boolean {
  if (!BRACKET.test(text) || holdsOpenMark(text)) return false
  return forms.has(normalizeText(text)) && holdsForm(text, labels)
}

/** Tells of places, asked in order, whether a slot that is to be written stands there already. */
function readerOf(slots: readonly Slot[]): (at: Span) => boolean {
  const left = slots.filter(({ state }) => state === 'placeholder').toSorted((a, b) => a.span.from - b.span.from)
  let next = 0
  let reached = -1
  return ({ from, to }) => {
    for (let one = left[next]; one && one.span.from < to; one = left[++next]) reached = Math.max(reached, one.span.to)
    return reached > from
  }
}
