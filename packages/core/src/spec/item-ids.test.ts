import { expect, test } from 'vitest'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { compile } from '../template/compile.ts'
import { itemIdsOf } from './item-ids.ts'
import { read } from './read.ts'

const markdown = createMarkdownEngine()
const schema = compile(
  '## Plan\n### Phase 1: [Name]\n- [ ] Task 1.1: [Description]\n- [ ] Task 1.2: [Description]\n### Phase 2: [Name]\n- [ ] Task 2.1: [Description]\n\n## Requirements\n- [ ] FR1: [Description]\n- [ ] FR2: [Description]\n',
  markdown,
  { name: 'template' },
)

function idsOf(text: string): readonly string[] {
  return itemIdsOf(read({ file: 'a.md', text, schema, nesting: 100 }, { markdown }))
}

test.each([
  ['as they are', '- [ ] FR1: a\n- [ ] FR2: b\n- [ ] FR5: c', ['FR1', 'FR2', 'FR5']],
  ['one without', '- [ ] FR1: a\n- [ ] b\n- [ ] FR3: c', ['FR1', 'FR2', 'FR3']],
  ['the first without', '- [ ] a\n- [ ] FR2: b', ['FR1', 'FR2']],
  ['of another form', '- [ ] FR1: a\n- [ ] FR-2: b', ['FR1', 'FR2']],
  ['repeated', '- [ ] FR1: a\n- [ ] FR1: b\n- [ ] FR3: c', ['FR1', 'FR1', 'FR2', 'FR3']],
])('%s', (_, list, expected) => {
  expect(idsOf(`## Requirements\n${list}\n`)).toEqual(expected)
})

test('of another phase', () => {
  const ids = idsOf(
    '## Plan\n### Phase 1: A\n- [ ] Task 1.1: a\n- [ ] Task 2.2: b\n### Phase 2: B\n- [ ] Task 2.1: c\n',
  )
  expect(ids).toContain('Task 1.2')
  expect(ids).toContain('Task 2.1')
})
