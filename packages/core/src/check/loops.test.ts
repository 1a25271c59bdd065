import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLoops } from './loops.ts'

const loopsOf = (edges: Record<string, readonly string[]>): Record<string, unknown> =>
  Object.fromEntries(findLoops(new Map(Object.entries(edges))).byFirst)

test('a loop is reported once, at its first file by name', () => {
  expect(loopsOf({ c: ['a'], a: ['b'], b: ['c'], d: ['a'] })).toEqual({ a: [['a', 'b', 'c']] })
})

test('a file that depends on itself is a loop', () => {
  expect(loopsOf({ a: ['a'], b: [] })).toEqual({ a: [['a']] })
})

test('each dependency that leads back is a loop of its own', () => {
  expect(loopsOf({ a: ['b', 'c'], b: ['a'], c: ['a', 'b'] })).toEqual({
    a: [
      ['a', 'b'],
      ['a', 'c'],
    ],
  })
})

test('a loop among the later files of a tangle shows too', () => {
  expect(loopsOf({ a: ['b'], b: ['a', 'c'], c: ['b'] })).toEqual({ a: [['a', 'b']], b: [['b', 'c']] })
})

test('what depends on nothing known, or is not there, is no loop', () => {
  expect(loopsOf({ a: ['b', 'x'], b: ['y'] })).toEqual({})
})

test('a loop of 10,000 files, a tangle of all with all, and a long ladder stay cheap', () => {
  const size = 10_000
  const name = (i: number): string => String(i).padStart(5, '0')
  const ring = new Map(Array.from({ length: size }, (_, i) => [name(i), [name((i + 1) % size)]]))
  expect(findLoops(ring).byFirst.get('00000')?.[0]).toHaveLength(size)
  const ladder = new Map(
    Array.from({ length: size }, (_, i) => [name(i), [name((i + 1) % size), name((i + size - 1) % size)]]),
  )
  expect(findLoops(ladder).byFirst.get('00000')?.length).toBeGreaterThan(0)
  const tangle = new Map(
    Array.from({ length: 300 }, (_, i) => [name(i), Array.from({ length: 300 }, (_, j) => name(j))]),
  )
  expect(findLoops(tangle).byFirst.size).toBeGreaterThan(0)
})

test('every loop that is found is one, and every file on a loop is on one that is found or behind one that is', () => {
  const graphs = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')),
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(graphs, (edges) => {
      const graph = new Map(Object.entries(edges))
      const reaches = (from: string, to: string, above: string): boolean => {
        const seen = new Set<string>()
        const queue = [from]
        for (const at of queue) {
          for (const next of graph.get(at) ?? []) {
            if (next === to) return true
            if (next < above || !graph.has(next) || seen.has(next)) continue
            seen.add(next)
            queue.push(next)
          }
        }
        return false
      }
      const { byFirst: found, files } = findLoops(graph)
      for (const [start, loops] of found) {
        for (const loop of loops) {
          expect(loop[0]).toBe(start)
          expect(loop.toSorted()[0]).toBe(start)
          loop.forEach((file, i) => expect(graph.get(file)).toContain(loop[(i + 1) % loop.length]))
        }
      }
      const onLoops = [...graph.keys()].filter((file) => reaches(file, file, ''))
      expect([...files].toSorted()).toEqual(onLoops.toSorted())
      const starts = [...graph.keys()].filter((file) => reaches(file, file, file))
      expect([...found.keys()].toSorted()).toEqual(starts.toSorted())
    }),
    { numRuns: 300 },
  )
})
