import { inAnyScript } from '../text/letters.ts'
import type { Entry } from '../markdown/entries.ts'
import { normalizeText } from '../markdown/normalize.ts'
import { compilePattern } from '../values/id-pattern.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import { withoutPercentiles } from '../values/statistic.ts'
import type { ItemsSchema, SlotSchema } from './schema.ts'
import { slotOf, textSlot } from './slot.ts'

/** A note may stand between the ID and the colon: `**REQ-001** (Must): ...`. */
const ID = inAnyScript(
  String.raw`^[*_]{0,3}(\p{L}+(?:[ _-]\p{L}+)?[ _-]?\d+(?:[.-]\d+)*)[*_]{0,3}\s*(?:[(（][^()（）\n]{1,60}[)）]\s*)?[:：]\s*`,
)
/** An ID in bold may be parted from its text by a dash: `**R1** – ...`. */
const BOLD_ID = inAnyScript(
  String.raw`^\*\*(\p{L}+(?:[ _-]\p{L}+)?[ _-]?\d+(?:[.-]\d+)*)\*\*\s*(?:[-–—.]\s+|[:：]?\s*(?=[[{<［]))`,
)
const CATEGORY = inAnyScript(String.raw`^(\p{L}[\p{L}\p{M}\p{N} /&]{0,40}?)\s+[-–—]\s+`)
/** Categories whose `[Requirement]` is a quantity: nobody can test them otherwise. */
const MEASURED = ['performance', 'scalability']

/** The identified items that the entries of a template's list are; undefined where not each bears an ID of one form. */
export function itemsOf(
  entries: readonly Entry[],
  text: string,
  sectionNumber: number | undefined,
): ItemsSchema | undefined {
  const items = entries.map((entry) => itemOf(entry, text)).map((item, i) => item ?? wordedItem(entries[i], text))
  const [first] = items
  if (!first || items.some((item) => !item || formOf(item.id) !== formOf(first.id))) return undefined
  if (items.length === 1 && placeholders(first.rest).length === 0) return undefined
  const pattern = compilePattern(first.id, sectionNumber === undefined ? {} : { phase: sectionNumber })
  if (!pattern) return undefined
  const known = items.filter((item) => item !== undefined)
  const categories = known.map((item) => CATEGORY(item.rest).exec(item.rest))
  const category = categories.every((match, i) => match !== null && !isPlaceholder(known[i]?.rest ?? ''))
  return {
    kind: 'items',
    pattern,
    checkbox: entries.some((entry) => entry.checkbox !== undefined),
    category,
    slots: category ? slotsByCategory(known.map((item) => item.rest)) : { '*': slotOf(first.rest) },
    optional: false,
    source: '',
  }
}

/** The entries that bear IDs of one form: that of the first that bears one. */
export function identifiedAmong(entries: readonly Entry[], text: string): readonly Entry[] {
  const forms = entries
    .map((entry) => itemOf(entry, text) ?? wordedItem(entry, text))
    .map((item) => item && formOf(item.id))
  const form = forms.find((one) => one !== undefined)
  return form === undefined ? [] : entries.filter((_, i) => forms[i] === form)
}

function itemOf(entry: Entry, text: string): { id: string; rest: string } | undefined {
  const line = text.slice(entry.textSpan.from, entry.textSpan.to)
  const match = ID(line).exec(line) ?? BOLD_ID(line).exec(line)
  return match && withoutPercentiles(match[1] as string) !== ''
    ? { id: match[1] as string, rest: line.slice(match[0].length) }
    : undefined
}

/** `**REQ-F-001** The system shall <function>`, `REQ-1 [function]`: a code identifies without a colon where something is to be filled in. */
function wordedItem(entry: Entry | undefined, text: string): { id: string; rest: string } | undefined {
  const line = entry ? text.slice(entry.textSpan.from, entry.textSpan.to) : ''
  // `- [ ] T010 [P] Write the test`: the bracket marks a task.
  if (entry?.checkbox && !line.startsWith('**')) return undefined
  const match =
    /^(?:\*\*([A-Z]{1,12}(?:-[A-Z]{1,12})?[-_]?\d{1,9})\*\*\s+|([A-Z]{1,12}(?:-[A-Z]{1,12})?[-_]?\d{1,9})\s+(?=[[{<]))/.exec(
      line,
    )
  const rest = match ? line.slice(match[0].length) : ''
  return match && placeholders(rest).length > 0 ? { id: (match[1] ?? match[2]) as string, rest } : undefined
}

function formOf(id: string): string {
  return id.replace(/\d+/g, '0')
}

function slotsByCategory(rests: readonly string[]): Record<string, SlotSchema> {
  const slots: Record<string, SlotSchema> = Object.create(null) as Record<string, SlotSchema>
  slots['*'] = textSlot('[Requirement]')
  for (const name of MEASURED) slots[name] = { ...textSlot('[Requirement]'), type: { kind: 'quantity' } }
  for (const rest of rests) {
    const match = CATEGORY(rest).exec(rest) as RegExpExecArray
    const name = normalizeText(match[1] as string)
    const slot = slotOf(rest.slice(match[0].length))
    slots[name] = MEASURED.includes(name) ? { ...slot, type: { kind: 'quantity' } } : slot
  }
  return slots
}
