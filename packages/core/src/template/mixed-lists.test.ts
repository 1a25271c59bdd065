import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { read } from '../spec/read.ts'
import type { Spec } from '../spec/model.ts'
import { describePattern } from '../values/id-pattern.ts'
import { compile } from './compile.ts'
import type { ContentSchema, Schema } from './schema.ts'

const schemaOf = (list: string): Schema => compile(`# T\n\n## A\n\n${list}\n`, engine, { name: 't.md' })
const compiled = (list: string): readonly string[] => (schemaOf(list).sections[0]?.content ?? []).map(brief)
const told = (list: string): readonly string[] => (schemaOf(list).slips ?? []).map(({ name }) => name)
const readBy = (template: string, list: string): Spec =>
  read(
    { file: 'a.md', text: `# T\n\n## A\n\n${list}\n`, schema: schemaOf(template), nesting: 100 },
    { markdown: engine },
  )

function brief(one: ContentSchema): string {
  switch (one.kind) {
    case 'fields':
      return one.fields
        .map(({ key, slot, entries }) =>
          [key, slot.type.kind, slot.optional ? '?' : '', entries ? '+' : ''].join(' ').trim(),
        )
        .join(', ')
    case 'items':
      return describePattern(one.pattern)
    case 'checklist':
      return `[ ] ${one.items.map(({ text }) => text).join(', ')}${one.slot ? ' …' : ''}`
    case 'pairs':
      return `pairs ${one.values.map(({ type }) => type.kind).join(' ')}`
    default:
      return one.kind
  }
}

test.each([
  ['- [ ] Security lead: [Name], [Date]\n- [ ] Owner: [Name] (YYYY-MM-DD)', '[ ] Security lead, Owner'],
  ['- [ ] **Legal**: [Name], [Date]\n- [ ] [More]', '[ ] Legal …'],
  ['- [ ] Kept: [Yes/No] and [why]\n- [ ] Owner: [Name]', '[ ]  …'],
])('a key with slots that only signs part is a fixed item as one with a single slot is: %s', (list, content) => {
  expect(compiled(list)).toEqual([content])
})

