import { expect, test } from 'vitest'
import type { BlockEngines, TypeModule } from '../blocks/engines.ts'
import type { BlockFault } from '../blocks/fault.ts'
import { askEngines, placeFaults, type PlacedBlock } from './blocks.ts'
import type { ReadFile } from './imports.ts'
import type { BlockRef } from './result.ts'
import type { Store } from './store.ts'

const block = (language: BlockRef['language'], text: string, index = 0): BlockRef => ({
  index,
  language,
  text,
  content: { from: 0, to: text.length },
  lineStarts: [0],
})
const placed = (text: string, file = 'specs/a.md', language: BlockRef['language'] = 'typescript'): PlacedBlock => ({
  file,
  block: block(language, text),
})
const faultsIn = (text: string): readonly BlockFault[] =>
  [...text.matchAll(/syntax|type|slow/g)].map((match) => ({
    rule: match[0] === 'syntax' ? 'typescript-syntax' : 'typescript-type',
    span: { from: match.index, to: match.index + match[0].length },
    reason: match[0],
    ...(match[0] === 'slow' && { gaveUp: true as const }),
  }))

/** Engines that write down what they are asked, and a store that keeps all. */
function setUp(files: Record<string, string> = {}) {
  const batches: (readonly string[])[] = []
  const engines: BlockEngines = {
    mermaid(texts) {
      batches.push(texts)
      return Promise.resolve(texts.map(faultsIn))
    },
    types(modules: readonly TypeModule[]) {
      batches.push(modules.map((each) => `${each.file} ${each.text}`))
      return Promise.resolve(modules.map((each) => faultsIn(each.text)))
    },
  }
  const kept = new Map<string, string>()
  const store: Store = {
    hash: (text) => `#${text}`,
    get: (keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)!] as const] : []))),
    set: (entries) => entries.forEach((value, key) => kept.set(key, value)),
  }
  const readFile: ReadFile = (path) => (Object.hasOwn(files, path) ? files[path] : undefined)
  const ask = async (...blocks: readonly PlacedBlock[]) =>
    (await askEngines(blocks, { engines, readFile, store })).map((faults) => faults.map((fault) => fault.reason))
  return { batches, kept, ask, engines }
}

test('equal blocks are asked about once, in one batch a language [SPEC-2026-11-22-003/FR7]', async () => {
  const { ask, batches } = setUp()
  const answers = await ask(
    placed('a type'),
    placed('b', 'b.md'),
    placed('a type', 'c.md'),
    placed('c', 'd.md', 'mermaid'),
  )
  expect(answers).toEqual([['type'], [], ['type'], []])
  expect(batches).toEqual([['c'], ['specs/a.md a type', 'b.md b']])
})

test('a module is asked about together with the others of its file, and again when one of them changes', async () => {
  const { ask, batches } = setUp()
  await ask(placed('a'), placed('b type'), placed('a', 'other.md'))
  expect(batches).toEqual([['specs/a.md a', 'specs/a.md b type', 'other.md a']])
  await ask(placed('a'), placed('b'))
  expect(batches[1]).toEqual(['specs/a.md a', 'specs/a.md b'])
  expect(await ask(placed('a'), placed('b type'))).toEqual([[], ['type']])
  expect(batches).toHaveLength(2)
  await ask(placed('a'), placed('slow'))
  await ask(placed('a'), placed('slow'))
  expect(batches[3]).toEqual(['specs/a.md a', 'specs/a.md slow'])
})

test('what one module of a file imports, the others depend on too', async () => {
  const files = { 'src/x.ts': 'one' }
  const { ask, batches, kept } = setUp(files)
  await ask(placed('import "../src/x"'), placed('b'))
  await ask(placed('import "../src/x"'), placed('b'))
  expect(batches).toHaveLength(1)
  files['src/x.ts'] = 'two'
  await ask(placed('import "../src/x"'), placed('b'))
  expect(batches).toHaveLength(2)
  expect(kept.size).toBe(4)
})

