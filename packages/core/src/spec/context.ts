import type { GherkinEngine } from '../blocks/engines.ts'
import type { FrontMatterFault } from '../markdown/front-matter.ts'
import { labelKey, normalizeText } from '../markdown/normalize.ts'
import { holdsSlot } from '../template/notation.ts'
import type { FieldSchema, Schema, SlotSchema } from '../template/schema.ts'
import { offersWords } from '../template/slot.ts'
import { type Span, span } from '../text/span.ts'
import { isBlank, isDash } from '../values/blank.ts'
import { parseChoice } from '../values/choice.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { notApplicable } from '../values/waived.ts'
import type { Field, Slot, SlotState } from './model.ts'

/** What the parts of the reader share while they read one document. */
export interface Reading {
  readonly file: string
  readonly text: string
  readonly schema: Schema
  readonly gherkin: GherkinEngine | undefined
  /** Labels of link definitions, normalised: `[label]` alone is then a link, not a placeholder. */
  readonly labels: ReadonlySet<string>
  /** Every slot that was read, in the order of reading. */
  readonly slots: Slot[]
  readonly malformed: { span: Span; fixed: string | undefined }[]
  readonly frontMatterFaults: FrontMatterFault[]
  /** What front matter says of fields that the template has once: another value further down contradicts it. */
  readonly inFrontMatter: Map<FieldSchema, Field>
}

/** Reads the slot at a place of the document. */
export function slotAt(reading: Reading, at: Span, schema: SlotSchema): Slot {
  const inner = withoutEmphasis(reading.text, at)
  return slotOf(reading, inner, schema, stateOf(reading.text.slice(inner.from, inner.to), schema, reading))
}

/** The slot at a place of the document of which it is known what it says. */
export function slotOf({ text, slots }: Reading, at: Span, schema: SlotSchema, state: SlotState): Slot {
  const slot: Slot = { schema, span: at, text: text.slice(at.from, at.to), state }
  slots.push(slot)
  return slot
}

/** What a text says as the answer to a slot. */
export function stateOf(text: string, schema: SlotSchema, reading: Pick<Reading, 'schema' | 'labels'>): SlotState {
  const plain = text.trim()
  if (isBlank(plain) || isDash(plain)) return 'empty'
  if (
    isLeft(plain, schema, reading.schema) ||
    (mayBePlaceholder(plain, reading.schema) &&
      isPlaceholder(plain, reading.schema.placeholders) &&
      !isReference(plain, reading.labels))
  )
    return 'placeholder'
  const waiver = notApplicable(plain)
  if (!waiver) return 'filled'
  if (waiver.reason !== '') return 'waived'
  return isOffered(plain, schema) ? 'filled' : 'bare-waiver'
}

/** `none` where the template's own words have it: one of its choices, or the value that it gives. */
function isOffered(text: string, { type, placeholder }: SlotSchema): boolean {
  if (type.kind === 'choice') return 'choice' in parseChoice(text, type.choices)
  return type.kind === 'text' && placeholder !== '' && normalizeText(text) === normalizeText(placeholder)
}

/** The template's own text, where that holds a placeholder or a choice: a default value that stays is an answer. */
function isLeft(text: string, schema: SlotSchema, template: Schema): boolean {
  const own = schema.placeholder
  if (own === '' || text.length > own.length * 2 || !mayBegin(text, own)) return false
  if (normalizeText(text) !== normalizeText(own)) return false
  if (schema.type.kind === 'choice' ? !isOffered(own, schema) : offersWords(own)) return true
  return holdsSlot(own, template)
}

/** Whether two texts may be equal but for case and emphasis, by their first characters alone: most texts differ there. */
function mayBegin(a: string, b: string): boolean {
  const [first = '', other = ''] = [a[0], b[0]]
  return (
    first === other ||
    first > '\x7f' ||
    other > '\x7f' ||
    MARKS.includes(first) ||
    MARKS.includes(other) ||
    first.toLowerCase() === other.toLowerCase()
  )
}

const MARKS = '*_`"‘’“”–— '

/** A placeholder holds a bracket, an ellipsis or a word of capitals: a cheap look before the exact one. */
function mayBePlaceholder(text: string, schema: Schema): boolean {
  return schema.placeholders.length > 0 || /[[{<(…]|\.\.\.|NN|YY|yy|DD|dd|MM|mm|ММ|мм/.test(text)
}

function isReference(text: string, labels: ReadonlySet<string>): boolean {
  return text.startsWith('[') && text.endsWith(']') && labels.has(labelKey(text.slice(1, -1)))
}

const PAIRS = ['**', '__', '``', '`', '*', '_'] as const

function withoutEmphasis(text: string, at: Span): Span {
  if (!'*_`'.includes(text[at.from] ?? ' ')) return at
  let { from, to } = at
  for (let again = true; again;) {
    again = false
    for (const mark of PAIRS) {
      const inside = text.slice(from + mark.length, to - mark.length)
      if (to - from <= mark.length * 2 || !text.startsWith(mark, from) || !text.startsWith(mark, to - mark.length))
        continue
      if (inside.includes(mark) || /^\s|\s$/.test(inside)) continue
      from += mark.length
      to -= mark.length
      again = true
    }
  }
  return span(from, to)
}
