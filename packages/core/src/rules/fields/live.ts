import type { Field, Slot, Spec } from '../../spec/model.ts'
import { once } from '../../spec/once.ts'
import { partsOfKind } from '../../spec/views.ts'
import type { SlotType } from '../../template/schema.ts'

/** Every field that counts: none of a section that repeats another, none that repeats another field. */
export function* liveFields(spec: Spec): Generator<Field> {
  for (const { part } of partsOfKind(spec, 'fields'))
    for (const field of part.fields) if (!field.duplicateOf) yield field
}

/** Every slot of a type that has a value of the writer's own, the fields of a metadata file included. */
export function filledSlots(spec: Spec, kind: SlotType['kind']): readonly Slot[] {
  return filledByKind(spec).get(kind) ?? []
}

const filledByKind: (spec: Spec) => ReadonlyMap<SlotType['kind'], readonly Slot[]> = once((spec) => {
  const repeated = new Set(spec.fields.filter((field) => field.duplicateOf).map((field) => field.value))
  const outside = spec.fields.filter((field) => field.form === 'file').map((field) => field.value)
  const filled = [...spec.slots, ...outside].filter((slot) => slot.state === 'filled' && !repeated.has(slot))
  return Map.groupBy(filled, (slot) => slot.schema.type.kind)
})