describe('one entry of another kind takes no demand away', () => {
  const OWNER = '- **Owner**: [Your Name]\n- **Since**: [Date]\n'
  test.each([
    ['- Ask the office for a number', 'Owner person, Since date'],
    ['- **Sponsor** (optional): [Name]', 'Owner person, Since date, Sponsor text ?'],
    ['- **Sponsor (optional)**: [Name]', 'Owner person, Since date, Sponsor text ?'],
    ['- **Tags** _(if any)_: [tags]', 'Owner person, Since date, Tags text ?'],
    ['- **Squad** – [Name]', 'Owner person, Since date, Squad text'],
    ['- **Squad** – where they sit', 'Owner person, Since date'],
    ['- [Anything else]', 'Owner person, Since date'],
    ['- Lines of `p95`, such as p95: 200 ms', 'Owner person, Since date'],
  ])('among fields: %s', (entry, fields) => {
    expect(compiled(`${OWNER}${entry}`)).toEqual([fields])
    expect(compiled(`${entry}\n${OWNER}`)).toHaveLength(1)
  })
  test('boxes among fields are a checklist beside them', () => {
    expect(compiled(`${OWNER}- [ ] Agreement signed`)).toEqual(['Owner person, Since date', '[ ] Agreement signed'])
    expect(compiled('- [ ] One\n- [ ] Two\n- **Owner**: [Your Name]\n- In any order')).toEqual([
      'Owner person',
      '[ ] One, Two',
    ])
    expect(compiled('- [ ] One\n- **Note**: tick what holds')).toEqual(['[ ] One'])
  })
  test.each([
    ['- [ ] FR1: [What]\n- [ ] FR2: [What]\n- As many as you need', 'FR{n}'],
    ['- Number them:\n- **FR-001**: It MUST [what]', 'FR-NNN'],
    ['- [Library]: [Version] - [Purpose]\n- Only what is new', 'pairs version text'],
    ['- [Library]: [Version] – [Purpose]\n- [Library]: [Version] — [Purpose]', 'pairs version text'],
    ['- [Part]: [Coverage]\n- One for each\n- Do not round', 'pairs percentage'],
  ])('among items and pairs: %j', (list, content) => {
    expect(compiled(list)).toEqual([content])
  })
  test('in a list that is the value of a field', () => {
    const list = '- **Start**: [Date]\n- **Steps**:\n  - Phase 1 Complete: [Date]\n  - One for each phase\n  - ...'
    expect(compiled(list)).toEqual(['Start date, Steps text  +'])
  })
  test.each([
    ['- Peak: [Requests/second]\n- p95: [Target milliseconds]', 'Peak quantity, p95 quantity'],
    ['- p95: [Target milliseconds]\n- p99: [Target milliseconds]', 'p95 quantity, p99 quantity'],
    ['- OAuth2 scopes: [scopes]\n- Owner: [Your Name]', 'OAuth2 scopes text, Owner person'],
    ['- Phase 1 Complete: [Date]\n- Phase 2 Complete: [Date]', 'pairs date'],
    ['- P1: [What]\n- P2: [What]', 'P{n}'],
  ])('a number in a key that counts nothing: %j', (list, content) => {
    expect(compiled(list)).toEqual([content])
  })
  test.each([
    ['- Say why\n- Note: see [the plan]\n- Say when', 'list'],
    ['- **One**: plain\n- **Two**: plain\n- more', undefined],
    ['- [ ] Phase 1: [what]\n- [ ] Ready\n- [ ] Done', '[ ] Ready, Done …'],
    ['- Step 1: see [the plan]\n- [why]\n- [when]', 'list'],
    ['- Given [a], then [b]\n- Edge: [case]', 'list'],
  ])('what is no field among others stays what it is: %j', (list, content) => {
    expect(compiled(list)).toEqual(content === undefined ? [] : [content])
  })
  test('what asks for something and is not demanded is told of', () => {
    expect(told('- [ ] FR1: [What]\n- [ ] FR2: [What]\n- [ ] Agreement signed\n- As you like')).toEqual([
      'Agreement signed',
    ])
    expect(told(`${OWNER}- [Anything else]`)).toEqual(['[Anything else]'])
    expect(told(`${OWNER}- Ask the office\n- [ ] Agreement signed`)).toEqual([])
    expect(told('- [ ] One\n- [ ] Two\n- Owner: [Your Name]\n- Say [what] else\n- As you like')).toEqual([
      'Owner: [Your Name]',
      'Say [what] else',
    ])
    expect(told('- Server\n  - [ ] T1: [What]\n- Client\n  - [ ] T2: [What]\n  - in any order')).toEqual([
      'T1: [What]',
      'T2: [What]',
    ])
    expect(told('- [ ] Server\n  - [ ] T1: [What]')).toEqual([])
  })
})

describe('boxes that ask for a value', () => {
  test.each([
    ['- [ ] **Security**: [Who checked]\n- [ ] Legal: [Who checked]', '[ ] Security, Legal'],
    ['- [ ] **Security**: [Who checked]', '[ ] Security'],
    ['- [ ] Tested\n- [ ] Legal: [Who checked]', '[ ] Tested, Legal'],
    ['- [ ] Given [a], then [b]\n- [ ] Edge case: [scenario]', '[ ]  …'],
    ['- [ ] Edge case: [scenario]', '[ ]  …'],
    ['- [ ] Case: [one]\n- [ ] Case: [other]', '[ ]  …'],
    ['- [ ] Case 1: [one]\n- [ ] Ready: [who]\n- [ ] [more]', '[ ]  …'],
  ])('what is literal is demanded: %j', (list, content) => {
    expect(compiled(list)).toEqual([content])
  })
  test('they are answered under their key', () => {
    const template = '- [ ] **Security**: [Who checked]\n- [ ] Legal: [Who checked]'
    const [part] =
      readBy(template, '- [x] Security: Asha\n- [ ] Legal: [Who checked]\n- [x] whatever').sections[0]?.parts ?? []
    if (part?.kind !== 'checklist') throw new Error(part?.kind)
    expect(part.items.map(({ schema, value }) => [schema?.text, value.state])).toEqual([
      ['Security', 'filled'],
      ['Legal', 'placeholder'],
      [undefined, 'filled'],
    ])
    expect(part.gone).toEqual([])
  })
})

