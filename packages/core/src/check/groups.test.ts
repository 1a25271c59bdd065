import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGroups } from './groups.ts'

test('holds what a map of sets holds', () => {
  const step = fc.record({
    does: fc.constantFrom('add', 'delete'),
    key: fc.constantFrom('a', '__proto__'),
    value: fc.constantFrom('1', '2', '3'),
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const groups = createGroups<string>()
      const plain = new Map<string, Set<string>>()
      for (const { does, key, value } of steps) {
        const values = plain.get(key) ?? new Set()
        plain.set(key, values)
        const isNew = does === 'add' && !values.has(value)
        if (does === 'add') values.add(value)
        else values.delete(value)
        expect(does === 'add' ? groups.add(key, value) : (groups.delete(key, value) ?? false)).toBe(isNew)
        expect([...groups.of(key)]).toEqual([...values])
        expect(groups.has(key)).toBe(values.size > 0)
      }
    }),
  )
})

test('what is taken out while it is walked through is not missed', () => {
  const groups = createGroups<{ readonly name: string }>()
  for (const name of ['a', 'b', 'c']) groups.add('key', { name })
  const seen: string[] = []
  for (const each of groups.of('key')) {
    seen.push(each.name)
    groups.delete('key', each)
  }
  expect(seen).toEqual(['a', 'b', 'c'])
  expect(groups.has('key')).toBe(false)
})
