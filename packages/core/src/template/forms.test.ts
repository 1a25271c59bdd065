import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { fieldsOfParagraph } from '../markdown/fields.ts'
import { span } from '../text/span.ts'
import { describePattern } from '../values/id-pattern.ts'
import { compile } from './compile.ts'
import type { ContentSchema, FieldSchema, Schema } from './schema.ts'

const compiled = (text: string): Schema => compile(text, engine, { name: 't.md' })
const fieldsIn = (content: readonly ContentSchema[]): readonly FieldSchema[] =>
  content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
const ofSection = (body: string): readonly ContentSchema[] =>
  compiled(`# T\n\n## A\n\n${body}\n`).sections[0]?.content ?? []
const keyed = (fields: readonly FieldSchema[]): readonly string[] =>
  fields.map(({ key, slot }) => `${key}: ${slot.type.kind}${slot.optional ? ', optional' : ''}`)
const statesOf = (text: string): Schema['states'] => compiled(`${text}\n\n## A\n\n[text]\n`).states

test('a table under an empty header holds fields, with defaults and choices alone too', () => {
  const { preamble } = compiled(
    '# T\n\n| | |\n|-|-|\n| **Epic** | PROJ-123 |\n| **State** | Discovery / Live |\n\n## A\n',
  )
  expect(keyed(fieldsIn(preamble))).toEqual(['Epic: text', 'State: choice'])
})
test('a table of bold keys whose first value is a hint in italics holds fields', () => {
  const rows = '|:-|:-|\n| **State** | Draft / Agreed / Live |\n| **Due** | YYYY-MM-DD |'
  const keys = ['Release: text', 'State: choice', 'Due: date']
  expect(keyed(fieldsIn(ofSection(`| **Release** | *Type // for a date* |\n${rows}`)))).toEqual(keys)
  expect(keyed(fieldsIn(ofSection(`| Release | *Type // for a date* |\n${rows}`)))).toEqual(keys.slice(1))
})
test.each(['項目 | 内容', 'Feld | Wert', 'Champ | Valeur', 'Campo | Valor', '字段 | 值', '항목 | 내용'])(
  'a table of keys says so in other languages, and then holds defaults too: %s',
  (header) => {
    const content = ofSection(`| ${header} |\n|-|-|\n| No | FS-[NUMBER] |\n| Language | English |\n| Made | [Date] |`)
    expect(keyed(fieldsIn(content))).toEqual(['No: id', 'Language: text', 'Made: date'])
  },
)
test.each([
  ['| [ID-NNN] | a |\n| [ID-NNN] | b |', 'text'],
  ['| FS-[NUMBER] | a |\n| FS-[NUMBER] | b |', 'id'],
  ['| FS-[NUMBER] | a |\n| FS-001 | b |\n| ... | ... |', 'id'],
  ['| FS-[NUMBER] | a |\n| English | b |', 'text'],
])('a column identifies its rows where each of them has an ID: %s', (rows, kind) => {
  const [table] = ofSection(`| What | Note | More |\n|-|-|-|\n${rows.replaceAll(' |\n', ' | [x] |\n')} | [x] |`)
  expect(table?.kind === 'table' && table.columns[0]?.slot.type.kind).toBe(kind)
})
test.each([
  ['| T-001 | [threat] |', 'id'],
  ['| SEV-1 | [threat] |', 'text'],
  ['| P1 | [threat] |', 'text'],
  ['| T-010 | [threat] |', 'text'],
  ['| [Metric] | [threat] |', 'text'],
])('a first column of one row: %s', (row, kind) => {
  const [table] = ofSection(`| No | What |\n|-|-|\n${row}`)
  expect(table?.kind === 'table' && table.columns[0]?.slot.type.kind).toBe(kind)
})
test('the colon behind a key is none of it in a table too', () => {
  const [field] = fieldsIn(ofSection('| | |\n|-|-|\n| **Author:** | [Name] |\n| Due： | [Date] |'))
  expect(field?.key).toBe('Author')
})
test.each([
  ['| Item | Status |\n|-|-|\n| Login | Todo/Done |', 'table'],
  ['| | Cost |\n|-|-|\n| Disk | Low/Medium/High |', 'table'],
])('a table that is no form stays one: %s', (table, kind) => {
  expect(ofSection(table).map((one) => one.kind)).toEqual([kind])
})
test.each([
  ['Idea/Draft/Final', 'choice'],
  ['Node/Express', 'text'],
  ['DD/MM/YYYY', 'text'],
])('a cell of a metadata table: %s', (value, kind) => {
  const fields = fieldsIn(ofSection(`| Field | Value |\n|-|-|\n| Stage | ${value} |\n| Owner | [Name] |`))
  expect(fields[0]?.slot.type.kind).toBe(kind)
})
test('a comment in front matter may say that a field is optional, and a value that holds the word does not', () => {
  const { frontMatter } = compiled(
    '---\na: [NEP number]  # optional\nb: "[text]" # (Optional)\nc: # optional\n  - [x]\nd: "[is # optional]"\ne: [x] # needed\n---\n\n# T\n',
  )
  expect(keyed(frontMatter)).toEqual([
    'a: text, optional',
    'b: text, optional',
    'c: text, optional',
    'd: text',
    'e: text',
  ])
})
test('brackets without quotes are slots in front matter', () => {
  const { frontMatter } = compiled(
    '---\nauthor: [Your Name]\nreviewers: [Names]\ncreated: [DATE]\ntags: [adr]\n---\n\n# T\n',
  )
  expect(keyed(frontMatter)).toEqual(['author: person', 'reviewers: people', 'created: date', 'tags: text'])
  expect(frontMatter[3]?.slot.placeholder).toBe('adr')
})
test.each(['author: [Name]', 'owner: [Team]', 'feature: [FEATURE_NAME]', 'title: [title]', 'name: [功能名稱]'])(
  'whatever the wording of a slot in front matter: %s',
  (line) => {
    const { frontMatter } = compiled(`---\n${line}\n---\n\n# T\n`)
    expect(frontMatter.map(({ slot }) => slot.placeholder)).toEqual([line.replace(/^\w+: /, '')])
  },
)
test.each(['tags: [adr]', 'issues: [24]', 'labels: [bug, docs]'])('a list of front matter holds values: %s', (line) => {
  const { frontMatter } = compiled(`---\n${line}\n---\n\n# T\n`)
  expect(frontMatter.map(({ slot }) => slot.placeholder)).toEqual([line.replace(/^\w+: \[|\]$/g, '')])
})
test.each([
  '---\nstatus: draft  # draft | accepted | in review\n---\n\n# T',
  '---\nstatus: draft # one of: draft / accepted / in review\n---\n\n# T',
  '# T\n\n- **Status**: draft <!-- draft | accepted | in review -->',
])('the comment on the status lists the states: %s', (text) => {
  expect(statesOf(text)).toEqual({ names: ['draft', 'accepted', 'in review'], open: false })
})
test.each([
  '---\nstatus: draft # see a/b\n---\n\n# T',
  '---\nstatus: draft # set by bots | people\n---\n\n# T',
  '# T\n\n- **Status**: Draft <!-- who may change it? -->',
])('another comment lists none: %s', (text) => {
  expect(statesOf(text)).toBeUndefined()
})
test('fields on both sides of a list are required where all siblings have them', () => {
  const step = (n: number): string =>
    `### Step ${n}: [Name]\n\n**Goal:** [goal]\n\n- [thing]\n\n**Rollback:** [how]\n\n`
  const [steps] = compiled(`# T\n\n## Steps\n\n${step(1)}${step(2)}**Notes:** [more]\n`).sections
  expect(keyed(fieldsIn(steps?.sections[0]?.content ?? []))).toEqual([
    'Goal: text',
    'Rollback: text',
    'Notes: text, optional',
  ])
})
test.each([
  ['- **REQ-F-001** The system shall <function>.\n- **REQ-F-002** The system shall <function>.', 'REQ-F-NNN'],
  ['- REQ-C-001 [function]\n- REQ-C-002 [function]', 'REQ-C-NNN'],
])('a code identifies without a colon: %s', (list, pattern) => {
  const [items] = ofSection(list)
  expect(items?.kind === 'items' && describePattern(items.pattern)).toBe(pattern)
})
test.each([
  ['- **REQ-1** is an example.\n- **REQ-2** is another.', undefined],
  ['- **Option 1** Use [x]\n- **Option 2** Use [y]', 'list'],
  ['- [ ] T010 [P] Write the test\n- [ ] T011 [P] Write another', 'checklist'],
])('no IDs: %s', (list, kind) => {
  expect(ofSection(list)[0]?.kind).toBe(kind)
})
test('an asterisk that marks a required field is no part of its key', () => {
  const content = ofSection('- **Requester\\***: [name]\n- **Service**\\*: [service]\n- **Team**: [team]')
  expect(fieldsIn(content).map(({ match }) => match)).toEqual(['requester', 'service', 'team'])
})
test('what says how to choose is no choice', () => {
  const [field] = fieldsIn(ofSection('- **Urgency**: Low | Medium | High (delete as applicable)'))
  expect(field?.slot.type).toEqual({ kind: 'choice', choices: ['Low', 'Medium', 'High'], open: false })
})
test.each([
  ['[Low/Medium/High]', ['Low', 'Medium', 'High']],
  ['[草案/评审/完成]', ['草案', '评审', '完成']],
  ['[pass / partly / fail]', ['pass', 'partly', 'fail']],
  ['[low/medium/high]', ['low', 'medium', 'high']],
  ['[owner/editor/viewer]', ['owner', 'editor', 'viewer']],
  ['`{minor/major/critical}`', ['minor', 'major', 'critical']],
  ['`[path/to/file]`', undefined],
  ['[path/to/file]', undefined],
  ['<group/version/kind>', undefined],
  ['[src/Components/App]', undefined],
  ['`docs/plans/old`', undefined],
  ['[Number/Type]', undefined],
  ['{{Draft|Approved|Done}}', ['Draft', 'Approved', 'Done']],
  ['{{ draft | in review | done }}', ['draft', 'in review', 'done']],
  ['{{Yes|No}}', ['Yes', 'No']],
  ['{{title|slugify}}', undefined],
  ['{{ Title | upper }}', undefined],
  ["Must | Should | Won't", ['Must', 'Should', "Won't"]],
  ["'Must' | 'Should'", ['Must', 'Should']],
])('what a field of %s offers', (value, choices) => {
  const [field] = fieldsIn(ofSection(`- **Kind**: ${value}\n- **Owner**: [Name]`))
  const { type } = field?.slot ?? {}
  expect(type?.kind === 'choice' ? type.choices : undefined).toEqual(choices)
})
test('a status in brackets offers its states, in small letters too', () => {
  expect(statesOf('# T\n\n- **Status**: [draft/review/done]\n- **Owner**: [Name]')?.names).toEqual([
    'draft',
    'review',
    'done',
  ])
})
test('the key of a pair names something: its value is measured', () => {
  const [pairs] = ofSection('- [Metric]: [Target metric]')
  expect(pairs?.kind === 'pairs' && [pairs.key, ...pairs.values].map(({ type }) => type.kind)).toEqual([
    'text',
    'quantity',
  ])
})
test.each(['[[_TOC_]]', '[TOC]', '[toc]', '[[TOC]]'])('%s is a mark for the table of contents', (mark) => {
  expect(compiled(`# T\n\n${mark}\n\n## A\n\n[text]\n`).preamble).toEqual([])
})
test.each(['\n', '\n> '])('a value between angles keeps its end where another field follows %j', (parting) => {
  const text = ['**Owner:** <Full Name>', '**Number:** SRS-<NNN>', '**Due:** [Date]'].join(parting)
  const fields = fieldsOfParagraph(text, span(0, text.length), false)
  expect(fields.map(({ valueSpan: { from, to } }) => text.slice(from, to))).toEqual([
    '<Full Name>',
    'SRS-<NNN>',
    '[Date]',
  ])
})
