import type { Field, Slot, Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { partsOfKind } from '../../spec/views.ts'
import type { SlotType } from '../../template/schema.ts'

/** Every field that counts: none of a section that repeats another, none that repeats another field. */
export function liveFields(spec: Spec): readonly Field[] {
  return partsOfKind(spec, 'fields').flatMap(({ part }) => part.fields.filter((field) => !field.duplicateOf))
}

/** What a value may be held against. Most slots take any text. */
type Kind = Exclude<SlotType['kind'], 'text'>

/** Every slot of a type in the document itself, but the values of fields that repeat another. */
export function liveSlots(spec: Spec, kind: Kind): readonly Slot[] {
  return liveByKind(spec).get(kind) ?? []
}

/** Every slot of a type that has a value of the writer's own, the fields of a metadata file included. */
export function filledSlots(spec: Spec, kind: Kind): readonly Slot[] {
  const outside = spec.fields.filter(
    ({ form, value, duplicateOf }) => form === 'file' && isOf(value, kind) && !duplicateOf,
  )
  return [...liveSlots(spec, kind), ...outside.map(({ value }) => value)].filter((slot) => slot.state === 'filled')
}

const liveByKind: (spec: Spec) => ReadonlyMap<Kind, readonly Slot[]> = once(({ slots, fields }) => {
  const repeated = new Set(fields.flatMap((field) => (field.duplicateOf ? [field.value] : [])))
  const found = new Map<Kind, Slot[]>()
  for (const slot of slots) {
    const { kind } = slot.schema.type
    if (kind === 'text' || repeated.has(slot)) continue
    const same = found.get(kind)
    if (same) same.push(slot)
    else found.set(kind, [slot])
  }
  return found
})

function isOf({ schema }: Slot, kind: Kind): boolean {
  return schema.type.kind === kind
}
