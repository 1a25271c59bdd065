import type { Entry } from '../markdown/entries.ts'
import { fieldOfEntry } from '../markdown/fields.ts'
import { labelKey, normalizeText } from '../markdown/normalize.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import type { ChecklistItemSchema, ChecklistSchema, SlotSchema } from './schema.ts'
import { textSlot } from './slot.ts'

/** What it takes to compile a checklist: see `ListInput`. */
interface ChecklistInput {
  readonly text: string
  readonly markers: readonly string[]
  readonly labels: ReadonlySet<string>
}

/** What an entry says behind its box. */
interface BoxedText {
  readonly entry: Entry
  /** Without its marker. */
  readonly text: string
  readonly isMarked: boolean
  /** The text holds a placeholder, or is empty. */
  readonly isOpen: boolean
  /** `Legal` of `Legal: [Who checked]`. */
  readonly key: string | undefined
}

/**
 * The checklist that the entries with a box are. Those without a placeholder are fixed items, and so is a key whose value is one, `Legal: [Who
 * checked]`, where it is in bold or the list leaves nothing open: else it may stand for each of many, `Edge case: [scenario]`.
 */
export function checklistOf(entries: readonly Entry[], input: ChecklistInput): ChecklistSchema {
  const boxed = entries.filter(({ checkbox }) => checkbox).map((entry) => boxedText(entry, input))
  const known = boxed.filter(({ isOpen, key }) => !isOpen || key !== undefined)
  const isForm = known.length > 1 && known.length === boxed.length
  const keys = Map.groupBy(known, ({ key, text }) => checklistMatch(key ?? text))
  const isFixed = ({ key, text, isOpen }: BoxedText): boolean => {
    if (!isOpen || key === undefined) return !isOpen
    return keys.get(checklistMatch(key))?.length === 1 && (isForm || text.startsWith('**'))
  }
  const slot = boxed.find((one) => !isFixed(one))
  return {
    kind: 'checklist',
    items: boxed.filter(isFixed).map((one) => fixedItem(one, input.text)),
    anyOf: false,
    ...(slot && { slot: slotOfBox(slot, input.text) }),
    optional: false,
    source: '',
  }
}

function boxedText(entry: Entry, { text, markers, labels }: ChecklistInput): BoxedText {
  const own = text.slice(entry.textSpan.from, entry.textSpan.to)
  const marker = markers.find((one) => own.startsWith(one))
  const rest = (marker ? own.slice(marker.length) : own).trim()
  const isOpen = rest === '' || placeholders(rest).some(({ from, to }) => isSlot(rest.slice(from, to), labels))
  return { entry, text: rest, isMarked: marker !== undefined, isOpen, key: isOpen ? keyOf(rest) : undefined }
}

const OPEN_MARK = /[[{<](?:needs clarification|todo|tbd|tbc|fixme|xxx)s?[\]}>]/i

/** Whether a text has a mark of what is open, which an item speaks of: `No [NEEDS CLARIFICATION] markers remain`. */
export function holdsOpenMark(text: string): boolean {
  return OPEN_MARK.test(text)
}

/** Whether a placeholder in an item of a checklist is to be filled: no label of a link, nor a mark that is spoken of. */
function isSlot(placeholder: string, labels: ReadonlySet<string>): boolean {
  return !labels.has(labelKey(placeholder.slice(1, -1))) && !holdsOpenMark(placeholder)
}

/** What parts placeholders that are filled in as one value: `[Name], [Date]`. */
const JOINTS = /^[\s,;/|()（）@–—-]*$/

/** The key of a text that is a key and a placeholder, or several that only signs part. A number in it counts: `Task 1: [what]`. */
function keyOf(text: string): string | undefined {
  const raw = fieldOfEntry(text, { from: 0, to: text.length })
  if (!raw || /\d/.test(raw.key) || placeholders(raw.key).length > 0) return undefined
  const value = text.slice(raw.valueSpan.from, raw.valueSpan.to)
  return isPlaceholder(value) || areSlots(value) ? raw.key : undefined
}

function areSlots(value: string): boolean {
  const slots = placeholders(value)
  return (
    slots.length > 1 &&
    JOINTS.test([0, ...slots.map(({ to }) => to)].map((from, i) => value.slice(from, slots[i]?.from)).join(''))
  )
}

function fixedItem({ entry, text, isMarked, key }: BoxedText, template: string): ChecklistItemSchema {
  return {
    text: key ?? text,
    match: checklistMatch(key ?? text),
    marked: isMarked,
    source: template.slice(entry.span.from, entry.span.to),
    ...(key !== undefined && { form: text }),
  }
}

function slotOfBox({ entry: { textSpan } }: BoxedText, template: string): SlotSchema {
  return textSlot(template.slice(textSpan.from, textSpan.to))
}

/** A fixed item as it is compared: links by their text, boxes in it whether ticked or not, what follows a comma, a bracket or a dash left out of nothing. */
export function checklistMatch(text: string): string {
  return normalizeText(
    text.replace(/\[[ xX]\](?![[(])/g, '[ ]').replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1'),
  )
}
