import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookUp, writeTable } from './table.ts'

test('a table gives for each key what was put there, in that order, and for another key nothing', () => {
  const key = fc.oneof(
    fc.constantFrom('a', 'ab', 'a"', 'a\n', 'a\t1', '\\', '', '__proto__', 'é', '😀', '\ud800'),
    fc.string(),
  )
  const entries = fc.array(fc.tuple(key, fc.oneof(fc.string(), fc.nat(), fc.constant(null), fc.array(fc.string()))))
  fc.assert(
    fc.property(entries, fc.array(key), (entries, others) => {
      const table = writeTable(entries)
      for (const asked of [...entries.map(([key]) => key), ...others])
        expect(lookUp(table, asked)).toEqual(entries.flatMap(([key, value]) => (key === asked ? [value] : [])))
    }),
  )
})
