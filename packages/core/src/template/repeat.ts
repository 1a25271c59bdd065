import { inAnyScript } from '../text/letters.ts'
import { normalizeHeading, withoutBareNumber, withoutDuty, withoutMarks, withoutNumber } from '../markdown/normalize.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import type { ChecklistItemSchema, ChecklistSchema, ContentSchema, FieldSchema, RepeatSchema } from './schema.ts'

/** How a template's heading may stand several times. */
export interface RepeatedHeading {
  readonly repeat: RepeatSchema
  readonly number: number | undefined
  /** As schemas print it: `Phase {n}: {title}`. */
  readonly pattern: string
}

/** Scripts without spaces need none before the number. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const NUMBERED = inAnyScript(
  String.raw`^(\p{L}[\p{L} ]{0,38}\p{L})(?:\s+|(?<=${UNSPACED}))(\d+|\[?N\]?|\{n\})(?:(\s*[:：.)]\s*|\s+[-–—]\s+|\s+(?=[[{<［]))(.*)|\s*(\(.*\))?)$`,
)

/** `Option A: {name}`: letters count only where a slot follows, since many a title ends in a letter. */
const LETTERED = inAnyScript(String.raw`^(\p{L}[\p{L} ]{0,38}\p{L})\s+([A-M])(\s*[:：.)]\s*|\s+[-–—]\s+)([[{<［].*)$`)

/** `TC-01: {title}`, `TC-01 {title}`, `US1: [Name]`: the number is joined to its word where a slot follows. */
const JOINED = inAnyScript(
  String.raw`^(\p{L}[\p{L} ]{0,38}\p{L}(?=-)|\p{Lu}{1,6}(?=-?\d))(-?)(\d+|N+)(\s*[:：.)]\s*|\s+[-–—]\s+|\s+)[[{<［].*$`,
)

const HAS_WORD = inAnyScript(String.raw`\p{L}`)

/** The place of a letter in the alphabet, from 1; case does not count. */
export function letterNumber(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 96
}

/** A heading's text without its numbering. A bare number is that, and an emoji, where nothing but a placeholder follows: `3 [Feature]`. */
export function unnumbered(heading: string): string {
  const bare = withoutBareNumber(withoutMarks(heading))
  return isPlaceholder(bare) ? bare : withoutNumber(heading)
}

/** The repeated section that a heading belongs to, its numbering apart: a word before a number, or a heading that is wholly a slot. */
export function repeatedHeading(heading: string): RepeatedHeading | undefined {
  const own = unnumbered(heading)
  if (isPlaceholder(own)) return { repeat: NAMELESS, number: undefined, pattern: '{title}' }
  const text = withoutMarks(own)
  const bare = withoutDuty(text)
  const match = NUMBERED(bare).exec(bare) ?? LETTERED(text).exec(text)
  if (!match) return joinedHeading(text)
  const word = match[1] as string
  const separator = match[3]?.replace(/\s+/g, ' ')
  const count = match[2] as string
  const lettered = /^[A-Z]$/.test(count) && count !== 'N'
  const number = /^\d+$/.test(count) ? Number(count) : lettered ? letterNumber(count) : undefined
  return {
    repeat: {
      min: 1,
      word,
      numbered: true,
      ...(lettered && { lettered }),
      ...(separator !== undefined && { separator }),
    },
    number,
    pattern: `${word} {n}${separator === undefined ? '' : `${separator.trimEnd()} {title}`.replace(/^ /, ' ')}`,
  }
}

function joinedHeading(text: string): RepeatedHeading | undefined {
  const match = JOINED(text).exec(text)
  if (!match) return slottedHeading(text)
  const [, word = '', joint = '', count = '', before = ''] = match
  const separator = before.replace(/\s+/g, ' ')
  return {
    repeat: { min: 1, word, numbered: true, joint, separator },
    number: /^\d+$/.test(count) ? Number(count) : undefined,
    pattern: `${word}${joint}{n}${separator.trimEnd()} {title}`,
  }
}

/** `Q: [question]`, `Overview of [System]`, `[Version] - YYYY-MM-DD`: a slot, and words of the template's around it or none. */
function slottedHeading(heading: string): RepeatedHeading | undefined {
  // Code in a heading keeps its marks around what looks like a tag: `<method> <route>`.
  const { text, slot: asked } = withOneSlot(heading.replaceAll('`', ''))
  const slotText = asked === undefined ? {} : { slot: asked }
  if (isPlaceholder(text)) return { repeat: { ...NAMELESS, ...slotText }, number: undefined, pattern: '{title}' }
  const key = withoutBareNumber(normalizeHeading(text))
  const slots = placeholders(key)
  const [slot] = slots
  // `(CPU, RAM, ...)` leaves something out, and `Format: [ID] [Story]` explains a form.
  if (!slot || slots.length > 1 || !BRACKETS.includes(key.charAt(slot.from))) return undefined
  const [before, after] = [key.slice(0, slot.from), key.slice(slot.to)]
  const words = [before.replace(/[\s:：–—]+$/, ''), after.trim()] as const
  if (!words.some((one) => HAS_WORD(one).test(one))) return undefined
  const isSigned = /[:：–—]\s*$/.test(before)
  const word = words.join(' ').trim()
  const around = { before: words[0], after: words[1], isSigned }
  return { repeat: { min: 1, word, numbered: false, around, ...slotText }, number: undefined, pattern: heading }
}

