import { inAnyScript, isWordAt } from '../text/letters.ts'
import type { Span } from '../text/span.ts'
import { isLabelled, REACH, unitBefore } from './before-number.ts'
import { comparatorAtEnd } from './comparator.ts'
import type { Comparator } from './comparator.ts'
import { draft, finite, type Draft, type Step } from './draft.ts'
import { moneyAt } from './money.ts'
import { readNumber, take } from './number.ts'
import { unitAfter } from './quantity-unit.ts'
import { unitRange } from './range.ts'
import { statistics } from './statistic.ts'
import type { Dimension, Unit } from './units.ts'

export type { Comparator } from './comparator.ts'
export type { Dimension } from './units.ts'

/**
 * A number with a unit. `value` is in `unit` (canonical: `ms`, `MB`, `%`, `request/s`, `user`), `base` in the dimension's base unit.
 * `span` is where number and unit stand in the text, without the comparator.
 */
export interface Quantity {
  readonly comparator?: Comparator
  readonly value: number
  readonly unit: string
  readonly dimension: Dimension
  readonly base: number
  /** `p95`, `median`, `mean`, `max`, `min` or `peak`. */
  readonly statistic?: string
  readonly span: Span
}

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
)
for (const [word, value] of [
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
] as const)
  NUMBER_WORDS.set(word, value)
// `dos` is an attack too.
for (const [first, words] of [
  [2, 'zwei drei vier fünf sechs sieben acht neun zehn'],
  [2, 'deux trois quatre cinq six sept huit neuf dix'],
  [3, 'tres cuatro cinco seis siete ocho nueve diez'],
] as const)
  for (const [index, word] of words.split(' ').entries()) NUMBER_WORDS.set(word, first + index)
