import { inAnyScript } from '../text/letters.ts'

/** What multiplies the number before it, and where it ends. */
interface Scale {
  readonly factor: number
  readonly to: number
}

const LETTERS = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['B', 1e9],
])
/** `5m` is five minutes, `5b` are bits and `5T` bytes, but `$5m` is money. */
const LETTERS_OF_MONEY = new Map([...LETTERS, ['m', 1e6], ['b', 1e9], ['T', 1e12]])
const WORDS = new Map([
  ['mn', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
])
/** The longest of the words. */
const LONGEST = 8
/** How they begin: this is asked of most numbers. */
const FIRST_LETTERS = new Set([
  ...LETTERS_OF_MONEY.keys(),
  ...[...WORDS.keys()].flatMap((word) => [word.charAt(0), word.charAt(0).toUpperCase()]),
])
/** A letter with a space before it and a hyphen behind begins another word: `$5 T-shirt`. */
const SCALE = inAnyScript(String.raw`^\s?(\p{L}{2,8}|(?<!\s)\p{L}|\p{L}(?!-\p{L}))(?!\p{L})`)

/** The factor of a word or letter that multiplies a number: `k`, `million`, `Mio`. Letters are read as they stand. */
export function scaleOf(word: string): number | undefined {
  if (word.length === 1) return LETTERS.get(word)
  return word.length <= LONGEST ? WORDS.get(word.toLowerCase()) : undefined
}

/** The scale that stands at an offset, right behind a number or after a space, if any does. */
export function scaleAt(text: string, at: number, ofMoney = false): Scale | undefined {
  const first = /\S/.test(text.charAt(at)) ? at : at + 1
  if (!FIRST_LETTERS.has(text.charAt(first))) return undefined
  const behind = text.slice(at, at + LONGEST + 4)
  const match = SCALE(behind).exec(behind)
  if (match === null) return undefined
  const [whole, word = ''] = match
  const factor = ofMoney && word.length === 1 ? LETTERS_OF_MONEY.get(word) : scaleOf(word)
  return factor === undefined ? undefined : { factor, to: at + whole.length }
}
