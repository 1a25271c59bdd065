import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMarkdownEngine, isNative } from './markdown.ts'
import { parseSlowly } from './markdown-fallback.ts'

type Tree = {
  type: string
  position?: { start: { offset?: number }; end: { offset?: number } }
  value?: string
  children?: Tree[]
}

function shape({ type, position, value, children }: Tree): unknown {
  return [type, position?.start.offset, position?.end.offset, value, children?.map(shape)]
}

const BODY =
  '# T 😀\n\n- **Key**: *é*\n- [ ] `npm test` passes\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nx\n```\n\n~~a~~ https://x.example [l](u) <!-- c --> [^1]\n\n[^1]: n\n'
const FRONTS = [
  '',
  '---\n---\n',
  '---\na: 1\nb:\n  - x\n---\n',
  '--- \na: 1\n...  \n',
  '---\na: 1\n---\t\n',
  '---\n\n# t\n\n---\n',
]

const ROOT = join(import.meta.dirname, '../../../..')
const documents = [
  '.',
  'specs',
  'docs',
  'examples',
  'fixtures',
  'packages/core/src/rules',
  'packages/cli/templates',
].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`),
)

test('the native part loads here', () => expect(isNative).toBe(true))

test.each(FRONTS.flatMap((front) => ['\n', '\r\n', '\r'].map((end) => [(front + BODY).replaceAll('\n', end)])))(
  'both parsers give the same tree: %j',
  (text) => {
    expect(shape(parseSlowly(text) as Tree)).toEqual(shape(createMarkdownEngine()(text) as Tree))
  },
)

test('both parsers give the same tree of every document of this repository [SPEC-2026-11-22-002/FR8]', () => {
  const different = documents.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    return (
      JSON.stringify(shape(parseSlowly(text) as Tree)) !== JSON.stringify(shape(createMarkdownEngine()(text) as Tree))
    )
  })
  expect(documents.length).toBeGreaterThan(100)
  expect(different).toEqual([])
})

test.each([
  '---\na: 1\n',
  '---\na: 1\n---x\n',
  '----\na\n----\n',
  ' ---\na: 1\n---\n',
  '---js\na\n---\n',
  '\n---\na: 1\n---\n',
])('%j is no front matter for either', (text) => {
  const native = createMarkdownEngine()(text)
  expect(native.children.some((node) => node.type === 'yaml')).toBe(false)
  expect(shape(parseSlowly(text) as Tree)).toEqual(shape(native as Tree))
})

test('nothing beyond CommonMark, GFM and front matter', () => {
  const text = '# a { #b .c }\n\n:::note\nx\n:::\n\n$a$ H~2~O x^2^ [[w]] "q" -- ...\n\nterm\n: definition\n'
  const types = new Set<string>()
  const waiting: Tree[] = [createMarkdownEngine()(text) as Tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    types.add(node.type)
    waiting.push(...(node.children ?? []))
  }
  expect([...types].sort()).toEqual(['delete', 'heading', 'paragraph', 'root', 'text'])
})