test('what the store knows is not asked again; a store with rubbish is asked past [SPEC-2026-11-22-006/SEC-input-validation]', async () => {
  const { ask, batches, kept } = setUp()
  await ask(placed('a type'), placed('b'))
  expect(await ask(placed('a type'), placed('b'))).toEqual([['type'], []])
  expect(batches).toHaveLength(1)
  for (const key of kept.keys()) kept.set(key, '{')
  expect(await ask(placed('a type'), placed('b'))).toEqual([['type'], []])
  expect(batches).toHaveLength(2)
})

test('a block that does not parse is not looked at further', async () => {
  expect(await setUp().ask(placed('type syntax type'))).toEqual([['syntax']])
})

test('an engine that gave up is asked again', async () => {
  const { ask, batches } = setUp()
  await ask(placed('slow'))
  await ask(placed('slow'))
  expect(batches).toHaveLength(2)
})

test('an engine that leaves a block out fails', async () => {
  const { engines } = setUp()
  const broken = { ...engines, types: () => Promise.resolve([]) }
  await expect(
    askEngines([placed('a')], { engines: broken, readFile: () => undefined, store: undefined }),
  ).rejects.toThrow('no answer')
})

test('a block with imports is kept by its folder and by what it imports, however far', async () => {
  const files: Record<string, string> = { 'src/a.ts': `export * from './b.js'`, 'src/b.ts': 'one' }
  const { ask, batches } = setUp(files)
  const text = `import { x } from '../src/a'`
  await ask(placed(text))
  await ask(placed(text), placed(text, 'specs/b.md'))
  expect(batches).toHaveLength(1)
  files['src/b.ts'] = 'two'
  await ask(placed(text))
  expect(batches).toHaveLength(2)
  await ask(placed(text, 'docs/a.md'))
  expect(batches).toHaveLength(3)
  files['src/a.d.ts'] = 'new'
  await ask(placed(text))
  expect(batches).toHaveLength(4)
})

test('files that import each other, and paths that leave the root, come to an end', async () => {
  const { ask, batches } = setUp({ 'a.ts': `import './b'`, 'b.ts': `import './a'` })
  expect(await ask(placed(`import './a'; import '../../../etc/passwd'`, 'x.md'))).toEqual([[]])
  expect(batches).toHaveLength(1)
})

test.each([
  // Past the root nothing is asked for, not even what would be there if the path went on from it.
  ['specs/a.md', '../../src/a', []],
  ['specs/a.md', '../../../etc/passwd', []],
  ['a.md', './../../specs/../src/a', []],
  ['specs/a.md', '../src/a', ['src/a.ts']],
  ['specs/deep/a.md', '../../src/./a', ['src/a.ts']],
])('the block of %s that imports %s reads %j', async (file, path, read) => {
  const { engines } = setUp()
  const asked: string[] = []
  const readFile: ReadFile = (each) => {
    asked.push(each)
    return each === 'src/a.ts' ? '' : undefined
  }
  await askEngines([placed(`import '${path}'`, file)], { engines, readFile, store: undefined })
  expect(asked.filter((each) => read.length === 0 || each === 'src/a.ts')).toEqual(read)
})

test('places of a block are places of its document, line by line', () => {
  // A fence in a list: each line is indented by two.
  const text = 'ab\ncdef\n'
  const ref: BlockRef = { ...block('mermaid', text), content: { from: 10, to: 24 }, lineStarts: [12, 17, 24] }
  const place = (from: number, to: number) => placeFaults(ref, [{ rule: 'r', span: { from, to }, reason: '' }])[0]?.at
  expect(place(0, 2)).toEqual({ from: 12, to: 14 })
  expect(place(3, 7)).toEqual({ from: 17, to: 21 })
  expect(place(1, 4)).toEqual({ from: 13, to: 18 })
  expect(place(8, 99)).toEqual({ from: 24, to: 24 })
})
