import { parseQuantities } from '../values/quantity.ts'
import type { Terms } from './model.ts'

/** What only other tools count: reports of coverage are read by lines. */
const UNCOUNTED =
  /\b(branch|mutation|condition|function|path)e?s?\s{1,5}coverage\b|%\s{1,5}(?:of\s{1,5})?(?:all\s{1,5}|the\s{1,5})?(branch|mutant|condition|function)(?:es|s)?\b/i

/**
 * The share of lines that a text asks for, in percent: the largest of those that are no upper bound, so that of `80-90%` the 80 counts, and
 * of `90% of lines, 80% of branches` the 90. Empty where it asks for none between 0 and 100.
 */
export function targetIn(text: string): Pick<Terms, 'coverage' | 'uncounted'> {
  const shares = parseQuantities(text).filter(
    ({ dimension, comparator }) => dimension === 'percent' && comparator?.[0] !== '<',
  )
  const coverage = Math.max(...shares.map(({ value }) => value))
  if (shares.length === 0 || shares.some(({ value }) => value < 0 || value > 100)) return {}
  const [, before, after] = UNCOUNTED.exec(text) ?? []
  const uncounted = before ?? after
  return {
    coverage,
    ...(uncounted !== undefined && { uncounted: `${uncounted.toLowerCase().replace(/ch$/, 'che')}s` }),
  }
}
