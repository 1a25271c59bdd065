import { expect, test } from 'vitest'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { compile } from '../template/compile.ts'
import { placeInDocument } from './blocks.ts'
import type { BlockPart } from './model.ts'
import { read } from './read.ts'
import { partsOfKind } from './views.ts'

const markdown = createMarkdownEngine()
const schema = compile('## Architecture\n```mermaid\ngraph TD\nA[Component A] --> B\n```\n', markdown, {
  name: 'template',
})

function blockOf(fence: string): Pick<BlockPart, 'known' | 'expected'> | undefined {
  const spec = read({ file: 'a.md', text: `## Architecture\n${fence}\n`, schema, nesting: 100 }, { markdown })
  const [first] = [...partsOfKind(spec, 'block')]
  return first && { known: first.part.known, expected: first.part.expected }
}

test('a fence without a word is of the language that is asked for, if it looks like it', () => {
  expect(blockOf('```\ngraph LR\nA --> B\n```')).toEqual({ known: 'mermaid', expected: 'mermaid' })
  expect(blockOf('```\n[A] ---> [B]\n```')).toEqual({ known: undefined, expected: 'mermaid' })
})

test('a fence with a word is what it says', () => {
  expect(blockOf('```mermaid\n[A] ---> [B]\n```')).toEqual({ known: 'mermaid', expected: undefined })
  expect(blockOf('```text\ngraph LR\nA --> B\n```')).toEqual({ known: undefined, expected: 'mermaid' })
})

test.each(['\n', '\r\n', '\r'])('places in a block are places of the document, with lines that end in %j', (end) => {
  const text = ['## Architecture', '', '> ```mermaid', '> graph TD', '> A[One] --> B', '> ```', ''].join(end)
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown })
  const [block] = partsOfKind(spec, 'block').map(({ part }) => part)
  if (!block) throw new Error('there is a block')
  for (const word of ['graph', 'TD', 'A[One]', 'B'])
    expect(placeInDocument(block, block.text.indexOf(word))).toBe(text.indexOf(word, text.indexOf('graph')))
})

test.each([
  ['yaml', 'yml', undefined],
  ['bash', 'sh', undefined],
  ['zsh', 'shell', undefined],
  ['yaml', 'json', 'yaml'],
])('of a block of %s one of %s is expected to be: %s', (asked, written, expected) => {
  const own = compile(`## A\n\`\`\`${asked}\n...\n\`\`\`\n`, markdown, { name: 'template' })
  const text = `## A\n\`\`\`${written}\na\n\`\`\`\n`
  const spec = read({ file: 'a.md', text, schema: own, nesting: 100 }, { markdown })
  expect(partsOfKind(spec, 'block').map(({ part }) => part.expected)).toEqual([expected])
})
