import { inAnyScript } from '../text/letters.ts'
import { draft, draftsOfRange, finite, type Draft } from './draft.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { unitAfter } from './quantity-unit.ts'
import { rangeAt, scaleOfFirst } from './range.ts'
import { scaleAt } from './scale.ts'
import { currencyOf, perTime, unitOf, type Unit } from './units.ts'

const RATE = inAnyScript(String.raw`^\s?(?:/|per|a|an)\s?(\p{L}{1,12})`)
const CURRENCY = inAnyScript(String.raw`(?:US\$|[$€£¥₹]|(?<!\p{L})(?:USD|EUR|GBP|CHF|JPY|INR|CNY) ?)$`)

/** What stands before a number of money: the sign as written, and its unit. */
interface Currency {
  readonly sign: string
  readonly unit: Unit
}

/** The money whose number starts at an offset behind a sign or code: one draft, or two of a range; undefined where there is none. */
export function moneyAt(text: string, from: number, number: WrittenNumber): readonly Draft[] | undefined {
  const currency = currencyBefore(text, from)
  if (currency === undefined) return undefined
  const range = rangeOf(text, from, number, currency)
  if (range !== undefined) return range
  const { value, unit, to } = amountOf(text, number, currency.unit)
  return finite([draft(text, { from: from - currency.sign.length, to }, { value, unit })])
}

function currencyBefore(text: string, from: number): Currency | undefined {
  // Most numbers stand behind a word.
  if (text.charAt(from - 1) === ' ' && !/[A-Z]/.test(text.charAt(from - 2))) return undefined
  const head = text.slice(Math.max(0, from - 5), from)
  const sign = CURRENCY(head).exec(head)?.[0]
  const unit = sign === undefined ? undefined : currencyOf(sign.trim())
  return sign === undefined || unit === undefined ? undefined : { sign, unit }
}

interface Amount {
  readonly value: number
  readonly scale: number
  readonly unit: Unit
  readonly to: number
}

/** A number of money with what multiplies it and the time that it is for: `5k/month`, `1 trillion`. */
function amountOf(text: string, number: WrittenNumber, currency: Unit): Amount {
  const { factor: scale, to } = scaleAt(text, number.to, true) ?? { factor: 1, to: number.to }
  const value = number.value * scale
  const behind = text.slice(to, to + 20)
  const rate = RATE(behind).exec(behind)
  const time = rate === null ? undefined : unitOf(rate[1] ?? '')
  if (rate === null || time?.dimension !== 'time') return { value, scale, unit: currency, to }
  return { value, scale, unit: perTime(currency, time), to: to + rate[0].length }
}

function rangeOf(
  text: string,
  from: number,
  number: WrittenNumber,
  { sign, unit }: Currency,
): readonly Draft[] | undefined {
  const start = from - sign.length
  const range = rangeAt(text, { from: start, to: number.to }, sign)
  const second = range && readNumber(text, range.second)
  if (range === undefined || second === undefined || countsOther(text, range.second, second.to)) return undefined
  const high = amountOf(text, second, unit)
  const low = number.value * scaleOfFirst(range, number.value, second.value, high.scale)
  return low > high.value ? undefined : draftsOfRange({ from: start, to: high.to }, high.unit, low, high.value)
}

/** `$10 - 20 users` is no range of money. */
function countsOther(text: string, from: number, to: number): boolean {
  if (text.charAt(from - 1) !== ' ') return false
  const unit = unitAfter(text, to, false)?.unit
  return unit !== undefined && unit.dimension !== 'money' && !unit.unit.startsWith('/')
}
