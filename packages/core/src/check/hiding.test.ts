import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaps } from '../text/span.ts'
import { hidden } from './hiding.ts'

const at = (code: string, from: number, to: number, file?: string) => ({
  code,
  span: { from, to, ...(file === undefined ? {} : { file }) },
})
const yieldsTo = (code: string): readonly string[] => (code === 'general' ? ['exact', 'exacter'] : [])

test('a general finding is silent where a more exact one overlaps it [SPEC-2026-11-22-004/FR7]', () => {
  const [here, there, exact] = [at('general', 0, 5), at('general', 6, 9), at('exact', 4, 6)]
  expect([...hidden([here, there, exact], yieldsTo)]).toEqual([here])
})

test('places of different files do not overlap', () => {
  expect(hidden([at('general', 0, 5), at('exact', 0, 5, 'kep.yaml')], yieldsTo).size).toBe(0)
})

test('hides exactly what overlaps, empty places too', () => {
  const place = fc.tuple(fc.nat(20), fc.nat(6))
  fc.assert(
    fc.property(fc.array(place), fc.array(place), (general, exact) => {
      const ours = general.map(([from, length]) => at('general', from, from + length))
      const theirs = exact.map(([from, length]) => at('exact', from, from + length))
      const expected = ours.filter((each) => theirs.some((other) => overlaps(each.span, other.span)))
      expect([...hidden([...ours, ...theirs], yieldsTo)]).toEqual(expected)
    }),
  )
})
