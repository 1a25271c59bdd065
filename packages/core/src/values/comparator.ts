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
const SOFTENER = /(?:^|[\s(])(?:of|about|around|approximately|approx\.?|roughly|circa|an?|the|be|than)$/i
const AFTER =
  /^[ ]?(?:\(|,[ ])?(?:(or less|or fewer|or under|or below|or lower|or faster|max\b|maximum\b|at most|tops\b)|(or more|or higher|or greater|or above|or over|and above|and up|and more|minimum\b|at least|\+(?!\d))|(or better))/i

/** The comparator that ends a text (what stands before a number), and the text before it. */
export function comparatorAtEnd(before: string): { readonly comparator?: Comparator; readonly rest: string } {
  let rest = before
    .trimEnd()
    .replace(/[~≈±]\s?$/, '')
    .trimEnd()
  for (let count = 0; count < 2 && SOFTENER.test(rest); count++) {
    const shorter = rest.replace(SOFTENER, '').trimEnd()
    if (matched(rest, BEFORE) !== undefined) break
    rest = shorter
  }
  const symbol = SYMBOLS.find(([text]) => rest.endsWith(text))
  if (symbol !== undefined && !/[-=<>]$/.test(rest.slice(0, -symbol[0].length))) {
    return { comparator: symbol[1], rest: rest.slice(0, -symbol[0].length).replace(/\\$/, '').trimEnd() }
  }
  const word = matched(rest, BEFORE)
  if (word === undefined) return { rest: before.trimEnd() }
  return { comparator: word[1], rest: rest.slice(0, -word[0].length).trimEnd() }
}

function matched(text: string, table: typeof BEFORE): (typeof BEFORE)[number] | undefined {
  const lower = text.toLowerCase()
  return table.find(
    ([phrase]) => lower.endsWith(phrase) && !/[\p{L}\p{N}]/u.test(lower.charAt(lower.length - phrase.length - 1)),
  )
}

/**
 * The comparator that starts a text (what stands after a number or its unit), with its length: `or less`, `max`, `+`.
 * `or better` is below for a time and above for all else.
 */
export function comparatorAtStart(
  after: string,
  isTime = false,
): { readonly comparator: Comparator; readonly length: number } | undefined {
  const match = AFTER.exec(after)
  if (match === null) return undefined
  const below = match[1] !== undefined || (isTime && match[3] !== undefined)
  return { comparator: below ? '<=' : '>=', length: match[0].length }
}
