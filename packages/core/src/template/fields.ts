import { normalizeKey, saysOptional, withoutDuty } from '../markdown/normalize.ts'
import { holdsPlaceholder, isPlaceholder } from '../values/placeholder.ts'
import { unwrap } from '../values/wrapping.ts'
import type { Directives } from './directives.ts'
import { fieldRole } from './roles.ts'
import type { FieldSchema, PairsSchema, SlotSchema } from './schema.ts'
import { choiceOf, slotOf, typeNamed } from './slot.ts'
import { fieldSynonyms } from './synonyms.ts'

/** A field from its key and the template's value for it. */
export function fieldSchema(
  key: string,
  value: string,
  source: string,
  directives: Directives = {},
  entries?: PairsSchema,
): FieldSchema {
  const name = withoutDuty(key)
  const match = normalizeKey(name)
  const slot = slotOf(value, name, directives.optional === true || saysOptional(key))
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
    key: name,
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

/** Whether the template leaves a field to be filled in, or chosen: its value is no text that may stand as it is. */
export function isOpen({ slot }: FieldSchema): boolean {
  return slot.type.kind !== 'text' || isPlaceholder(slot.placeholder)
}

/** Whether a field is to be filled in at least in part: `[date] to [date]`. */
export function isToFill(field: FieldSchema): boolean {
  return isOpen(field) || holdsPlaceholder(field.slot.placeholder)
}

/** Whether no two fields have one key. */
export function areDistinct(fields: readonly FieldSchema[]): boolean {
  return new Set(fields.map(({ match }) => match)).size === fields.length
}

/** Whether a value is the template's form of a link to an issue: `[#000](url)`. */
export function isLinkValue(value: string): boolean {
  return /^\[[^\]]*0{3,}[^\]]*\]\([^)]*\)$/.test(value)
}