test('a list is read as fields and as the checklist beside them', () => {
  const template =
    '- **Owner**: [Your Name]\n- **Squad** – [Name]\n- **Tags** (optional): [tags]\n- [ ] Agreement signed'
  const spec = readBy(
    template,
    '- **Owner**: Asha\n- **Squad** – Blue\n- **Tags** (optional): a, b\n- [x] Agreement signed\n- Ask',
  )
  const [fields, boxes] = spec.sections[0]?.parts ?? []
  if (fields?.kind !== 'fields' || boxes?.kind !== 'checklist') throw new Error(`${fields?.kind} ${boxes?.kind}`)
  expect(fields.fields.map(({ schema, value }) => [schema?.key, value.text])).toEqual([
    ['Owner', 'Asha'],
    ['Squad', 'Blue'],
    ['Tags', 'a, b'],
  ])
  expect(boxes.items.map(({ schema, checkbox }) => [schema?.text, checkbox?.ticked])).toEqual([
    ['Agreement signed', true],
  ])
})

test.each([
  ['[Date] (optional)', 'date', true],
  ['[Requests/second] (if applicable)', 'quantity', true],
  ['(optional) [Date]', 'date', true],
  ['*[Date]* _(optional)_', 'date', true],
  ['[Date (optional)]', 'date', true],
  ['YYYY-MM-DD (optional)', 'date', true],
  ['Low | High (optional)', 'choice', true],
  ['[Date] (of the talk)', 'text', false],
])('what says that it is optional keeps its type: %s', (value, kind, optional) => {
  const { frontMatter, sections } = compile(`---\ndue: "${value}"\n---\n\n# T\n\n## A\n- **Due**: ${value}\n`, engine, {
    name: 't.md',
  })
  const [content] = sections[0]?.content ?? []
  if (content?.kind !== 'fields') throw new Error(content?.kind)
  for (const { slot } of [...frontMatter, ...content.fields])
    expect([slot.type.kind, slot.optional]).toEqual([kind, optional])
})

test('what the template has beside its items or pairs may stay in a spec', () => {
  const items = readBy(
    '- [ ] FR1: [What]\n- [ ] FR2: [What]\n- As **many** as you need\n- [ ] Agreement signed',
    '- [ ] FR1: One\n- As many as you need\n- [x] Agreement signed\n- [ ] Two',
  ).sections[0]?.parts[0]
  expect(items?.kind === 'items' && items.items.map(({ id, value }) => [id?.text, value.text])).toEqual([
    ['FR1', 'One'],
    [undefined, 'Two'],
  ])
  const pairs = readBy('- [Part]: [Coverage]\n- One for each', '- One for each\n- Chart: 80 %').sections[0]?.parts[0]
  expect(pairs?.kind === 'pairs' && pairs.pairs.map(({ key }) => key.text)).toEqual(['Chart'])
})

test('and so may what it has beside the entries of a field', () => {
  const template = '- **Start**: [Date]\n- **Steps**:\n  - Phase 1 Complete: [Date]\n  - One for each phase'
  const steps = '- **Start**: 2026-11-02\n- **Steps**:\n  - Phase 1 Complete: 2026-11-09\n  - One for each phase'
  const part = readBy(template, steps).sections[0]?.parts[0]
  expect(part?.kind === 'fields' && part.fields[1]?.entries?.pairs.map(({ key }) => key.text)).toEqual([
    'Phase 1 Complete',
  ])
})

test('what is inserted for a list is what is asked for, and not what stands beside it', () => {
  const sources = (list: string): readonly string[] =>
    (schemaOf(list).sections[0]?.content ?? []).map(({ source }) => source)
  expect(sources('- Say more\n- **Owner**: [Your Name]\n- [ ] Agreement signed\n- **Since**: [Date]')).toEqual([
    '- **Owner**: [Your Name]\n- **Since**: [Date]',
    '- [ ] Agreement signed',
  ])
  expect(sources('- [ ] FR1: [What]\n- As you like')).toEqual(['- [ ] FR1: [What]'])
  expect(sources('- [ ] One\n- As you like')).toEqual(['- [ ] One\n- As you like'])
})
