import { markdownToMdast } from 'satteri'
import { expect, test } from 'vitest'
import { anchorsOf, slug, uniqueSlugs } from './headings.ts'
import type { Root } from './tree.ts'

const anchors = (text: string): readonly string[] => anchorsOf(markdownToMdast(text) as Root, text)

test.each([
  ['Executive Summary', 'executive-summary'],
  ['1. What’s new? (v2.0)', '1-whats-new-v20'],
  ['🚀 Launch', '-launch'],
  ['snake_case & `code`', 'snake_case--code'],
  ['Über  naïve', 'über--naïve'],
  ['你好，世界', '你好世界'],
  ['!!!', ''],
  ['2.1 Overview', '21-overview'],
  ['A – B', 'a--b'],
  ['C++ / C#', 'c--c'],
  ['ⅷ ½', 'ⅷ-'],
])('%j', (text, expected) => expect(slug(text)).toBe(expected))

test('headings at any depth, without emphasis, links and images', () => {
  expect(anchors('# *A* [b](c)\n\n> ## `x` ![alt](y)\n\n- ### In a list\n\nSetext\n---\n')).toEqual([
    'a-b',
    'x-',
    'in-a-list',
    'setext',
  ])
})

test('equal headings count up, past slugs that are taken', () => {
  expect(anchors('# a\n\n# a-1\n\n# A\n\n# a\n\n# constructor\n\n# `__proto__`\n')).toEqual([
    'a',
    'a-1',
    'a-2',
    'a-3',
    'constructor',
    '__proto__',
  ])
})

test('slugs are unique, and found in linear time', () => {
  const unique = uniqueSlugs()
  const texts = [
    ...Array.from({ length: 20_000 }, (_, i) => `a-${i + 1}`),
    ...Array.from({ length: 20_000 }, () => 'a'),
  ]
  const begin = performance.now()
  expect(new Set(texts.map(unique)).size).toBe(40_000)
  expect(performance.now() - begin).toBeLessThan(10_000)
})

test('ids and names of HTML, in blocks and within a line, never those in comments and code', () => {
  const text =
    '<a name="one"></a>\n\ntext <span data-id="no" id=\'two\'>x</span>\n\n## H <a id=three></a>\n\n<!-- <a id="no"> -->\n\n`<a id="no">`\n'
  expect(anchors(text)).toEqual(['one', 'two', 'h-', 'three'])
})

test('a hundred thousand equal headings take linear time', () => {
  const text = '# a\n'.repeat(100_000)
  expect(anchors(text).at(-1)).toBe('a-99999')
})

test('a heading may give itself a name', () => {
  expect(anchors('## Risks and more { #risks }\n\n## Plan {#plan}\n\n## Set {a}\n')).toEqual([
    'risks-and-more--risks-',
    'risks',
    'plan-plan',
    'plan',
    'set-a',
  ])
})

test('a block of very many names is read', () => {
  expect(anchors(`<div>${'<a id=x>'.repeat(200_000)}</div>\n`).length).toBe(200_000)
})
