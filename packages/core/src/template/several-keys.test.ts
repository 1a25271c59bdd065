import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { read } from '../spec/read.ts'
import { compile } from './compile.ts'
import type { ContentSchema, Schema } from './schema.ts'

const schemaOf = (metadata: string): Schema =>
  compile(`# T: [Title]\n\n${metadata}\n\n## A\n\n[text]\n`, engine, { name: 't.md' })

/** What the template demands before its first section. */
const compiled = (metadata: string): readonly string[] => schemaOf(metadata).preamble.map(brief)

function brief(one: ContentSchema): string {
  if (one.kind !== 'fields') return one.kind
  return one.fields
    .map(({ key, slot, entries }) =>
      [key, slot.type.kind, slot.optional ? '?' : '', entries ? '+' : ''].join(' ').trim(),
    )
    .join(', ')
}

/** The fields that a document has, the states of their values, and the keys of the template that it lacks. */
function answered(template: string, metadata: string): readonly string[] {
  const text = `# T: Depot\n\n${metadata}\n\n## A\n\nText.\n`
  const spec = read({ file: 'a.md', text, schema: schemaOf(template), nesting: 100 }, { markdown: engine })
  return [
    ...spec.fields.map(({ key, schema, value, duplicateOf }) =>
      [
        schema ? '' : '?',
        key,
        ': ',
        value.text,
        value.state === 'filled' ? '' : ` (${value.state})`,
        duplicateOf ? ' again' : '',
      ].join(''),
    ),
    ...spec.preamble.missingFields.map(({ key }) => `no ${key}`),
  ]
}

const BULLETS = '- **Plan**: MIG-[NUMBER] | **Status**: Draft | Done | **Owner**: [Name]\n- **Systems**: [Which]'
const TABLE =
  '| **Plan** | MIG-[NUMBER] | **Status** | Draft/Done/Off |\n|-|-|-|-|\n| **Owner** | [Name] | **Systems** | [Which] |'

describe('an entry of several keys', () => {
  test.each([
    ['- **Author**: [Name] | **Created**: [Date]', 'Author text, Created date'],
    ['- **Author**: [Name] · **Created**: YYYY-MM-DD', 'Author text, Created date'],
    [BULLETS, 'Plan id, Status choice, Owner text, Systems text'],
    ['- **From**: [date] to [date] | **By**: [Name]', 'From text, By text'],
    ['- **Author**: [Name] | **Created**: [Date]\n- As you like', 'Author text, Created date'],
    ['- **Author**: [Name] | **Created**: [Date] <!-- optional -->', 'Author text ?, Created date ?'],
    ['- **Start**: [Date] | **Steps**: [What]\n  - Phase 1: [Date]\n  - Phase 2: [Date]', 'Start date, Steps text  +'],
  ])('is a field for each: %j', (list, fields) => {
    expect(compiled(list)).toEqual([fields])
  })
  test.each([
    ['- **Author**: [Name] | a word | **Created** by [whom]', 'Author text'],
    ['- **Author**: [Name] | **Created**: today', 'Author text'],
    ['- **Author**: [Name] | **[Key]**: [Date]', 'Author text'],
    ['- **Author**: [Name] | Created: [Date]', 'Author text'],
    ['- **Author**: [Name] | **Date**: [Date]\n- **Judge**: [Name] | **Date**: [Date]', 'Author text, Judge text'],
  ])('is the first alone where the others are not certain: %j', (list, fields) => {
    expect(compiled(list)).toEqual([fields])
  })
})

describe('a table of several keys in a row', () => {
  test.each([
    [TABLE, 'Plan id, Status choice, Owner text, Systems text'],
    ['| Plan: | [Id] | Owner: | [Name] |\n|-|-|-|-|', 'Plan text, Owner text'],
    [
      '| | | | |\n|-|-|-|-|\n| **Plan:** | [Id] | **Owner:** | [Name] |\n| **Due**: | [Date] | | |',
      'Plan text, Owner text, Due date',
    ],
  ])('holds a field for each: %j', (table, fields) => {
    expect(compiled(table)).toEqual([fields])
  })
  test.each([
    '| **Plan** | [Id] | **Owner** | [Name] | [Note] |\n|-|-|-|-|-|\n| **Due** | [Date] | **By** | [Name] | [Note] |',
    '| Plan | Id | Owner | Name |\n|-|-|-|-|\n| **Due** | [Date] | **By** | [Name] |',
    '| **Plan** | **Id** | **Owner** | **Name** |\n|-|-|-|-|\n| **Due** | [Date] | **By** | [Name] |',
    '| **Plan** | [Id] | **Date** | [Date] |\n|-|-|-|-|\n| **Owner** | [Name] | **Date** | [Date] |',
    '| **[Plan]** | [Id] | **Owner** | [Name] |\n|-|-|-|-|\n| **Due** | [Date] | **By** | [Name] |',
  ])('is one of rows where a cell is something else: %j', (table) => {
    expect(compiled(table)).toEqual(['table'])
  })
})

describe.each([
  ['bullets of several keys', BULLETS],
  ['a wide table', TABLE],
])('a template with %s is answered', (_, template) => {
  const ANSWER = ['Plan: MIG-7', 'Status: Done', 'Owner: Ada', 'Systems: all']
  test.each([
    ['in the same bullets', '- **Plan**: MIG-7 | **Status**: Done | **Owner**: Ada\n- **Systems**: all'],
    ['in bullets of one key', '- **Plan**: MIG-7\n- **Status**: Done\n- **Owner**: Ada\n- **Systems**: all'],
    ['in lines', '**Plan**: MIG-7 | **Status**: Done\\\n**Owner**: Ada | **Systems**: all'],
    [
      'in a table of two columns',
      '| | |\n|-|-|\n| Plan | MIG-7 |\n| **Status** | Done |\n| Owner | Ada |\n| Systems | all |',
    ],
    ['in a wide table', '| **Plan** | MIG-7 | **Status** | Done |\n|-|-|-|-|\n| **Owner** | Ada | **Systems** | all |'],
    [
      'in a table beside bullets',
      '- **Plan**: MIG-7\n- **Status**: Done\n\n| **Owner** | Ada | **Systems** | all |\n|-|-|-|-|',
    ],
  ])('%s', (_form, metadata) => {
    expect(answered(template, metadata)).toEqual(ANSWER)
  })
  test('and what it leaves or lacks is told', () => {
    expect(answered(template, '- **Plan**: MIG-[NUMBER]\n- **Status**: Done\n- **Owner**: [Name]')).toEqual([
      'Plan: MIG-[NUMBER] (placeholder)',
      'Status: Done',
      'Owner: [Name] (placeholder)',
      'no Systems',
    ])
  })
})

test.each([
  '### [METHOD] [path]',
  '### <method> <path>',
  '### `<METHOD> <route>`',
  '### `<METHOD>` `<route>`',
  '### [Area]: [Name]',
])('a heading that is nothing but slots is a section under any name: %s', (heading) => {
  const { sections } = compile(`# T\n\n## A\n\n${heading}\n\n[What]\n`, engine, { name: 't.md' })
  expect(sections[0]?.sections[0]).toMatchObject({ key: '', repeat: { word: '', numbered: false } })
})
test('a heading of two slots among words is demanded as before', () => {
  const { sections } = compile('# T\n\n## Format: [ID] [Story]\n\n[What]\n', engine, { name: 't.md' })
  expect(sections[0]).not.toHaveProperty('repeat')
})
