import { describePattern, type SlotType } from '@truespec/core'

/** A type as people read it: `date`, `one of Low, Medium, High`, `FR{n}`. */
export function describeType(type: SlotType): string {
  if (type.kind === 'id') return describePattern(type.pattern)
  if (type.kind === 'choice') return `one of ${type.choices.join(', ')}${type.open ? ', …' : ''}`
  return type.kind
}
