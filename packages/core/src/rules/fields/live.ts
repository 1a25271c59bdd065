import type { Field, Slot, Spec } from '../../spec/model.ts'
import { once } from '../../spec/once.ts'
import { partsOfKind } from '../../spec/views.ts'
import type { SlotType } from '../../template/schema.ts'

/** Every field that counts: none of a section that repeats another, none that repeats another field. */
export function* liveFields(spec: Spec): Generator<Field> {
  for (const { part } of partsOfKind(spec, 'fields'))
    for (const field of part.fields) if (!field.duplicateOf) yield field
}

/** Every slot of a type in the document itself, but the values of fields that repeat another. */
export function liveSlots(spec: Spec, kind: SlotType['kind']): readonly Slot[] {
  return liveByKind(spec).get(kind) ?? []
}

/** Every slot of a type that has a value of the writer's own, the fields of a metadata file included. */
export function filledSlots(spec: Spec, kind: SlotType['kind']): readonly Slot[] {
  const outside = spec.fields.filter(
    ({ form, value, duplicateOf }) => form === 'file' && isOf(value, kind) && !duplicateOf,
  )
  return [...liveSlots(spec, kind), ...outside.map(({ value }) => value)].filter((slot) => slot.state === 'filled')
}

const liveByKind: (spec: Spec) => ReadonlyMap<SlotType['kind'], readonly Slot[]> = once(({ slots, fields }) => {
  const repeated = new Set(fields.flatMap((field) => (field.duplicateOf ? [field.value] : [])))
  const live = repeated.size === 0 ? slots : slots.filter((slot) => !repeated.has(slot))
  return Map.groupBy(live, (slot) => slot.schema.type.kind)
})

function isOf({ schema }: Slot, kind: SlotType['kind']): boolean {
  return schema.type.kind === kind
}
