import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** From the top down: each may import from those before it, and from itself. */
const LAW =
  'text markdown values blocks template spec config facts evidence claims verdicts rules check present workspace.ts index.ts'.split(
    ' ',
  )
const SOURCE = import.meta.dirname
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  // The pages are text: what they say of imports imports nothing.
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'rules/pages.ts')
const manifest = JSON.parse(readFileSync(join(SOURCE, '../package.json'), 'utf8'))
const declared = Object.keys(manifest.dependencies).map((name) => name.replace('@types/', ''))

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SOURCE, file), 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export|\})[^'"`\n]*from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
  )
  return [...found].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '')
}

const place = (path: string): number => LAW.indexOf(path.split('/')[0] ?? '')

test('every file has its place in the listing', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => place(file) < 0)).toEqual([])
})

test('a folder imports only from folders above it', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => new URL(name, `file:///${file}`).pathname.slice(1))
      .filter((target) => place(target) < 0 || place(target) > place(file))
      .map((target) => `${file} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('the core imports nothing but itself and its declared dependencies [SPEC-2026-11-22-001/NFR2, SPEC-2026-11-22-004/NFR2]', () => {
  const known = (name: string): boolean =>
    name.startsWith('.') || declared.some((dependency) => name === dependency || name.startsWith(`${dependency}/`))
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => !known(name))
      .map((name) => `${file}: ${name}`),
  )
  expect(wrong).toEqual([])
})

test('the core reads no clock and no chance [SPEC-2026-11-22-004/NFR2]', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/
  expect(files.filter((file) => impure.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([])
})

test('no expression that names a property of characters is made while a program starts: `inAnyScript` makes it when it is asked', () => {
  const early = /^(?:export )?const \w+(?:: \w+)? =\s+(?:\/|new RegExp\().*\\p\{/m
  expect(early.test('const A = /[\\p{L}]/u')).toBe(true)
  expect(files.filter((file) => early.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([])
})
