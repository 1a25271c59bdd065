import { isWordAt } from '../text/letters.ts'

/** How a quantity bounds what is measured. */
export type Comparator = '<' | '<=' | '>' | '>=' | '='

const SYMBOLS: readonly (readonly [string, Comparator])[] = [
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['⩽', '<='],
  ['&le;', '<='],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
  ['⩾', '>='],
  ['&ge;', '>='],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['<', '<'],
  ['>', '>'],
  ['=', '='],
]
/** Longest first, so that `no more than` is not taken for `more than`. */
const BEFORE: readonly (readonly [string, Comparator])[] = (
  [
    ['less than or equal to', '<='],
    ['greater than or equal to', '>='],
    ['no more than', '<='],
    ['not more than', '<='],
    ['no greater than', '<='],
    ['no longer than', '<='],
    ['no higher than', '<='],
    ['not longer than', '<='],
    ['not exceed', '<='],
    ['not exceeding', '<='],
    ['never exceed', '<='],
    ['never exceeds', '<='],
    ["doesn't exceed", '<='],
    ['at most', '<='],
    ['up to', '<='],
    ['within', '<='],
    ['maximum', '<='],
    ['max', '<='],
    ['max.', '<='],
    ['limited to', '<='],
    ['capped at', '<='],
    ['no less than', '>='],
    ['no fewer than', '>='],
    ['not less than', '>='],
    ['no lower than', '>='],
    ['at least', '>='],
    ['minimum', '>='],
    ['min', '>='],
    ['min.', '>='],
    ['less than', '<'],
    ['fewer than', '<'],
    ['lower than', '<'],
    ['faster than', '<'],
    ['shorter than', '<'],
    ['smaller than', '<'],
    ['under', '<'],
    ['below', '<'],
    ['sub-', '<'],
    ['more than', '>'],
    ['greater than', '>'],
    ['higher than', '>'],
    ['larger than', '>'],
    ['longer than', '>'],
    ['better than', '>'],
    ['exceed', '>'],
    ['exceeds', '>'],
    ['exceeding', '>'],
    ['over', '>'],
    ['above', '>'],
    ['exactly', '='],
    ['equal to', '='],
    ['equals', '='],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length)
/** The phrases by their last word: a lookup in the place of fifty comparisons. */
const BY_LAST_WORD = new Map<string, (readonly [string, Comparator])[]>()
for (const phrase of BEFORE) {
  const word = phrase[0].slice(phrase[0].lastIndexOf(' ') + 1)
  const list = BY_LAST_WORD.get(word)
  if (list === undefined) BY_LAST_WORD.set(word, [phrase])
  else list.push(phrase)
}
/** Words that may stand between a comparator and its number. */
const SOFTENERS = new Set('of about around approximately approx approx. roughly circa a an the be than'.split(' '))
const AFTER =
  /^[ ]?(?:\(|,[ ])?(?:(or less|or fewer|or under|or below|or lower|or faster|max\b|maximum\b|at most|tops\b)|(or more|or higher|or greater|or above|or over|and above|and up|and more|minimum\b|at least|\+(?!\d))|(or better))/i

/** How each of these begins: few words do, and to make the expression takes a millisecond. */
const BEGINS_AFTER = new Set(['or', 'ma', 'at', 'to', 'an', 'mi', '+'])

/** The comparator that ends a text (what stands before a number), and the text before it. */
export function comparatorAtEnd(before: string): { readonly comparator?: Comparator; readonly rest: string } {
  const whole = before.trimEnd()
  let rest = '~≈±'.includes(whole.charAt(whole.length - 1)) ? whole.slice(0, -1).trimEnd() : whole
  if (rest === '') return { rest: whole }
  if ('<>=≤≥⩽⩾;'.includes(rest.charAt(rest.length - 1))) {
    const symbol = SYMBOLS.find(([text]) => rest.endsWith(text))
    const left = symbol === undefined ? rest : rest.slice(0, -symbol[0].length)
    if (symbol === undefined || /[-=<>]/.test(left.charAt(left.length - 1))) return { rest: whole }
    return { comparator: symbol[1], rest: (left.endsWith('\\') ? left.slice(0, -1) : left).trimEnd() }
  }
  for (let count = 0; count < 3; count++) {
    const word = lastWord(rest)
    const phrase = BY_LAST_WORD.get(word)?.find(([text]) => endsWithPhrase(rest, text))
    if (phrase !== undefined) return { comparator: phrase[1], rest: rest.slice(0, -phrase[0].length).trimEnd() }
    if (!SOFTENERS.has(word)) break
    rest = rest.slice(0, -word.length).trimEnd()
  }
  return { rest: whole }
}

/** The last word of a text, in lower case, with the full stop or hyphen that ends it (`max.`, `sub-`). */
function lastWord(text: string): string {
  let from = text.length
  while (from > 0 && text.length - from < 20 && !' \t\n\r(*`'.includes(text.charAt(from - 1))) from--
  return text.slice(from).toLowerCase()
}

function endsWithPhrase(text: string, phrase: string): boolean {
  const from = text.length - phrase.length
  if (from < 0 || text.slice(from).toLowerCase() !== phrase) return false
  return from === 0 || !isWordAt(text, from - 1)
}

/**
 * The comparator that starts a text (what stands after a number or its unit), with its length: `or less`, `max`, `+`.
 * `or better` is below for a time and above for all else.
 */
export function comparatorAtStart(
  after: string,
  isTime = false,
): { readonly comparator: Comparator; readonly length: number } | undefined {
  const start = after.replace(/^[ ]?(?:\(|,[ ])?/, '')
  const match = BEGINS_AFTER.has(start.startsWith('+') ? '+' : start.slice(0, 2).toLowerCase())
    ? AFTER.exec(after)
    : null
  if (match === null) return undefined
  const below = match[1] !== undefined || (isTime && match[3] !== undefined)
  return { comparator: below ? '<=' : '>=', length: match[0].length }
}
