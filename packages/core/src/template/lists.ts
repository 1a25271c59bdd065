import type { List } from 'mdast'
import { type Entry, entriesOf } from '../markdown/entries.ts'
import { fieldOfEntry } from '../markdown/fields.ts'
import { labelKey, normalizeKey, normalizeText } from '../markdown/normalize.ts'
import { spanOf } from '../markdown/tree.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import { unwrap } from '../values/wrapping.ts'
import { type Directives, directivesAtEnd } from './directives.ts'
import { itemsOf } from './items.ts'
import { fieldRole } from './roles.ts'
import type {
  ChecklistItemSchema,
  ChecklistSchema,
  ContentSchema,
  FieldSchema,
  PairsSchema,
  SlotSchema,
} from './schema.ts'
import { choiceOf, slotOf, slotSaysOptional, textSlot, typeNamed } from './slot.ts'
import { fieldSynonyms } from './synonyms.ts'
import { lineEnd } from '../text/lines.ts'

/** What it takes to compile a list: the template's text, the number of the repeated section it stands in, its markers, its link labels. */
export interface ListInput {
  readonly text: string
  /** Before the first section, where metadata stand. */
  readonly preamble: boolean
  readonly number: number | undefined
  readonly markers: readonly string[]
  readonly labels: ReadonlySet<string>
}

/** What a list of the template demands; empty where it is guidance. */
export function contentOfList(list: List, input: ListInput): readonly ContentSchema[] {
  const { text, number } = input
  const { from, to } = spanOf(list)
  const source = text.slice(from, to)
  const entries = entriesOf(list, text)
  const meant = entries.filter((entry) => !isEllipsis(slice(text, entry)) || entry.checkbox)
  if (meant.length === 0) return []
  const items = itemsOf(meant, text, number)
  if (items) return [{ ...items, source }]
  if (meant.some((entry) => entry.checkbox)) return [{ ...checklistOf(entriesOf(list, text, true), input), source }]
  const areHeaders = input.preamble && areMetadata(meant, text)
  const fields = meant.map((entry) => fieldOfListEntry(entry, text, areHeaders))
  if (fields.every((field) => field !== undefined)) return [{ kind: 'fields', fields, optional: false, source }]
  const pairs = pairsOf(meant, text)
  if (pairs) return [{ ...pairs, source }]
  return textsOf(meant, text, list.ordered === true, source)
}

function slice(text: string, entry: Entry): string {
  return text.slice(entry.textSpan.from, entry.textSpan.to)
}

function isEllipsis(text: string): boolean {
  return /^(?:\.\.\.|…)$/.test(text.trim())
}

/** A word that begins a remark to the writer. */
const REMARK =
  /^(?:notes?|nb|n\.b\.|tips?|hints?|important|warning|caution|attention|remember|examples?|e\.g\.|usage|instructions?|guidance|guidelines?|todo|optional|required|see|see also|purpose)$/i

/** Whether a key names something of the document, rather than beginning a remark to its writer. */
export function isMetadata(key: string): boolean {
  return !REMARK.test(key.trim()) && key.trim().split(/\s+/).length <= MOST_WORDS
}

/** Of a key: what is longer is a sentence with a colon. */
const MOST_WORDS = 4

/** Whether a list before the first section is one of plain metadata, `* Status: Draft`: at least two of its keys are known as such. */
function areMetadata(entries: readonly Entry[], text: string): boolean {
  const keys = entries.map((entry) => fieldOfEntry(text, entry.textSpan)?.key)
  const known = keys.filter((key) => key !== undefined && fieldRole(normalizeKey(key), { kind: 'text' }) !== undefined)
  return known.length > 1 && keys.every((key) => key !== undefined && isMetadata(key))
}

/** A field of a list: a bold key that is no placeholder, or a plain key whose value is one or a choice. `any`: whatever its value. */
function fieldOfListEntry(entry: Entry, text: string, any: boolean): FieldSchema | undefined {
  const raw = fieldOfEntry(text, entry.textSpan)
  if (!raw || isPlaceholder(raw.key)) return undefined
  const value = text.slice(raw.valueSpan.from, raw.valueSpan.to)
  if (
    !raw.strong &&
    !any &&
    (placeholders(raw.key).length > 0 || /\d/.test(raw.key) || placeholders(value).length === 0) &&
    !isLinkValue(value)
  )
    return undefined
  const source = text.slice(entry.span.from, entry.node.position?.end.offset ?? entry.span.to)
  const entries = entry.lists[0] && pairsOf(entriesOf(entry.lists[0], text), text)
  const said = directivesAtEnd(text.slice(entry.span.from, lineEnd(text, entry.span.to)))
  return fieldSchema(raw.key, value, source, said, entries && { ...entries, source: '' })
}

function isLinkValue(value: string): boolean {
  return /^\[[^\]]*0{3,}[^\]]*\]\([^)]*\)$/.test(value)
}

