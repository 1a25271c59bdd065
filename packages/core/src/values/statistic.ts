import { inAnyScript } from '../text/letters.ts'
import type { Span } from '../text/span.ts'

const STATISTIC = inAnyScript(
  String.raw`(?<![\p{L}\p{N}_])(?:p(\d{2,4}(?:\.\d{1,3})?)|(\d{1,2}(?:\.\d{1,3})?)(?:st|nd|rd|th)?[ -]percentile|(median)|(mean|average|avg)|(max(?:imum)?|worst[ -]case)|(minimum)|(peak))(?![\p{L}\p{N}_])`,
  'giu',
)
/** What ends a clause: a statistic on its far side belongs to something else. */
const CLAUSE_END = /[,;\n|]|\.\s|\band\b/i

const PERCENTILE = /\bp[5-9]\d{1,3}\b/g

/** A text without what it names percentiles by, whose number counts nothing: `p95`, `p99 latency`. */
export function withoutPercentiles(text: string): string {
  return text.replace(PERCENTILE, '')
}

interface Found extends Span {
  readonly name: string
}

/**
 * Which statistic (`p95`, `median`, `mean`, `max`, `min`, `peak`) each of the quantities of a text is of, if any: the last one before it in its
 * clause, else the first one after it in its clause, else the last one before it.
 * @param taken where the quantities stand, comparators included, in order.
 */
export function statistics(text: string, taken: readonly Span[]): (string | undefined)[] {
  const gaps = inGaps(text, taken)
  const result: (string | undefined)[] = taken.map(() => undefined)
  const claimed = new Set<Found>()
  const claim = (index: number, found: Found | undefined, from: number, to: number, anywhere = false): void => {
    if (found === undefined || result[index] !== undefined || claimed.has(found)) return
    if (!anywhere && CLAUSE_END.test(text.slice(from, to))) return
    result[index] = found.name
    claimed.add(found)
  }
  taken.forEach((place, index) => {
    const before = gaps[index]?.at(-1)
    claim(index, before, before?.to ?? 0, place.from)
  })
  taken.forEach((place, index) => {
    const after = gaps[index + 1]?.[0]
    claim(index, after, place.to, after?.from ?? 0)
  })
  taken.forEach((place, index) => claim(index, gaps[index]?.at(-1), 0, place.from, true))
  return result
}

/** The statistics that a text names, by gap: before the first quantity, between the first and the second, and so on. */
function inGaps(text: string, taken: readonly Span[]): Found[][] {
  const gaps: Found[][] = [[]]
  for (let i = 0; i < taken.length; i++) gaps.push([])
  let gap = 0
  for (const match of text.matchAll(STATISTIC(text))) {
    const found = { name: nameOf(match), from: match.index, to: match.index + match[0].length }
    while (gap < taken.length && (taken[gap] as Span).to <= found.from) gap++
    const next = taken[gap]
    if (next === undefined || found.to <= next.from) gaps[gap]?.push(found)
  }
  return gaps
}

function nameOf(match: RegExpMatchArray): string {
  const percentile = match[1] ?? match[2]
  if (percentile !== undefined)
    return `p${/^\d{3,}$/.test(percentile) ? `${percentile.slice(0, 2)}.${percentile.slice(2)}` : percentile}`
  const index = match.findIndex((group, at) => at > 2 && group !== undefined)
  return ['median', 'mean', 'max', 'min', 'peak'][index - 3] ?? ''
}

/** The statistic that a name bears (`checkout p95`), where it bears one only. */
export function statisticIn(name: string): string | undefined {
  const start = name.slice(0, LONGEST_NAME)
  const found = new Set(Array.from(start.matchAll(STATISTIC(start)), nameOf))
  return found.size === 1 ? [...found][0] : undefined
}

const LONGEST_NAME = 1000
