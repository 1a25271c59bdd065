import { expect, test } from 'vitest'
import type { BlockEngines } from '../blocks/engines.ts'
import { askEngines } from './blocks.ts'

/** Refuses each line that is `bad`. */
const engines: BlockEngines = {
  mermaid: async (texts) =>
    texts.map((text) =>
      [...text.matchAll(/^bad$/gm)].map(({ index }) => ({
        rule: 'mermaid-syntax',
        span: { from: index, to: index + 3 },
        reason: 'bad',
      })),
    ),
  types: async (modules) => modules.map(() => []),
}

async function rulesOf(text: string): Promise<readonly string[]> {
  const block = { index: 0, language: 'mermaid' as const, text, content: { from: 0, to: text.length }, lineStarts: [0] }
  const [faults] = await askEngines([{ file: 'a.md', block }], { engines, readFile: () => undefined, store: undefined })
  return (faults ?? []).map((fault) => fault.rule)
}

test('what needs no parser is said of every diagram', async () => {
  expect(await rulesOf('graph TD\nA[a --> b]\nclick A "javascript:x"')).toEqual(['mermaid-label', 'mermaid-unsafe'])
})

test('of one that does not parse, the first error and what is unsafe', async () => {
  expect(await rulesOf('graph TD\nA[a --> b]\nbad\nbad\nclick A "javascript:x"')).toEqual([
    'mermaid-syntax',
    'mermaid-unsafe',
  ])
})