const NAMELESS: RepeatSchema = { min: 1, word: '', numbered: false }
const BRACKETS = '[{<［'
const DATE_FORM = /^[ymd]/i
/** What parts two slots that are filled in as one, a bracket at the end of the last apart. */
const JOINT = /^(?=\s*[^\s])[\s:：,;|/@(（–—-]+$/
const SIGNS = /^[\s:：,;|/@(（–—-]+$/

/** A heading whose slots are parted by signs alone as one with a single slot, and the text of that. A date stands for a slot in brackets. */
function withOneSlot(text: string): { readonly text: string; readonly slot?: string } {
  const slots = placeholders(text)
  const [first] = slots
  const last = slots.at(-1)
  if (!first || !last || !slots.every(({ from }) => isSlot(text.slice(from)))) return { text }
  if (slots.length === 1 && !DATE_FORM.test(text.slice(first.from))) return { text }
  // A blank parts two slots where the heading is nothing but slots: `[METHOD] [path]`.
  const parts = first.from === 0 && last.to === text.length ? SIGNS : JOINT
  const isJoined = slots.every(({ from }, i) => i === 0 || parts.test(text.slice(slots[i - 1]?.to, from)))
  if (!isJoined) return { text }
  const opens = /[(（]/.test(text.slice(first.to, last.from))
  const to = opens && /^[)）]/.test(text.slice(last.to)) ? last.to + 1 : last.to
  return { text: `${text.slice(0, first.from)}[slot]${text.slice(to)}`, slot: text.slice(first.from, to) }
}

function isSlot(text: string): boolean {
  return BRACKETS.includes(text.charAt(0)) || DATE_FORM.test(text)
}

/** Whether two headings are of one repeated section. */
export function sameRepeat(a: RepeatedHeading | undefined, b: RepeatedHeading | undefined): boolean {
  if (a === undefined || b === undefined) return false
  if ((a.repeat.around === undefined) !== (b.repeat.around === undefined)) return false
  return normalizeHeading(a.repeat.word) === normalizeHeading(b.repeat.word)
}

/** Aligns the content of the siblings: what not all of them hold is optional, and what differs in a literal is open. */
export function aligned(instances: readonly (readonly ContentSchema[])[]): readonly ContentSchema[] {
  const [only] = instances
  if (only && instances.length === 1) return only
  const result: ContentSchema[] = []
  const whole = instances.map(withFieldsJoined)
  for (const content of whole)
    for (const one of content) {
      const at = result.findIndex((known) => sameShape(known, one))
      if (at < 0)
        result.push({
          ...one,
          optional: one.optional || whole.some((other) => !other.some((c) => sameShape(c, one))),
        })
      else result[at] = union(result[at] as ContentSchema, one)
    }
  return result
}

/** Fields that stand apart, before and after a list, are compared as one. */
function withFieldsJoined(content: readonly ContentSchema[]): readonly ContentSchema[] {
  const all = content.filter((one) => one.kind === 'fields')
  const [first] = all
  if (!first || all.length === 1) return content
  const joined = {
    ...first,
    fields: all.flatMap(({ fields }) => fields),
    source: all.map(({ source }) => source).join('\n'),
    ...besideAny(all),
  }
  return content.flatMap((one): ContentSchema[] => (one === first ? [joined] : one.kind === 'fields' ? [] : [one]))
}

function sameShape(a: ContentSchema, b: ContentSchema): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'block' && b.kind === 'block') return a.language === b.language
  if (a.kind === 'prose' && b.kind === 'prose')
    return (
      a.guidance === b.guidance &&
      (a.guidance || placeholders(a.source).length === placeholders(b.source).length) &&
      a.optional === b.optional
    )
  return true
}

/** A content, and what another one of its shape has in its place: that of a sibling, or the same items in a further list. */
export function withOther(a: ContentSchema, b: ContentSchema): ContentSchema {
  const said = a.kind === 'block' && b.kind === 'block' ? [a.text, b.text] : [a.source, b.source]
  const [own, other = ''] = said
  const one = { ...a, ...besideAny([a, b]) }
  return own === other || a.others?.includes(other) ? one : { ...one, others: [...(a.others ?? []), other] }
}

/** What stands beside any of several contents that are one. */
export function besideAny(all: readonly ContentSchema[]): Pick<ContentSchema, 'beside'> {
  const beside = all.flatMap((one) => one.beside ?? [])
  return beside.length > 0 ? { beside } : {}
}

function union(a: ContentSchema, b: ContentSchema): ContentSchema {
  if (a.kind === 'checklist' && b.kind === 'checklist') return withOther(unionOfItems(a, b), b)
  if (a.kind !== 'fields' || b.kind !== 'fields') return withOther(a, b)
  const absent = (fields: readonly FieldSchema[], field: FieldSchema): boolean =>
    !fields.some((one) => one.match === field.match)
  const loose = (field: FieldSchema): FieldSchema => ({ ...field, slot: { ...field.slot, optional: true } })
  return {
    ...a,
    ...besideAny([a, b]),
    fields: [
      ...a.fields.map((field) => (absent(b.fields, field) ? loose(field) : field)),
      ...b.fields.filter((field) => absent(a.fields, field)).map(loose),
    ],
  }
}

/** The items of both, those that one of them lacks open. */
function unionOfItems(a: ChecklistSchema, b: ChecklistSchema): ChecklistSchema {
  const [own, other] = [a, b].map(({ items }) => new Set(items.map(({ match }) => match)))
  const open = (item: ChecklistItemSchema): ChecklistItemSchema => ({ ...item, optional: true })
  const slot = a.slot ?? b.slot
  return {
    ...a,
    items: [
      ...a.items.map((item) => (other?.has(item.match) ? item : open(item))),
      ...b.items.filter(({ match }) => !own?.has(match)).map(open),
    ],
    ...(slot && { slot }),
  }
}
