import { inAnyScript } from '../text/letters.ts'

/** A number as a text writes it. `grouped`: it has thousands separators or an exponent, so it is no label such as `Phase 2`. */
export interface WrittenNumber {
  readonly value: number
  readonly to: number
  readonly grouped: boolean
}

const GROUPED = /\d{1,3}(?:[,_'’\u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.]\d)(?!\d)/y
const PLAIN = /\d+/y
const FRACTION = /\.\d+|,\d{1,2}(?![\d,])/y
const EXPONENT = inAnyScript(String.raw`[eE][+-]?\d{1,4}(?![\p{L}\d])|\^\d{1,3}(?!\d)`, 'uy')

/** Reads the number that starts at an offset: thousands separators, decimals and exponents understood. The value may not be finite. */
export function readNumber(text: string, at: number): WrittenNumber | undefined {
  const digits = take(PLAIN, text, at)
  const end = at + digits.length
  if (digits !== '' && !goesOn(text, end)) return { value: Number(digits), to: end, grouped: false }
  const grouped = take(GROUPED, text, at)
  const whole = grouped === '' ? digits : grouped
  if (whole === '' && text[at] !== '.') return undefined
  let to = at + whole.length
  const fraction = take(FRACTION, text, to)
  to += fraction.length
  if (whole === '' && fraction === '') return undefined
  const exponent = take(EXPONENT(text), text, to)
  const mantissa = Number(whole.replace(/[^\d]/g, '') + fraction.replace(',', '.'))
  const isPower = exponent.startsWith('^')
  const value = isPower
    ? mantissa ** Number(exponent.slice(1))
    : exponent === ''
      ? mantissa
      : Number(`${mantissa}${exponent}`)
  return { value, to: to + exponent.length, grouped: grouped !== '' || exponent !== '' }
}

/** Whether what follows the digits may belong to the number: a separator, an exponent, or a space before more digits. */
function goesOn(text: string, at: number): boolean {
  const next = text.charAt(at)
  return next === ' ' ? /\d/.test(text.charAt(at + 1)) : next !== '' && ",._'’\u00a0\u202feE^".includes(next)
}

/** What a sticky pattern matches at an offset, or ''. `test` makes no list of groups, and this runs many times for each number. */
export function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : ''
}
