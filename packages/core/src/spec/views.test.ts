import { expect, test } from 'vitest'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'
import { blocks, requirements, tasks } from './views.ts'

const markdown = createMarkdownEngine()
const schema = compile(
  '## Implementation Plan\n### Phase 1: [Name]\n- [ ] Task 1.1: [Description]\n\n### Phase 2: [Name]\n- [ ] Task 2.1: [Description]\n\n## Functional Requirements\n- [ ] FR1: [Description]\n- [ ] FR2: [Description]\n',
  markdown,
  { name: 'template' },
)

test.each([
  [
    'in the plan',
    '## Implementation Plan\n### Phase 1: A\n- [ ] Task 1.1: a\n\n## Functional Requirements\n- [ ] FR1: b\n',
  ],
  ['beside it', '## Phase 1: A\n- [ ] Task 1.1: a\n\n## Functional Requirements\n- [ ] FR1: b\n'],
])('tasks are the items of phases, %s', (_, text) => {
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown })
  expect(tasks(spec).map(({ item }) => item.id?.text)).toEqual(['Task 1.1'])
  expect(requirements(spec).map(({ item }) => item.id?.text)).toEqual(['FR1'])
})

test('a block is one, however deep it stands', () => {
  const acceptance = compile('## Acceptance\n```gherkin\nGiven [context]\n```\n', markdown, { name: 'template' })
  const fence = (text: string): string => `\n\`\`\`gherkin\n${text}\n\`\`\`\n`
  const text = `## Acceptance\n### Sign in\n${fence('Given a')}\n### Sign out\n${fence('Given b')}\n## Notes\n${fence('Given c')}`
  const found = blocks(read({ file: 'a.md', text, schema: acceptance, nesting: 100 }, { markdown }))
  expect(found.map((block) => [block.text, block.schema !== undefined])).toEqual([
    ['Given a', true],
    ['Given b', true],
    ['Given c', false],
  ])
})
