import { parseQuantities, type Comparator, type Dimension, type Quantity } from '../values/quantity.ts'
import { withoutComments } from '../markdown/comments.ts'

/** A figure that a text asks for. */
export interface Figure {
  readonly quantity: Quantity
  /** `p95`, `mean`, `max`; undefined where the text does not say. */
  readonly statistic: string | undefined
  /** Undefined where nobody can tell whether it is a least or a most. */
  readonly bound: Comparator | undefined
  /** The end of a range that it is no fault to pass: `100-200 ms` does not ask that nothing is faster than 100 ms. */
  readonly lenient: boolean
  /** As it stands in the text: `200 ms`. */
  readonly text: string
}

/** What a figure without a comparator bounds: less time and space is better, more throughput is. Of the rest nobody can tell. */
const BOUNDS: Partial<Record<Dimension, Comparator>> = { time: '<=', size: '<=', rate: '>=', throughput: '>=' }
/** Counts of what a service carries: the more the better. */
const LOADS = new Set(['user', 'connection', 'session', 'client', 'device', 'subscriber'])
const SHARED =
  /^\s{1,5}of\s{1,5}(?:all\s{1,5}|the\s{1,5})?(?:\w{1,20}\s)?(?:requests|responses|calls|queries|operations|transactions|reads|writes|messages|events|jobs|runs|searches|page\s?loads)\b/i
const SENTENCE_END = /[;\n]|[.!?]\s/
const CLAUSE_END = /[,;\n]|[.!?]\s|\band\b/

/** The figures of a text in Markdown, in order; of comments none. `95% of requests under 200 ms` is one: a p95 of less than 200 ms. */
export function figuresIn(markdown: string): readonly Figure[] {
  const text = withoutComments(markdown, 'kept')
  const quantities = parseQuantities(text)
  const shares = percentilesIn(text, quantities)
  const percentages = new Set(shares.values())
  const places = Map.groupBy(quantities, ({ span }) => span.from)
  return quantities
    .filter((quantity) => !percentages.has(quantity))
    .map((quantity): Figure => {
      const share = shares.get(quantity)
      const statistic = share === undefined ? quantity.statistic : `p${share.value}`
      return {
        quantity,
        statistic: statistic === undefined ? undefined : plainStatistic(statistic),
        bound: quantity.comparator ?? plainBound(quantity),
        lenient: isLenient(quantity, places.get(quantity.span.from)),
        text: text.slice(quantity.span.from, quantity.span.to),
      }
    })
}

/** One name for each statistic: `p50` is the median, the peak is the maximum. */
export function plainStatistic(name: string): string {
  if (name === 'peak' || name === 'p100') return 'max'
  if (name === 'p0') return 'min'
  if (name === 'p50') return 'median'
  return /^p[\d.]{1,20}$/.test(name) ? `p${Number(name.slice(1))}` : name
}

/** What a figure bounds that says nothing of it. */
function plainBound({ dimension, unit }: Quantity): Comparator | undefined {
  return dimension === 'count' && LOADS.has(unit) ? '>=' : BOUNDS[dimension]
}

/** Of a range, whose ends stand in one place, the end that plain figures of its kind would not have. */
function isLenient(quantity: Quantity, atOnePlace: readonly Quantity[] = []): boolean {
  const plain = plainBound(quantity)
  return atOnePlace.length > 1 && plain !== undefined && plain !== quantity.comparator
}

/** The shares of requests that a time holds for, by that time: of a clause, or else of a sentence, with one of each. */
function percentilesIn(text: string, quantities: readonly Quantity[]): ReadonlyMap<Quantity, Quantity> {
  const found = new Map<Quantity, Quantity>()
  const beside = quantities.filter(({ dimension }) => dimension === 'time' || dimension === 'percent')
  for (const [i, share] of beside.entries()) {
    if (share.dimension !== 'percent' || (share.comparator ?? '>=')[0] !== '>' || share.statistic !== undefined)
      continue
    if (!(share.value > 0 && share.value < 100) || !SHARED.test(text.slice(share.span.to, share.span.to + 80))) continue
    const others = [...beside.slice(Math.max(0, i - 2), i), ...beside.slice(i + 1, i + 3)]
    const time = onlyTime(text, share, others, CLAUSE_END) ?? onlyTime(text, share, others, SENTENCE_END)
    if (time !== undefined) found.set(time, share)
  }
  return found
}

/**
 * The time beside a share of which no statistic is known, where nothing but the two stands between such ends.
 * @param others the two times or shares before it and the two behind it: of more, one would stand between
 */
function onlyTime(text: string, share: Quantity, others: readonly Quantity[], end: RegExp): Quantity | undefined {
  const [time, more] = others.filter(
    ({ span }) => !end.test(text.slice(Math.min(share.span.to, span.to), Math.max(share.span.from, span.from))),
  )
  return time?.dimension === 'time' && time.statistic === undefined && !more ? time : undefined
}
