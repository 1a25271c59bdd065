import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cacheFolder, openCache } from './cache.ts'

let folder: string
const notes: string[] = []
const note = (line: string): void => void notes.push(line)
const DAY = 24 * 60 * 60 * 1000

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truespec-cache-'))
  notes.length = 0
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('keeps text by key and shelf, across openings', async () => {
  const cache = await openCache(folder, DAY, note)
  cache.setMany('file', [
    ['a', 'one'],
    ['b', '\u2028"'],
  ])
  expect(cache.get('block', 'a')).toBeUndefined()
  cache.close()
  const again = await openCache(folder, DAY, note)
  expect([...again.getMany('file', ['a', 'b', 'c'])]).toEqual([
    ['a', 'one'],
    ['b', '\u2028"'],
  ])
  again.close()
  expect(notes).toEqual([])
})

test('two at once read and write [SPEC-2026-11-22-006/FR6]', async () => {
  const [a, b] = [await openCache(folder, DAY, note), await openCache(folder, DAY, note)]
  a.setMany('run', [['k', 'from a']])
  b.setMany('run', [['l', 'from b']])
  expect([a.get('run', 'l'), b.get('run', 'k')]).toEqual(['from b', 'from a'])
  a.close()
  b.close()
  expect(notes).toEqual([])
})

test('what nobody asks for is forgotten, what is asked for is kept', async () => {
  const first = await openCache(folder, DAY, note)
  first.setMany('file', [
    ['old', '1'],
    ['used', '2'],
  ])
  first.close()
  const second = await openCache(folder, 20 * DAY, note)
  expect(second.get('file', 'used')).toBe('2')
  second.close()
  const third = await openCache(folder, 40 * DAY, note)
  expect(third.get('file', 'used')).toBe('2')
  third.close()
  const last = await openCache(folder, 41 * DAY, note)
  expect([last.get('file', 'old'), last.get('file', 'used')]).toEqual([undefined, '2'])
  last.close()
})

test.each(['no database at all, but long enough to be read as a page of one', ''])(
  'a broken file is made anew: %j',
  async (text) => {
    writeFileSync(join(folder, 'cache.db'), text.repeat(100))
    const cache = await openCache(folder, DAY, note)
    cache.setMany('file', [['a', 'one']])
    expect(cache.get('file', 'a')).toBe('one')
    cache.close()
    expect(notes).toEqual([])
  },
)

test('where it cannot be written there is none, and a note', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const cache = await openCache(join(file, 'below'), DAY, note)
  cache.setMany('file', [['a', 'one']])
  expect(cache.get('file', 'a')).toBeUndefined()
  cache.close()
  expect(notes).toHaveLength(1)
})

test("its folder is the user's own", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe(join('/x', 'truespec'))
  expect(readdirSync(folder)).toEqual([])
})
