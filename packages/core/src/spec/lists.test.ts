import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'
import { items } from './views.ts'

const schema = compile('# [Name]\n\n## Requirements\n- **FR-001**: [Requirement]\n', engine, { name: 't.md' })

/** The ID and the text of each item. */
function itemsOf(list: string): readonly (readonly [string | undefined, string])[] {
  const text = `# T\n\n## Requirements\n${list}\n`
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  return items(spec).map(({ item }) => [item.id?.text, item.value.text])
}

test.each(['\n', '\r\n'])('a line that lacks the mark of an entry, and has an ID and a colon, is an item', (end) => {
  const lines = ['- **FR-001**: One.', '**FR-002**: Two.', '**FR-003:** Three,', 'and more.', '- **FR-004**: Four.']
  expect(itemsOf(lines.join(end))).toEqual([
    ['FR-001', 'One.'],
    ['FR-002', 'Two.'],
    ['FR-003', `Three,${end}and more.`],
    ['FR-004', 'Four.'],
  ])
})

test('a line that begins with the ID of another item goes on with its own', () => {
  const entry = 'What is done where\nFR-002 is not met, and\nNote: logged.'
  expect(itemsOf(`- **FR-001**: ${entry}\n- **FR-002**: Two.`)).toEqual([
    ['FR-001', entry],
    ['FR-002', 'Two.'],
  ])
})

test('an ID may be closed by a full stop in bold', () => {
  expect(itemsOf('- **FR-001.** One.\n- **FR-002.** Two.')).toEqual([
    ['FR-001', 'One.'],
    ['FR-002', 'Two.'],
  ])
})
