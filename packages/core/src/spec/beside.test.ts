import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'

const readBy = (template: string, list: string): Spec => {
  const schema = compile(`# T\n\n## A\n\n${template}\n`, engine, { name: 't.md' })
  return read({ file: 'a.md', text: `# T\n\n## A\n\n${list}\n`, schema, nesting: 100 }, { markdown: engine })
}
const itemsOf = (template: string, list: string): readonly (string | undefined)[] => {
  const [part] = readBy(template, list).sections[0]?.parts ?? []
  if (part?.kind !== 'items') throw new Error(part?.kind)
  return part.items.map(({ id, value }) => id?.text ?? value.text)
}
const pairsOf = (template: string, list: string): readonly string[] => {
  const [part] = readBy(template, list).sections[0]?.parts ?? []
  if (part?.kind !== 'pairs') throw new Error(part?.kind)
  return part.pairs.map(({ key }) => key.text)
}
const leftIn = (template: string, list: string): readonly string[] =>
  readBy(template, list)
    .slots.filter(({ state }) => state === 'placeholder')
    .map(({ text }) => text)

const BOXES = '- [ ] FR1: [what]\n- [ ] FR2: [what]\n'
const PAIRS = '- [Part]: [Coverage]\n- [Part]: [Coverage]\n'

describe('what the template has beside its items or pairs is none of them', () => {
  test.each([
    ['Owner of all is [Name]', 'Owner of all is Ada'],
    ['Say [what] else', 'Say nothing else.'],
    ['[Who] signs all of them', 'The office **signs** all of them'],
    ['Each of them can be tested.', 'Each of these can be tested.'],
    ['[Anything else]', 'The rest is for later'],
  ])('%s: %s', (beside, answer) => {
    expect(itemsOf(`${BOXES}- ${beside}`, `- [ ] FR1: logs in\n- ${answer}\n- [x] FR2: logs out`)).toEqual([
      'FR1',
      'FR2',
    ])
    expect(pairsOf(`${PAIRS}- ${beside}`, `- Sums: 90 %\n- ${answer}`)).toEqual(['Sums'])
  })
  test.each([
    ['Owner of all is [Name]', '- [ ] the thing is printed', 'the thing is printed'],
    ['Owner of all is [Name]', '- Owners are many', 'Owners are many'],
    ['Say [what] else', '- Say it elsewhere', 'Say it elsewhere'],
    ['[Anything else]', '- [ ] the thing is printed', 'the thing is printed'],
    ['Each of them can be tested.', '- [ ] Each of these can be tested.', 'Each of these can be tested.'],
    ['[Anything else]', '- REQ-7: the thing is printed', 'REQ-7: the thing is printed'],
    ['[Add more requirements as needed]', '- the thing is printed', 'the thing is printed'],
  ])('an item without its ID is still one: %s: %s', (beside, entry, item) => {
    expect(itemsOf(`${BOXES}- ${beside}`, `- [ ] FR1: logs in\n${entry}`)).toEqual(['FR1', item])
  })
  test('where nothing else is there, they are items without IDs', () => {
    expect(itemsOf(`- FR1: [what]\n- FR2: [what]\n- [Anything else]`, '- logs in\n- logs out')).toEqual([
      'logs in',
      'logs out',
    ])
  })
  test('a pair is no answer to a lone slot, but one to a key of the template', () => {
    const template = `${PAIRS}- [Part]: [Coverage]\n- Note: [what is missing]\n- [Anything else]`
    expect(pairsOf(template, '- Sums: 90 %\n- Note: the rest\n- Rows: 80 %\n- by hand')).toEqual(['Sums', 'Rows'])
  })
})

test.each([
  [`${BOXES}- Owner of all is [Name]`, '- [ ] FR1: logs in\n- Owner of all is [Name]', ['Owner of all is [Name]']],
  [`${PAIRS}- [Anything else]`, '- Sums: 90 %\n- [Anything else]', ['[Anything else]']],
  [
    '- **Owner**: [Name]\n- **Team**: [Team]\n- Say [what] else',
    '- **Owner**: Ada\n- **Team**: B\n- Say [what] else',
    ['Say [what] else'],
  ],
  ['- **Owner**: [Name]\n- **Team**: [Team]\n- Say [what] else', '- **Owner**: Ada\n- **Team**: B\n- Say it else', []],
  [
    '- **Owner**: [Name]\n- **Team**: [Team]\n\nMore:\n\n- **Due**: [Date]\n- **Note**: [Note]\n- Say [what] else',
    '- **Owner**: Ada\n- **Team**: B\n\nMore:\n\n- **Due**: 2026-11-02\n- **Note**: b\n- Say [what] else',
    ['Say [what] else'],
  ],
  [`${BOXES}- As you like`, '- [ ] FR1: logs in\n- As you like', []],
])('what is left of it as it stands is still to be filled in: %j, %j', (template, list, left) => {
  expect(leftIn(template, list)).toEqual(left)
})

test('before the first section, too', () => {
  const schema = compile('# T\n\n- Owner: [Name]\n- Team: [Team]\n- Say [what] else\n\n## A\n', engine, {
    name: 't.md',
  })
  const text = '# T\n\n- Owner: Ada\n- Team: Blue\n- Say [what] else\n\n## A\n'
  const { slots } = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  expect(slots.flatMap((slot) => (slot.state === 'placeholder' ? [slot.text] : []))).toEqual(['Say [what] else'])
})

describe('items of one form in several lists of a section', () => {
  const TEMPLATE = '- **FR-001**: It MUST [what]\n- **FR-002**: It MUST [what]\n\nMore:\n\n'
  test('what the second list says is left, too, where it stands', () => {
    const template = `${TEMPLATE}- **FR-003**: Users MUST [do]\n- **FR-004**: Admins MUST see [thing]`
    const list =
      '- **FR-001**: It MUST log in\n\nMore:\n\n- **FR-003**: Users MUST [do]\n- **FR-004**: Admins MUST see [thing]'
    expect(leftIn(template, list)).toEqual(['Users MUST [do]', 'Admins MUST see [thing]'])
  })
  test('a single one beside another entry is an item', () => {
    const template = `${TEMPLATE}- **FR-003**: Users MUST [do]\n- Note of [something]`
    const list = '- **FR-001**: It MUST log in\n\nMore:\n\n- **FR-003**: Users MUST pay\n- Note of a change in law'
    expect(itemsOf(template, list)).toEqual(['FR-001', 'FR-003'])
  })
})
