import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { type Root, walk } from '../markdown/tree.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'

const schema = compile('# [T]\n\n## Needs\n- [ ] FR1: [Text]\n\n## Parts\n- [Part]: [Figure]\n', engine, {
  name: 't.md',
})

/** How often the entries of lists are asked for while a text is read. */
function looksAtEntries(text: string): number {
  let looks = 0
  const counting = (source: string): Root => {
    const root = engine(source)
    for (const node of walk(root)) {
      if (node.type !== 'list') continue
      const { children } = node
      Object.defineProperty(node, 'children', { get: () => (looks++, children) })
    }
    return root
  }
  read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: counting })
  return looks
}

test.each([
  ['identified items', 'Needs', (i: number) => `- [ ] SEC-${i}: as it was\n\nAnd more.\n\n`],
  ['pairs', 'Parts', (i: number) => `- As it was ${i}\n- and is\n\nAnd more.\n\n`],
])('of very many lists of %s each is looked at a few times', (_, section, piece) => {
  const written = (count: number): string =>
    `# T\n\n## ${section}\n${Array.from({ length: count }, (__, i) => piece(i)).join('')}`
  expect(looksAtEntries(written(400))).toBeLessThan(2.2 * looksAtEntries(written(200)))
})
