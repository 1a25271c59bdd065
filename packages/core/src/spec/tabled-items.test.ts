import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'
import { items } from './views.ts'

const schema = compile('# [Name]\n\n## Phase 1: Start\n- [ ] Task 1.1: [What]\n', engine, { name: 't.md' })

/** The items of a phase, and what it lacks. */
function phaseOf(body: string): readonly [readonly string[], readonly string[]] {
  const text = `# T\n\n## Phase 1: Start\n${body}\n`
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  return [
    items(spec).map(({ item }) => item.value.text),
    spec.sections.flatMap(({ missing }) => missing.map(({ kind }) => kind)),
  ]
}

const HEAD = '| No. | What |\n|---|---|\n'

test.each(['1.1', '**1.1**', '`Task 1.1`', 'task 1.1', 'Task 1.1: Start'])('a table names its items: %s', (id) => {
  expect(phaseOf(`${HEAD}| ${id} | Create the store |\n\n### Files\n- [ ] store.ts`)).toEqual([[], ['items']])
})

test.each([
  ['a table of something else', `${HEAD}| 1 | Create the store |\n\n- [ ] store.ts`, ['store.ts']],
  ['a table that names one thing alone', `${HEAD}| 1.1 | a |\n| All | b |\n\n- [ ] store.ts`, ['store.ts']],
  ['a list with the IDs', `${HEAD}| 1.1 | a |\n\n- [ ] Task 1.1: Create it\n- [ ] Fill it`, ['Create it', 'Fill it']],
  ['a list with the numbers', `${HEAD}| 1.1 | a |\n\n- [ ] 1.1 Create it`, ['1.1 Create it']],
  ['a table without rows', `${HEAD}\n- [ ] store.ts`, ['store.ts']],
])('the list holds the items beside %s', (_, body, values) => {
  expect(phaseOf(body)).toEqual([values, []])
})