/** ASCII only: a class of Unicode here costs more than all else together. */
const CANDIDATE = new RegExp(
  `\\d|\\b(?:sub-?(?=(?:micro|milli)?second|minute)|(?:${[...NUMBER_WORDS.keys()].join('|')}|half an?|an?)\\b)`,
  'gi',
)
/** Numbers that count nothing: dates, versions of three parts and more, addresses, times of day, hexadecimal. */
const NO_QUANTITY = inAnyScript(
  String.raw`\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z?)?(?!\d)|\d+\.\d+\.\d+(?:[.+-][\p{L}\d]+)*|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|0x[\da-f]+|24/7|24x7`,
  'iuy',
)
/** What stands behind the first digits of all of these; nothing does where the text ends. */
const NO_QUANTITY_AFTER = '-.:xX/'
const RATIO = /\d{1,6}(?:\.\d{1,4})?:1(?![\d:.])/y
const TO_ONE: Unit = { unit: ':1', dimension: 'factor', factor: 1 }
const IDENTIFIER = inAnyScript(String.raw`[\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*`, 'uy')
const LETTER = inAnyScript(String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_]`)
const SUB = inAnyScript(String.raw`(?<!\p{L})sub-$`, 'iu')
/**
 * Every number of a text that has a known unit, in order. A range gives two: at least its start, at most its end. A number inside a name, a version, an ID, a date or
 * an address gives none, nor does one that is not finite.
 */
export function parseQuantities(text: string): Quantity[] {
  const drafts = draftsOf(text, Infinity)
  if (drafts.length === 0) return []
  const names = statistics(
    text,
    drafts.map(({ start, to }) => ({ from: start, to })),
  )
  return drafts.map((draft, index) => quantityOf(draft, names[index]))
}

/** At least so many of the numbers with a unit, from the start; all where there are fewer. */
function draftsOf(text: string, most: number): readonly Draft[] {
  const drafts: Draft[] = []
  let at = 0
  while (drafts.length < most) {
    CANDIDATE.lastIndex = at
    const match = CANDIDATE.exec(text)
    if (match === null) break
    const found = /\d/.test(match[0])
      ? fromDigits(text, match.index, drafts.at(-1)?.to ?? -1)
      : fromWord(text, match.index, match[0])
    for (const each of found.drafts) drafts.push(each)
    at = Math.max(found.to, match.index + 1)
  }
  return drafts
}

/** Whether a text holds a number with a unit. */
export function hasQuantity(text: string): boolean {
  return draftsOf(text, 1).length > 0
}

function fromDigits(text: string, at: number, lastEnd: number): Step {
  const next = text.charAt(endOfDigits(text, at))
  const ratio = next === ':' || next === '.' ? take(RATIO, text, at) : ''
  const before = text.charAt(at - 1)
  const before2 = text.charAt(at - 2)
  const joined = before === '-' && lastEnd === at - 1
  if (LETTER(before).test(before) || (before !== '' && '#@§^'.includes(before))) return skip(text, at)
  if (
    (before === '-' || before === '.') &&
    (before2 === '_' || isWordAt(text, at - 2)) &&
    !joined &&
    !isSub(text.slice(Math.max(0, at - 5), at))
  )
    return skip(text, at)
  if (ratio !== '')
    return {
      drafts: [draft(text, { from: at, to: at + ratio.length }, { value: Number.parseFloat(ratio), unit: TO_ONE })],
      to: at + ratio.length,
    }
  const none = NO_QUANTITY_AFTER.includes(next) ? take(NO_QUANTITY(text), text, at) : ''
  if (none !== '') return { drafts: [], to: at + none.length }
  const negative = (before === '-' || before === '−') && !joined && before2 !== ')' && !isWordAt(text, at - 2)
  const from = before === '.' || negative ? at - 1 : at
  const number = readNumber(text, before === '.' ? from : at)
  if (number === undefined) return { drafts: [], to: at + 1 }
  const money = moneyAt(text, from, number)
  if (money !== undefined) return { drafts: money, to: money[0]?.to ?? number.to }
  const labelled = !number.grouped && isLabelled(text, from)
  const follow = unitAfter(text, number.to, labelled)
  const range = unitRange(text, { from, to: number.to, value: number.value }, follow, labelled)
  if (range !== undefined) return range
  if (follow === undefined) {
    const unit = unitBefore(text, from)
    if (unit !== undefined)
      return { drafts: finite([draft(text, { from, to: number.to }, { value: number.value, unit })]), to: number.to }
    return { drafts: [], to: number.to + take(IDENTIFIER(text), text, number.to).length }
  }
  const value = number.value * follow.scale * (negative ? -1 : 1)
  return {
    drafts: finite([draft(text, { from, to: follow.to }, { value, unit: follow.unit }, follow.comparator)]),
    to: follow.to,
  }
}

/** `sub-200 ms`. */
function isSub(before: string): boolean {
  return SUB(before).test(before)
}

function endOfDigits(text: string, at: number): number {
  let end = at
  for (let code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(end)) end++
  return end
}

function skip(text: string, at: number): Step {
  return { drafts: [], to: at + take(IDENTIFIER(text), text, at).length }
}

function fromWord(text: string, at: number, word: string): Step {
  const to = at + word.length
  const lower = word.toLowerCase()
  const isBelow = lower.startsWith('sub')
  const value = NUMBER_WORDS.get(lower)
  const isArticle = value === undefined && !isBelow && !lower.startsWith('half')
  const bound = isBelow ? undefined : comparatorAtEnd(text.slice(Math.max(0, at - REACH), at)).comparator
  // `within a second`: most articles stand before no unit, and this is quick to tell.
  if (isArticle && bound === undefined) return { drafts: [], to }
  const follow = unitAfter(text, to, false)
  if (follow === undefined) return { drafts: [], to }
  if (isBelow)
    return {
      drafts: [{ from: at, to: follow.to, start: at, value: 1, unit: follow.unit, comparator: '<' }],
      to: follow.to,
    }
  const isCount =
    follow.unit.dimension === 'count' || follow.unit.dimension === 'factor' || follow.unit.dimension === 'score'
  // `ten thousand gadgets` is a figure, and `one gadget` hardly.
  const isLarge = follow.scale > 1
  if (isArticle && !isLarge && follow.unit.dimension !== 'time') return { drafts: [], to }
  if (isCount && !isLarge && (value === undefined || (value !== 0 && bound === undefined))) return { drafts: [], to }
  const amount = (value ?? (lower.startsWith('half') ? 0.5 : 1)) * follow.scale
  return {
    drafts: finite([draft(text, { from: at, to: follow.to }, { value: amount, unit: follow.unit }, follow.comparator)]),
    to: follow.to,
  }
}

function quantityOf(draft: Draft, statistic: string | undefined): Quantity {
  const { comparator, unit, from, to } = draft
  const value = rounded(draft.value)
  return {
    ...(comparator === undefined ? {} : { comparator }),
    value,
    unit: unit.unit,
    dimension: unit.dimension,
    base: rounded(value * unit.factor),
    ...(statistic === undefined ? {} : { statistic }),
    span: { from, to },
  }
}

/** Twelve significant digits: what arithmetic in binary adds beyond them is noise. */
function rounded(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(12))
}

/** Whether two quantities can be compared: of one dimension, and counts of one noun, money of one currency. */
export function sameDimension(a: Quantity, b: Quantity): boolean {
  if (a.dimension !== b.dimension) return false
  if (a.dimension === 'count' || a.dimension === 'money') return a.unit === b.unit
  if (a.dimension !== 'rate') return true
  const [one, other] = [numerator(a.unit), numerator(b.unit)]
  return one === other || one === '' || other === ''
}

/** What a rate counts; '' where it does not say (`Hz`, `/s`). */
function numerator(unit: string): string {
  const slash = unit.lastIndexOf('/')
  return slash < 0 ? '' : unit.slice(0, slash)
}
