import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stat } from './disk.ts'
import { indexOf, lastChange, putNumbers, roomFor, stampAt, united, type Files } from './files.ts'

function filesOf(entries: readonly (readonly [path: string, stat: Partial<Stat>])[]): Files {
  const sorted = [...new Map(entries)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const numbers = roomFor(sorted.length)
  for (const [i, [, stat]] of sorted.entries())
    putNumbers(numbers, i, { kind: 'file', size: 0, written: 0, changed: 0, inode: 0, ...stat })
  return { paths: sorted.map(([path]) => path), numbers, links: new Map() }
}

test('a stamp tells of each of its numbers, and of the link that leads there', () => {
  const stamps = [{}, { size: 1 }, { written: 1.5 }, { changed: 1 }, { inode: 1 }].map((stat) =>
    stampAt(filesOf([['a', stat]]), 0),
  )
  expect(new Set(stamps).size).toBe(5)
  expect(stampAt({ ...filesOf([['a', {}]]), links: new Map([['a', 'link']]) }, 0)).toBe(`link>${stamps[0]}`)
})

test('the last change is that of the bytes or of anything else', () => {
  expect(lastChange(filesOf([]))).toBe(0)
  expect(lastChange(filesOf([['a', { written: 2, changed: 1 }], ['b', { written: 1, changed: 3 }]]))).toBe(3) // prettier-ignore
  expect(lastChange(filesOf([['a', { written: 4, changed: 1 }], ['b', { written: 1, changed: 3 }]]))).toBe(4) // prettier-ignore
})

test('files of several searches are each there once, as the last of these saw them', () => {
  const found = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.record({ size: fc.nat(9) })))
  fc.assert(
    fc.property(fc.array(found), (searches) => {
      const all = united(searches.map(filesOf))
      const wanted = filesOf(searches.flat())
      expect(all.paths).toEqual(wanted.paths)
      expect([...all.numbers]).toEqual([...wanted.numbers])
      for (const path of ['', 'a', 'b', 'bb', 'c', 'd', 'e', 'f'])
        expect(indexOf(all, path) ?? -1).toBe(all.paths.indexOf(path))
    }),
  )
})
