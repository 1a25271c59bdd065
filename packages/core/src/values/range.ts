import type { Span } from '../text/span.ts'
import { draft, draftsOfRange, finite, type Step } from './draft.ts'
import { readNumber, take } from './number.ts'
import { unitAfter, type FollowingUnit } from './quantity-unit.ts'
import { scaleAt } from './scale.ts'

/** A range as far as its second number. */
interface RangeStart {
  /** Where the second number starts. */
  readonly second: number
  /** What multiplies the first number by itself: `10k-20k`. */
  readonly scale: number | undefined
}

const TO = /\s?(?:[-–—~]|to|\.{2,3}|…)\s?/y
const AND = /\sand\s/y

/** Whether a range goes on behind a number: `100-200 ms`, `between 5 and 10 users`, and with the sign of its money `$5-10`, `$5 to $10`. */
export function rangeAt(text: string, { from, to }: Span, sign = ''): RangeStart | undefined {
  const scale = scaleAt(text, to, sign !== '')
  const end = scale?.to ?? to
  const between = take(TO, text, end) || take(AND, text, end)
  if (between === '' || (between.trim() === 'and' && !isBetween(text, from))) return undefined
  const behind = end + between.length
  const second = sign !== '' && text.startsWith(sign, behind) ? behind + sign.length : behind
  return /\d/.test(text.charAt(second)) ? { second, scale: scale?.factor } : undefined
}

function isBetween(text: string, from: number): boolean {
  return /between\s+$/i.test(text.slice(Math.max(0, from - 12), from))
}

/**
 * What multiplies the first number of a range: its own scale, else that of the second where the two then ascend (`2-3 million`, but
 * `500-1.5k`).
 */
export function scaleOfFirst({ scale }: RangeStart, first: number, second: number, scaleOfSecond: number): number {
  return scale ?? (first <= second ? scaleOfSecond : 1)
}

/**
 * Reads a range of a unit from its first number on; undefined where it is none. Where no unit follows the second number either, there is
 * nothing to say of the first; where that is the smaller one (`from 500 to 200 ms`, `100-50 ms`), it is what is said.
 */
export function unitRange(
  text: string,
  number: Span & { readonly value: number },
  follow: FollowingUnit | undefined,
  labelled: boolean,
): Step | undefined {
  if (!mayBeRange(text, number.to, follow)) return undefined
  const range = rangeAt(text, number)
  if (range === undefined) return undefined
  const second = readNumber(text, range.second)
  const unit = second && unitAfter(text, second.to, labelled)
  // `512M-1G` are two sizes.
  if (follow?.unit.dimension === 'size' && !isCounted(unit)) return undefined
  if (second === undefined || unit === undefined) return { drafts: [], to: range.second }
  const low = number.value * scaleOfFirst(range, number.value, second.value, unit.scale)
  const high = second.value * unit.scale
  if (low > high) {
    const fallen = draft(text, { from: range.second, to: unit.to }, { value: high, unit: unit.unit }, unit.comparator)
    return { drafts: finite([fallen]), to: unit.to }
  }
  return { drafts: draftsOfRange({ from: number.from, to: unit.to }, unit.unit, low, high), to: unit.to }
}

/** The first number of a range has no unit of its own, but what multiplies it may look like one: `1M-2M rows`. */
function mayBeRange(text: string, to: number, follow: FollowingUnit | undefined): boolean {
  const dimension = follow?.unit.dimension
  return dimension === undefined || dimension === 'count' || (dimension === 'size' && scaleAt(text, to) !== undefined)
}

function isCounted(follow: FollowingUnit | undefined): boolean {
  return follow?.unit.dimension === 'count' || follow?.unit.dimension === 'rate'
}
