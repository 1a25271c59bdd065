import { remembered } from '../text/remembered.ts'
import { parseQuantities } from './quantity.ts'
import { fault, ok } from './result.ts'
import type { Result } from './result.ts'

/**
 * Reads a percentage with any words around it, in percent: `>= 90% lines` gives 90. Of several, all must lie in 0 to 100, and the
 * first is the value. Faults: `no-percentage`, `out-of-range`.
 */
export const parsePercentage: (text: string) => Result<number> = remembered((text) => {
  const found = parseQuantities(text).filter((quantity) => quantity.dimension === 'percent')
  const [first] = found
  if (first === undefined) return fault('no-percentage')
  return found.every(({ value }) => value >= 0 && value <= 100) ? ok(first.value) : fault('out-of-range')
})
