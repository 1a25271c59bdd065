/** An expression, as it is best asked of a text. Which one that is rests on the text: to be called with just what is then searched. */
export type Expression = (text: string) => RegExp

/** What no plain text holds: all but Latin-1 (without the micro sign, a Greek letter where case does not count), dashes and quotation marks, the euro, four arrows and signs of mathematics. */
const NOT_PLAIN = /[^\0-\xb4\xb6-\xff\u2010-\u2027\u2030-\u203b\u20ac\u2190-\u2193\u2200-\u22ff]/
/** The characters that a plain text may hold of each property, as they stand in a class. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['L', 'A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff'],
  ['Alphabetic', 'A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff'],
  ['Lu', 'A-Z\\xc0-\\xd6\\xd8-\\xde'],
  ['Ll', 'a-z\\xdf-\\xf6\\xf8-\\xff'],
  ['M', ''],
  ['N', '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe'],
  ['Nd', '0-9'],
  ['Pc', '_'],
  ['Extended_Pictographic', '\\xa9\\xae'],
  ['Emoji_Modifier', ''],
  ['Regional_Indicator', ''],
  ['Script=Latin', 'A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff'],
  ['Script=Greek', ''],
  ['Script=Cyrillic', ''],
  ['Script=Han', ''],
  ['Script=Hangul', ''],
  ['Script=Katakana', ''],
  ['Script=Hiragana', ''],
])
/** Longer texts are asked for again and again, at one place after the other: of the last of them it is known whether it is plain. */
const SHORT = 100

/**
 * An expression that names properties of characters (`\p{L}`), without what that costs. V8 makes the 700 ranges of `\p{L}` anew for each expression
 * that names it and in each process, a millisecond every time, and a check of one file met seventy such expressions. A plain text is asked with the few
 * ranges that can match in it, any other with the expression itself; neither is made before a text asks for it.
 * @param source the expression as `String.raw`; with a property that has no ranges here it is asked of every text as it is. `\p{Lu}` is never to stand in one without case.
 */
export function inAnyScript(source: string, flags = 'u'): Expression {
  let plain: RegExp | undefined
  let whole: RegExp | undefined
  return (text) =>
    isPlain(text) ? (plain ??= new RegExp(plainSource(source), flags)) : (whole ??= new RegExp(source, flags))
}

/**
 * A text with each letter and its marks as one character where Unicode has it (normalization form C): how words are to be compared. Whoever types
 * `ü` writes one character or two, `u` and a mark, as the keyboard or the disk has it, and nobody sees which.
 */
export function composed(text: string): string {
  return isPlain(text) ? text : text.normalize('NFC')
}

/** Where a word ends that stands at an offset of a text, case and the composition of letters apart; undefined where another one stands there. */
export function endOfSame(text: string, at: number, word: string): number | undefined {
  const end = at + word.length
  if (text.slice(at, end).toLowerCase() === word.toLowerCase()) return end
  // No letter of Latin has more than three marks in a text that somebody wrote.
  const there = text.slice(at, at + 4 * word.length)
  if (isPlain(there) && isPlain(word)) return undefined
  const wanted = composed(word).toLowerCase()
  let to = at
  for (const [letter] of there.matchAll(/[^][\u0300-\u036f]*/g)) {
    to += letter.length
    if (composed(text.slice(at, to)).toLowerCase() === wanted) return to
  }
  return undefined
}

/** Whether a letter or a number stands at an offset: the one in that UTF-16 code unit, so that nothing outside of the BMP is one. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  return hasWord(text.charAt(at))
}

/** A text without the signs at both its ends; a `)` at its end stays. `isWord` tells of the code unit at an offset that it is no sign. */
export function betweenSigns(text: string, isWord: (text: string, at: number) => boolean): string {
  let from = 0
  let to = text.length
  while (from < to && !isWord(text, from)) from++
  while (to > from && !isWord(text, to - 1) && text[to - 1] !== ')') to--
  return text.slice(from, to)
}

/** Whether what stands at a place is part of a longer name or number: `NFR-021`, `X-FR-1`, `FR1.2`. */
export function isInName(text: string, from: number, to: number): boolean {
  if (from > 0 && ('-_.'.includes(text.charAt(from - 1)) || isWordAt(text, from - 1))) return true
  return to < text.length && (isWordAt(text, to) || ('-_.'.includes(text.charAt(to)) && isWordAt(text, to + 1)))
}

/** Whether a text holds a letter or a number. */
export function hasWord(text: string): boolean {
  return WORD(text).test(text)
}

const WORD = inAnyScript(String.raw`[\p{L}\p{N}]`)

let last = ''
let isLastPlain = true

function isPlain(text: string): boolean {
  if (text.length <= SHORT) return !NOT_PLAIN.test(text)
  if (text !== last) {
    last = text
    isLastPlain = !NOT_PLAIN.test(text)
  }
  return isLastPlain
}

function plainSource(source: string): string {
  let inClass = false
  let isKnown = true
  const plain = source.replaceAll(/\\p\{([^}]+)\}|\\[^]|[[\]]/g, (token: string, property: string | undefined) => {
    if (property === undefined) {
      if (token === '[' || token === ']') inClass = token === '['
      return token
    }
    const ranges = PLAIN.get(property)
    isKnown &&= ranges !== undefined
    return inClass ? (ranges ?? '') : `[${ranges ?? ''}]`
  })
  return isKnown ? plain : source
}
