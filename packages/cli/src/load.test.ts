import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const LOADER = pathToFileURL(join(import.meta.dirname, 'load.ts')).href
const MAIN = 'main-abcd1234.cjs'
const PART = 'part-efgh5678.cjs'

let folder: string
let store: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truespec-load-'))
  store = join(folder, 'kept')
  write('start.cjs', `"use strict";\nrequire('./${MAIN}')`)
  write(MAIN, `const { said } = require('./${PART}')\nsaid(require('node:path').basename(__filename))`)
  write(PART, `exports.said = function said(name) { console.log(name, require('./${MAIN}') === require('./${MAIN}')) }`)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes a chunk as the bundle has it: a function. */
const write = (name: string, text: string): void =>
  writeFileSync(join(folder, name), `(function (exports, require, module, __filename, __dirname) {${text}\n})`)

/** Loads `start.cjs` in a process of its own. */
function run(kept: string | undefined = store, first = ''): string {
  const program = `${first}; import('${LOADER}').then(({ load }) => load(${JSON.stringify(folder)}, 'start.cjs', ${JSON.stringify(kept)}))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program], {
    encoding: 'utf8',
  })
  return stdout + stderr
}

const SAID = `${MAIN} true\n`
const stamps = (): readonly number[] => readdirSync(store).map((name) => statSync(join(store, name)).mtimeMs)

test('what bears a hash in its name is kept once, and taken from then on', () => {
  expect(run()).toBe(SAID)
  expect(readdirSync(store).toSorted()).toEqual([MAIN, PART])
  const before = stamps()
  expect(run()).toBe(SAID)
  expect(stamps()).toEqual(before)
})

test('the functions that ran are kept, not the outermost lines alone', () => {
  const body = Array.from({ length: 500 }, (_, i) => `x += ${i} * name.length`).join('\n')
  write(PART, `exports.said = function said(name) { let x = 0\n${body}\nconsole.log(name, x > 0) }`)
  expect(run()).toBe(SAID)
  const called = statSync(join(store, PART)).size
  rmSync(store, { recursive: true })
  write(MAIN, `require('./${PART}')`)
  expect(run()).toBe('')
  expect(statSync(join(store, PART)).size).toBeLessThan(called / 2)
})

test('where a chunk is new, all are kept anew, since others have run what they had not', () => {
  run()
  rmSync(join(store, PART))
  const [before] = stamps()
  expect(run()).toBe(SAID)
  expect(stamps()[0]).toBeGreaterThan(before ?? Infinity)
  expect(readdirSync(store).toSorted()).toEqual([MAIN, PART])
})

test('what V8 does not take is compiled and kept anew', () => {
  run()
  const good = readFileSync(join(store, MAIN)).length
  writeFileSync(join(store, MAIN), 'no code of V8')
  expect(run()).toBe(SAID)
  expect(readFileSync(join(store, MAIN)).length).toBeGreaterThan(good / 2)
  expect(run()).toBe(SAID)
})

test('what has been kept for long goes when something new is kept', () => {
  mkdirSync(store)
  writeFileSync(join(store, 'old-abcd1234.cjs'), '')
  utimesSync(join(store, 'old-abcd1234.cjs'), 0, 0)
  run()
  expect(readdirSync(store).toSorted()).toEqual([MAIN, PART])
})

test('nothing is kept where there is no place for it, or where it cannot be written', () => {
  expect(run('')).toBe(SAID)
  writeFileSync(store, 'a file where the folder would be')
  expect(run()).toBe(SAID)
})

test('a long run keeps nothing: V8 may have thrown away what it began with', () => {
  expect(run(store, 'performance.now = () => 60_000')).toBe(SAID)
  expect(readdirSync(folder)).not.toContain('kept')
})

test('a chunk may import what is no chunk', () => {
  write(PART, `exports.said = async (name) => console.log(name, (await import('node:path')).sep.length === 1)`)
  expect(run()).toBe(SAID)
  expect(run()).toBe(SAID)
})

test('what was compiled before V8 was given other options is not kept: no start would take it', () => {
  const frugal = pathToFileURL(join(import.meta.dirname, 'run/frugal.ts')).href
  expect(run(store, `(await import('${frugal}')).beFrugal()`)).toBe(SAID)
  expect(readdirSync(folder)).not.toContain('kept')
})