/** A field from its key and the template's value for it. */
export function fieldSchema(
  key: string,
  value: string,
  source: string,
  directives: Directives = {},
  entries?: PairsSchema,
): FieldSchema {
  const match = normalizeKey(key)
  const slot = slotOf(value, key, directives.optional === true)
  const states = directives.remark === undefined ? undefined : statesOf(directives.remark, slot, match)
  const typed = states
    ? { ...slot, type: states }
    : directives.type
      ? { ...slot, type: typeNamed(directives.type) }
      : isLinkValue(value)
        ? { ...slot, type: { kind: 'issue' } as const }
        : slot
  const role = directives.role ?? fieldRole(match, typed.type)
  return {
    key,
    match,
    synonyms: [...fieldSynonyms(match), ...(directives.synonyms ?? []).map(normalizeKey)],
    ...(role !== undefined && { role }),
    slot: typed,
    ...(entries && { entries }),
    source,
  }
}

/** The states that the comment on a status lists: `draft  # draft | accepted | obsolete`. The state that stands there is one of them. */
function statesOf(remark: string, { type, placeholder }: SlotSchema, match: string): SlotSchema['type'] | undefined {
  if (type.kind !== 'status' || fieldRole(match, type) !== 'status') return undefined
  const listed = remark.replace(/^(?:one of|states?|values?|options?|allowed(?: values)?)\b[: ]*/i, '')
  const choice = choiceOf(listed.replace(/ \/ /g, '|'))
  const isListed = choice?.choices.some((state) => state.toLowerCase() === unwrap(placeholder).toLowerCase())
  return choice && (isListed || isPlaceholder(placeholder)) ? choice : undefined
}

function checklistOf(entries: readonly Entry[], { text, markers, labels }: ListInput): ChecklistSchema {
  const items: ChecklistItemSchema[] = []
  let slot: SlotSchema | undefined
  for (const entry of entries) {
    if (!entry.checkbox) continue
    const own = slice(text, entry)
    const marker = markers.find((one) => own.startsWith(one))
    const rest = (marker ? own.slice(marker.length) : own).trim()
    if (rest === '' || placeholders(rest).some(({ from, to }) => isSlot(rest.slice(from, to), labels)))
      slot ??= textSlot(own)
    else
      items.push({
        text: rest,
        match: checklistMatch(rest),
        marked: marker !== undefined,
        source: text.slice(entry.span.from, entry.span.to),
      })
  }
  return { kind: 'checklist', items, anyOf: false, ...(slot && { slot }), optional: false, source: '' }
}

/** A mark of what is open, which an item speaks of: `No [NEEDS CLARIFICATION] markers remain`. */
const OPEN_MARK = /^[[{<](?:needs clarification|todo|tbd|tbc|fixme|xxx)s?[\]}>]$/i

/** Whether a placeholder in an item of a checklist is to be filled: no label of a link, nor a mark that is spoken of. */
function isSlot(placeholder: string, labels: ReadonlySet<string>): boolean {
  return !labels.has(labelKey(placeholder.slice(1, -1))) && !OPEN_MARK.test(placeholder)
}

/** A fixed item as it is compared: links by their text, boxes in it whether ticked or not, what follows a comma, a bracket or a dash left out of nothing. */
export function checklistMatch(text: string): string {
  return normalizeText(
    text.replace(/\[[ xX]\](?![[(])/g, '[ ]').replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1'),
  )
}

/** `[Component]: [coverage]`, `[Library]: [Version] - [Purpose]`, `Phase 1 Complete: [Date]`. */
function pairsOf(entries: readonly Entry[], text: string): PairsSchema | undefined {
  const split = entries.map((entry) => pairOf(slice(text, entry)))
  const [first] = split
  if (!first || split.some((pair) => !pair || pair.values.length !== first.values.length)) return undefined
  const keys = split.map((pair) => pair?.key ?? '')
  const numbered = /^(.*?)\d+(.*)$/.exec(first.key)
  const pattern = numbered && !isPlaceholder(first.key) ? ([numbered[1] ?? '', numbered[2] ?? ''] as const) : undefined
  if (pattern && !keys.every((key) => key.startsWith(pattern[0]) && key.endsWith(pattern[1]))) return undefined
  if (!pattern && !keys.every((key) => isPlaceholder(key))) return undefined
  const values = first.values.map((value) => slotOf(value))
  return {
    kind: 'pairs',
    key: slotOf(first.key),
    ...(pattern && { keyPattern: pattern }),
    values,
    optional: false,
    source: '',
  }
}

function pairOf(line: string): { key: string; values: readonly string[] } | undefined {
  const raw = line.replace(/\*\*|__/g, '')
  const colon = raw.search(/:\s|：/)
  if (colon <= 0) return undefined
  const rest = raw.slice(colon + 1).trim()
  const values = rest.split(/\s+-\s+/)
  const whole = values.length === 2 && values.every((value) => isPlaceholder(value)) ? values : [rest]
  return whole.every((value) => placeholders(value).length > 0)
    ? { key: raw.slice(0, colon).trim(), values: whole }
    : undefined
}

function textsOf(entries: readonly Entry[], text: string, ordered: boolean, source: string): readonly ContentSchema[] {
  const slots = entries.map((entry) => slice(text, entry)).filter((line) => placeholders(line).length > 0)
  const [first] = slots
  if (first === undefined) return []
  const slot = slotOf(first)
  if (slots.every((line) => /^\[link\b/i.test(line)))
    return [{ kind: 'links', slot: { ...slot, type: { kind: 'link' } }, optional: false, source }]
  return [{ kind: 'list', ordered, slot: textSlot(first), optional: slotSaysOptional(first), source }]
}
