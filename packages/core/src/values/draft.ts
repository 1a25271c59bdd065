import type { Span } from '../text/span.ts'
import { REACH } from './before-number.ts'
import { comparatorAtEnd, type Comparator } from './comparator.ts'
import type { Unit } from './units.ts'

/** A number with its unit, as it stands in the text. */
export interface Draft extends Span {
  readonly value: number
  readonly unit: Unit
  readonly comparator: Comparator | undefined
  /** Where the comparator starts, or the number where there is none. */
  readonly start: number
}

/** What was read, and where to read on. */
export interface Step {
  readonly drafts: readonly Draft[]
  readonly to: number
}

/** A draft with the comparator before its number, else that behind it. */
export function draft(
  text: string,
  { from, to }: Span,
  { value, unit }: Pick<Draft, 'value' | 'unit'>,
  after?: Comparator,
): Draft {
  const before = text.slice(Math.max(0, from - REACH), from)
  const { comparator, rest } = comparatorAtEnd(before)
  const start = comparator === undefined ? from : from - before.length + rest.length
  return { from, to, start, value, unit, comparator: comparator ?? after }
}

/** The two ends of a range, both of which stand in all of it. */
export function draftsOfRange(span: Span, unit: Unit, low: number, high: number): readonly Draft[] {
  const both = { from: span.from, to: span.to, start: span.from, unit }
  return finite([
    { ...both, value: low, comparator: '>=' },
    { ...both, value: high, comparator: '<=' },
  ])
}

/** Those whose value is a number that can be counted with. */
export function finite(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(({ value, unit }) => Number.isFinite(value) && Number.isFinite(value * unit.factor))
}
