import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteCounter } from './bytes.ts'

test('counts as an encoder does, wherever no pair is parted', () => {
  const unit = fc.oneof(fc.constantFrom('a', 'é', '漢', '🦊'), fc.string({ unit: 'binary', maxLength: 1 }))
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 200 }), fc.nat(200), fc.nat(200), (units, a, b) => {
      const head = units.slice(0, Math.min(a, b)).join('')
      const middle = units.slice(Math.min(a, b), Math.max(a, b)).join('')
      const text = units.join('')
      const joins = (left: string, right: string): boolean =>
        /[\ud800-\udbff]$/.test(left) && /^[\udc00-\udfff]/.test(right)
      fc.pre(!joins(head, middle) && !joins(head + middle, text.slice(head.length + middle.length)))
      expect(byteCounter(text)(head.length, head.length + middle.length)).toBe(Buffer.byteLength(middle))
    }),
  )
})
