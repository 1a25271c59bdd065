import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { describePattern } from '../values/id-pattern.ts'
import { compile } from './compile.ts'
import type { ContentSchema, Schema, SectionSchema } from './schema.ts'

const compiled = (text: string, options: Partial<Parameters<typeof compile>[2]> = {}): Schema =>
  compile(text, engine, { name: 't.md', ...options })

function section(schema: Schema, heading: string): SectionSchema {
  const stack = [...schema.sections]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.heading === heading) return next
    stack.push(...next.sections)
  }
  throw new Error(`no section ${heading} among ${schema.sections.map((one) => one.heading).join(', ')}`)
}

const only = (content: readonly ContentSchema[]): ContentSchema => {
  expect(content).toHaveLength(1)
  return content[0] as ContentSchema
}

describe('title', () => {
  test('splits a literal prefix from the slot [SPEC-2026-11-22-001/FR1]', () => {
    expect(compiled('# Feature Specification: [NAME]\n\n## A\n').title).toMatchObject({
      prefix: 'Feature Specification:',
      slot: { placeholder: '[NAME]' },
    })
  })
  test('a wholly literal H1 demands a title of any text', () => {
    expect(compiled('# NUMBER TITLE\n\n## A\n').title).toEqual({ prefix: '' })
  })
  test('no H1, no title', () => {
    expect(compiled('- Feature Name: (fill me in)\n\n## Summary\n\n## Motivation\n').title).toBeUndefined()
  })
  test('an H1 that says of itself that it is the title is one above H1 sections too', () => {
    const schema = compiled('# Feature spec: Untitled\n\nA hint.\n\n# Overview\n\n[Overview]\n')
    expect(schema.title).toEqual({ prefix: '' })
    expect(schema.sections.map(({ heading }) => heading)).toEqual(['Overview'])
    expect(compiled('# Title of work\n\n# Overview\n').title).toEqual({ prefix: '' })
    expect(compiled('- Made: [date]\n\n# Untitled\n\n# Overview\n').title).toBeUndefined()
    expect(compiled('# Titles\n\n# Overview\n').title).toBeUndefined()
  })
  test('a template of H1 sections has no title', () => {
    const schema = compiled('# Summary\n\n[Text]\n\n# Motivation\n\n[Text]\n')
    expect(schema.title).toBeUndefined()
    expect(schema.sections.map((one) => one.heading)).toEqual(['Summary', 'Motivation'])
  })
})

describe('sections', () => {
  test.each([
    ['## Notes (Optional)', true],
    ['## Notes *(include if any)*', true],
    ['## Notes <!-- optional -->', true],
    ['## Notes *(mandatory)*', false],
    ['<!-- This is an optional element. -->\n## Notes', true],
    ['<!-- truespec: optional -->\n## Notes', true],
    ['## Notes', false],
  ])('%s', (heading, optional) => {
    const schema = compiled(`# T\n\n## First\n\n[Text]\n\n${heading}\n\n[Text]\n`)
    expect(section(schema, 'Notes').optional).toBe(optional)
  })
  test('a comment at the end of a subsection speaks of the heading that follows, whatever its level', () => {
    const schema = compiled('# T\n\n## A\n\n### B\n\n[Text]\n\n<!-- optional -->\n\n## C\n\n[Text]\n')
    expect([section(schema, 'A').optional, section(schema, 'B').optional, section(schema, 'C').optional]).toEqual([
      false,
      false,
      true,
    ])
  })
  test('siblings that count up are one repeated section [SPEC-2026-11-22-001/FR2, SPEC-2026-11-22-001/AC-phases-that-count-up-are-one-section]', () => {
    const schema = compiled(
      '# T\n\n## Plan\n\n### Phase 1: Foundation\n- [ ] Task 1.1: [D]\n\n### Phase 2: Core\n- [ ] Task 2.1: [D]\n\n## End\n',
    )
    const plan = section(schema, 'Plan')
    expect(plan.sections.map((one) => [one.heading, one.repeat])).toEqual([
      ['Phase {n}: {title}', { min: 1, word: 'Phase', numbered: true, separator: ': ' }],
    ])
    const items = only(plan.sections[0]?.content ?? [])
    expect(items.kind === 'items' && describePattern(items.pattern)).toBe('Task {phase}.{n}')
  })
  test.each(['## Story 1', '## Approach 1: [Name]', '## User Story 1 - [Title] (Priority: P1)'])(
    '%s alone is repeated',
    (heading) => {
      expect(compiled(`# T\n\n${heading}\n\n[Text]\n`).sections[0]?.repeat?.numbered).toBe(true)
    },
  )
  test('what not all siblings hold is optional', () => {
    const schema = compiled(
      '# T\n\n## Story 1\n\n[Text]\n\n| A | B |\n|---|---|\n| [a] | [b] |\n\n## Story 2\n\n[Text]\n',
    )
    expect(schema.sections[0]?.content.map((one) => [one.kind, one.optional])).toEqual([
      ['prose', false],
      ['table', true],
    ])
  })
  test('options may be counted by letters, where a slot follows', () => {
    const schema = compiled('# T\n\n## Options\n\n### Option A: [Name]\n\n[Text]\n\n### Option B: [Name]\n\n[Text]\n')
    expect(section(schema, 'Options').sections.map((one) => [one.heading, one.repeat?.lettered])).toEqual([
      ['Option {n}: {title}', true],
    ])
    expect(compiled('# T\n\n## Vitamin C: sources\n\n[Text]\n').sections[0]?.repeat).toBeUndefined()
  })
  test.each([
    ['TC-01', 'TC-02', 'TC-{n}: {title}'],
    ['US1', 'US2', 'US{n}: {title}'],
  ])('a number may be joined to its word, where a slot follows: %s', (first, second, pattern) => {
    const schema = compiled(`# T\n\n## Cases\n\n### ${first}: {title}\n\n[Text]\n\n### ${second}: {title}\n\n[Text]\n`)
    expect(section(schema, 'Cases').sections.map((one) => one.heading)).toEqual([pattern])
    expect(compiled(`# T\n\n## ${first}: sources\n\n[Text]\n`).sections[0]?.repeat).toBeUndefined()
  })
  test('a number joined to its word in the first heading is that of the document', () => {
    const schema = compiled('# KEP-NNNN: [Title]\n\n## Summary\n\n[Text]\n')
    expect(schema.title?.prefix).toMatch(/^KEP/)
    expect(schema.sections.map((one) => one.heading)).toEqual(['Summary'])
  })
  test('states of several words stand between slashes with spaces', () => {
    const { states } = compiled('# T\n\n- **Status**: Draft / In Progress / Shipped\n\n## A\n\n[Text]\n')
    expect(states).toEqual({ names: ['Draft', 'In Progress', 'Shipped'], open: false })
  })
  test('emoji are no part of a state', () => {
    const { states } = compiled('# T\n\n- **Status**: 🟡 Draft | 🟢 Approved\n\n## A\n\n[Text]\n')
    expect(states).toEqual({ names: ['Draft', 'Approved'], open: false })
  })
  test.each(['facultatif', 'opcional'])('a section may be optional in another language: %s', (word) => {
    const [section] = compiled(`# T\n\n## A (${word})\n\n[Text]\n`).sections
    expect([section?.key, section?.optional]).toEqual(['a', true])
  })
  test('a note may stand between an ID and its colon', () => {
    const schema = compiled('# T\n\n## R\n\n- **REQ-001** (Must): <what>\n- **REQ-002** (Should): <what>\n')
    expect(section(schema, 'R').content.map((one) => one.kind)).toEqual(['items'])
  })
  test('headings that are wholly slots are repeated without a number', () => {
    const schema = compiled(
      '# T\n\n## Options\n\n### [Option 1]\n\n* Good, because {a}\n\n### [Option 2]\n\n* Good, because {a}\n',
    )
    expect(section(schema, 'Options').sections.map((one) => one.repeat)).toEqual([
      { min: 1, word: '', numbered: false },
    ])
  })
  test.each([
    ['3.1 [Feature name]', '3.2 [Feature name]'],
    ['3.1 <System Feature 1>', '3.2 <System Feature 2>'],
    ['1 {name}', '2 {name}'],
    ['A. [Name]', 'B. [Name]'],
  ])('numbering before a slot is no part of a heading: %s', (first, second) => {
    const schema = compiled(`# T\n\n## Features\n\n### ${first}\n\n[Text]\n\n### ${second}\n\n[Text]\n`)
    expect(section(schema, 'Features').sections.map((one) => [one.heading, one.repeat?.numbered])).toEqual([
      ['{title}', false],
    ])
  })
  test('numbering before a word and its number is no part of a heading', () => {
    const schema = compiled(
      '# T\n\n## Plan\n\n### 2.1 Phase 1: [Name]\n\n[Text]\n\n### 2.2 Phase 2: [Name]\n\n[Text]\n',
    )
    expect(section(schema, 'Plan').sections.map((one) => one.heading)).toEqual(['Phase {n}: {title}'])
  })
  test('a placeholder in angle brackets right under a heading takes no heading into it', () => {
    const schema = compiled('# T\n\n## A\n<Identify the product>\n### B\n<Describe it>\n## C\n<br>\n')
    expect(schema.sections.map((one) => one.heading)).toEqual(['A', 'C'])
    const { content, sections } = section(schema, 'A')
    expect([only(content), only(sections[0]?.content ?? [])]).toMatchObject([
      { kind: 'prose', guidance: false, slot: { placeholder: '<Identify the product>' } },
      { kind: 'prose', guidance: false, slot: { placeholder: '<Describe it>' } },
    ])
    expect(section(schema, 'C').content).toEqual([])
  })
  test('a version in a heading is no number to count', () => {
    expect(compiled('# T\n\n## OAuth 2 Setup\n\n[Text]\n').sections[0]?.repeat).toBeUndefined()
  })
  test('comments decide: any-order, any-of, role, synonyms [SPEC-2026-11-22-001/FR4]', () => {
    const schema = compiled(
      '# T\n\n<!-- truespec: any-order role=risks synonyms="Hazards, Threats" -->\n## Dangers\n\n[Text]\n\n<!-- truespec: any-of -->\n## A\n\n[T]\n\n<!-- truespec: any-of -->\n## B\n\n[T]\n',
    )
    expect(section(schema, 'Dangers')).toMatchObject({
      anyOrder: true,
      role: 'risks',
      synonyms: ['hazards', 'threats'],
    })
    expect(section(schema, 'A').anyOf).toBe(1)
    expect(section(schema, 'B').anyOf).toBe(1)
  })
  test('neighbours that are marked form one choice, in a comment or by configuration; others begin another', () => {
    const text = '# T\n\n## A\n\n## B\n\n## C\n\n<!-- truespec: any-of -->\n## D\n\n<!-- truespec: any-of -->\n## E\n'
    const schema = compiled(text, { directives: { A: 'any-of', B: 'any-of' } })
    expect(schema.sections.map((one) => one.anyOf)).toEqual([1, 1, undefined, 2, 2])
  })
  test('configuration says the same by heading path [SPEC-2026-11-22-001/FR4]', () => {
    const schema = compiled('# T\n\n## A\n\n### Deep\n\n[Text]\n', {
      directives: { 'A > Deep': 'optional role=notes' },
    })
    expect(section(schema, 'Deep')).toMatchObject({ optional: true, role: 'notes' })
  })
  test.each([
    ['Optional, but helpful for big changes.', true],
    ['*Optional.* Say how it is rolled out.', true],
    ['> Optional section: how it is rolled out.', true],
    ["Say how. Omit this section if it's not applicable.", true],
    ['*Remove this section entirely when nothing is stored.*', true],
    ['If nothing is stored, delete this section.', true],
    ['Optional parts come last.', false],
    ['Say what is optional, and why.', false],
    ['Never remove this section.', false],
    ['Optional: [link]', false],
    ['Say how.\n\nOptional, but helpful: a chart.', false],
  ])('guidance may leave its section out: %s %s', (guidance, optional) => {
    const schema = compiled(`# T\n\n## Notes\n\n${guidance}\n\n| A |\n|---|\n| [a] |\n`)
    expect(section(schema, 'Notes').optional).toBe(optional)
  })
  test.each([
    ['Notes (optional)', 'Notes', true],
    ['Notes (facultatif)', 'Notes', true],
    ['Notes *(mandatory)*', 'Notes', false],
    ['Step 1: [what] (optional)', 'Step {n}: {title}', true],
  ])('a heading is called without what it says of its duty: %s', (written, heading, optional) => {
    const [first] = compiled(`# T\n\n## ${written}\n\n[text]\n`).sections
    expect(first).toMatchObject({ heading, optional })
  })
  test('a section of which nothing is demanded is optional', () => {
    expect(section(compiled('# T\n\n## Notes\n[Any additional notes]\n'), 'Notes').optional).toBe(true)
  })
})

describe('content', () => {
  const contentOf = (markdown: string): readonly ContentSchema[] =>
    compiled(`# T\n\n## A\n${markdown}\n`).sections[0]?.content ?? []

  test.each([
    ['[Date]', 'date'],
    ['#[Number]', 'issue'],
    ['[Your Name]', 'person'],
    ['[Names]', 'people'],
    ['[Metric]', 'quantity'],
    ['[Requests/second]', 'quantity'],
    ['[Target milliseconds]', 'quantity'],
    ['[CPU/Memory estimates]', 'quantity'],
    ['[Number/Type]', 'text'],
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', 'id'],
    ['[Measurable metric, e.g. "90% of users complete the task"]', 'text'],
    ['Medium', 'text'],
  ])('a field whose value is %s is of type %s [SPEC-2026-11-22-001/FR3]', (value, kind) => {
    const fields = only(contentOf(`- **Key**: ${value}`))
    expect(fields.kind === 'fields' && fields.fields[0]?.slot.type.kind).toBe(kind)
  })
  test.each([
    '- **Key**: [value]',
    '**Key**: [value]',
    '**Key:** [value]',
    '- Key: (fill me in)',
    '| Field | Value |\n|---|---|\n| Key | [value] |\n| Other | [more] |',
    '| | |\n|---|---|\n| Key | [value] |\n| State | open |',
    '| **Key** | [value] |\n|---|---|\n| **State** | `open` |\n| **Owner** | @{owner} |',
  ])('%s is a field', (markdown) => {
    const fields = only(contentOf(markdown))
    expect(fields.kind === 'fields' && fields.fields[0]?.match).toBe('key')
  })
  test('a caption in bold is no field', () => {
    expect(contentOf('**Scenarios**:\n\n1. **Given** [a], **When** [b], **Then** [c]').map((one) => one.kind)).toEqual([
      'list',
    ])
  })
  test.each([
    ['- **Due**: [When] <!-- truespec: type=date -->\n- **Tags**: [tags] <!-- optional -->', 'date', true],
    ['**Due**: [When] <!-- truespec: type=date -->\n**Tags**: [tags] <!-- truespec: optional -->', 'date', true],
  ])('a comment at the end of a line speaks of its field: %s', (markdown, kind, optional) => {
    const fields = only(contentOf(markdown))
    if (fields.kind !== 'fields') throw new Error(fields.kind)
    expect([
      fields.fields[0]?.slot.type.kind,
      fields.fields[0]?.slot.optional,
      fields.fields[1]?.slot.optional,
    ]).toEqual([kind, false, optional])
  })
  test('a comment before a slot types it [SPEC-2026-11-22-001/FR4]', () => {
    expect(only(contentOf('<!-- truespec: type=quantity -->\n[How much]'))).toMatchObject({
      slot: { type: { kind: 'quantity' } },
    })
  })
  test('configuration types a field by its key [SPEC-2026-11-22-001/FR4]', () => {
    const schema = compiled('# T\n\n## A\n- **Due**: [When]\n', {
      directives: { Due: 'type=date synonyms="Deadline"' },
    })
    expect(schema.sections[0]?.content[0]).toMatchObject({
      fields: [{ slot: { type: { kind: 'date' } }, synonyms: ['deadline'] }],
    })
  })
  test.each(['Status', 'State'])(
    'a table of two columns with %s and its default among its rows holds fields',
    (key) => {
      const content = only(contentOf(`| About | It |\n|---|---|\n| ${key} | Draft |\n| Author | [Name] |`))
      expect(content.kind === 'fields' && content.fields.map(({ role }) => role)).toEqual(['status', 'author'])
    },
  )
  test('a nested list under a key is its value', () => {
    const fields = only(
      contentOf('- **Start**: [Date]\n- **Milestones**:\n  - Phase 1 Complete: [Date]\n  - Phase 2 Complete: [Date]'),
    )
    expect(fields.kind === 'fields' && fields.fields[1]?.entries).toMatchObject({
      keyPattern: ['Phase ', ' Complete'],
      values: [{ type: { kind: 'date' } }],
    })
  })
  test.each([
    ['- [ ] FR1: [D]\n- [ ] FR2: [D]', 'FR{n}'],
    ['- **FR-001**: System MUST [x]\n- **FR-002**: System MUST [y]', 'FR-NNN'],
    ['1. **R1** – <requirement>\n2. **R2** – <requirement>', 'R{n}'],
  ])('%s are identified items', (markdown, pattern) => {
    const items = only(contentOf(markdown))
    expect(items.kind === 'items' && describePattern(items.pattern)).toBe(pattern)
  })
  test('categories decide what a requirement must be', () => {
    const items = only(
      contentOf(
        '- [ ] NFR1: Performance - [Metric]\n- [ ] NFR2: Security - [Requirement]\n- [ ] NFR3: Scalability - [Requirement]',
      ),
    )
    if (items.kind !== 'items') throw new Error(items.kind)
    expect(items.category).toBe(true)
    expect(Object.fromEntries(Object.entries(items.slots).map(([name, slot]) => [name, slot.type.kind]))).toEqual({
      '*': 'text',
      performance: 'quantity',
      security: 'text',
      scalability: 'quantity',
    })
  })
  test('checklists keep their fixed items and take slots for others', () => {
    expect(only(contentOf('- [ ] Input validation\n- [ ] Audit logging'))).toMatchObject({
      kind: 'checklist',
      items: [{ match: 'input validation' }, { match: 'audit logging' }],
    })
    expect(only(contentOf('- [ ] …'))).toMatchObject({ kind: 'checklist', items: [], slot: { placeholder: '…' } })
  })
  test('a reference link with a definition is no placeholder', () => {
    expect(only(contentOf('- [ ] Merged in [the repository]\n\n[the repository]: https://example.org'))).toMatchObject({
      items: [{ text: 'Merged in [the repository]' }],
    })
  })
  test('pick one of these makes a checklist of which some items may go', () => {
    expect(
      contentOf('<!-- Pick one of these and delete the rest. -->\n\n- [ ] Feature gate\n- [ ] Other')[0],
    ).toMatchObject({ anyOf: true })
  })
  test('pairs and triples', () => {
    expect(only(contentOf('- [Component]: [Test coverage requirement]'))).toMatchObject({
      kind: 'pairs',
      values: [{ type: { kind: 'percentage' } }],
    })
    expect(only(contentOf('- [Library/Service]: [Version] - [Purpose]'))).toMatchObject({
      kind: 'pairs',
      values: [{ type: { kind: 'version' } }, { type: { kind: 'text' } }],
    })
  })
  test('tables: columns, choices lowest first, IDs that count up', () => {
    const table = only(
      contentOf(
        '| ID | Impact | Text |\n|---|---|---|\n| REQ-001 | High/Medium/Low | [x] |\n| REQ-002 | High/Medium/Low | [y] |',
      ),
    )
    if (table.kind !== 'table') throw new Error(table.kind)
    expect(table.columns.map((column) => column.slot.type)).toMatchObject([
      { kind: 'id' },
      { kind: 'choice', choices: ['Low', 'Medium', 'High'] },
      { kind: 'text' },
    ])
  })
  test('a placeholder that repeats its header asks for no type', () => {
    const table = only(contentOf('| Metric | Target |\n|---|---|\n| <metric> | [Metric] |'))
    expect(table.kind === 'table' && table.columns.map((column) => column.slot.type.kind)).toEqual(['text', 'quantity'])
  })
  test('a column whose header is a placeholder is not asked for', () => {
    const table = only(contentOf('| Criterion | [Option 1] | Effort [PD] |\n|---|---|---|\n| Cost | [Cost] | [n] |'))
    expect(table.kind === 'table' && table.columns.map(({ header }) => header)).toEqual(['Criterion', 'Effort [PD]'])
  })
  test.each([
    ['| Speed | | |\n| Size | | |', [false, true, true]],
    ['| Speed | | [x] |\n| Size | | |', [false, true, false]],
    ['| Speed | | … |', [false, true, false]],
    ['| … | | |', [false, false, false]],
    ['| 1 | | |\n| 2 | | |', [false, false, false]],
    ['| | | |', [false, false, false]],
  ])('cells that the template leaves empty in rows that it names are no slots: %j', (rows, optional) => {
    const table = only(contentOf(`| Quality | good | bad |\n|---|---|---|\n${rows}`))
    expect(table.kind === 'table' && table.columns.map(({ slot }) => slot.optional)).toEqual(optional)
  })
  test.each([
    ['## A\n<!-- Optional. Say what is lost. -->\n\n## B\n[b]', [true, false]],
    ['## A\n\n<!-- Optional. -->\n\n## B\n[b]', [true, false]],
    ['## A\n<!-- Optional. -->\n## B\n[b]', [true, false]],
    ['## A\n<!-- Optional. -->\n- Why?\n\n## B\n[b]', [true, false]],
    ['## A\n\n<!-- Optional. -->\n## B\n[b]', [false, true]],
    ['## A\n\n<!-- What is lost? -->\n\n<!-- Optional. -->\n## B\n[b]', [false, true]],
    ['## A\n[a]\n\n<!-- Optional. -->\n\n## B\n[b]', [false, true]],
    ['## A\n<!-- truespec: optional -->\n\n## B\n[b]', [false, true]],
  ])('a comment that says optional is of the heading that it stands under, or leans on: %j', (text, optional) => {
    expect(compiled(`# T\n\n${text}\n`).sections.map((section) => section.optional)).toEqual(optional)
  })
  test('a cell may be a placeholder whose brackets are escaped', () => {
    const cells = '| *\\<Term-1\\>* | *\\<definition-1\\>* |\n'
    const table = only(
      compiled(`# T\n\n## G\n\n| Term | Definition |\n|---|---|\n${cells}${cells}`).sections[0]?.content ?? [],
    )
    expect(table.kind === 'table' && table.columns.map((column) => column.match)).toEqual(['term', 'definition'])
  })
  test('placeholders that look like tags are text to their writer', () => {
    expect(only(contentOf('* <goal>\n* <goal>'))).toMatchObject({ kind: 'list', slot: { placeholder: '<goal>' } })
    expect(compiled('# PRD: <Product name>\n\n## A\n').title).toMatchObject({
      prefix: 'PRD:',
      slot: { placeholder: '<Product name>' },
    })
  })
  test('a fence with a language is a block; without one it is guidance', () => {
    expect(contentOf('```mermaid\ngraph TD\n```').map((one) => one.kind)).toEqual(['block'])
    expect(contentOf('```\nany\n```')).toEqual([])
  })
  test('guidance demands nothing but an answer', () => {
    expect(only(contentOf('Why should we not do this?'))).toMatchObject({ kind: 'prose', guidance: true })
    expect(contentOf('- Introducing new concepts.\n- Explaining by example.')).toEqual([])
  })
})

describe('status', () => {
  test.each([
    ['- **Status**: Draft', true, undefined],
    ['- **Status**: open|closed', false, { names: ['open', 'closed'], open: false }],
    ['- **Status**: [open | closed | …]', false, { names: ['open', 'closed'], open: true }],
    ['- **Status**: [Status]', false, undefined],
  ])('%s', (line, lifecycle, states) => {
    const schema = compiled(`# T\n\n## Metadata\n${line}\n- **Other**: [x]\n`)
    expect([schema.lifecycle, schema.states]).toEqual([lifecycle, states])
  })
})

test.each([
  ['Low/Medium/High', 'choice'],
  ['Yes/No', 'choice'],
  ['S/M/L', 'choice'],
  ['DD/MM/YYYY', 'text'],
  ['MM/DD/YYYY', 'text'],
  ['YYYY/MM/DD', 'text'],
  ['[DD/MM/YYYY]', 'text'],
  ['[TT.MM.JJJJ]', 'text'],
  ['[AAAA-MM-DD]', 'date'],
  ['[ГГГГ-ММ-ДД]', 'date'],
  ['JJJJ-MM-TT', 'date'],
  ['Name/Team', 'text'],
  ['h/d', 'text'],
])('a cell of %s is a %s: words that ask for something are no choice', (cell, kind) => {
  const [table] =
    compiled(`# T\n\n## A\n\n| One | Other |\n|---|---|\n| [one] | ${cell} |\n`).sections[0]?.content ?? []
  expect(table?.kind === 'table' && table.columns[1]?.slot.type.kind).toBe(kind)
})

test('front matter and the metadata file give fields', () => {
  const schema = compiled('---\nstatus: "{open | closed}"\n---\n\n# {title}\n\n## A\n', {
    metadata: 'owner: "@jane"\ncreated: yyyy-mm-dd\n',
  })
  expect(schema.frontMatter.map((field) => [field.key, field.slot.type.kind])).toEqual([
    ['status', 'choice'],
    ['owner', 'text'],
    ['created', 'date'],
  ])
})

test('a sentence about marked items makes a marker', () => {
  expect(
    compiled('# T\n\n## A\n\nItems marked with (R) are required *before release*.\n\n- [ ] (R) One\n- [ ] Two\n')
      .markers,
  ).toEqual(['(R)'])
})

test('a template that is nested beyond all bounds says that it was not read', () => {
  expect(compiled(`# T\n\n## A\n\n${'>'.repeat(50_000)}\n`).unread).toBe(true)
  expect(compiled('# T\n').unread).toBeUndefined()
})

test('a schema is plain data [SPEC-2026-11-22-001/FR5]', () => {
  const shipped = readFileSync(new URL('../../../cli/templates/feature-spec.md', import.meta.url), 'utf8')
  for (const text of ['# A: [B]\n\n## C\n- [ ] FR1: [D]\n', shipped]) {
    const schema = compiled(text)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  }
})

test('any text compiles, and a faulty directive is left out [SPEC-2026-11-22-001/SEC-input-validation]', () => {
  const pieces = fc.constantFrom(
    '# ',
    '## Phase 1: [A]\n',
    '- [ ] FR1: [B]\n',
    '- **Created**: [Date]\n',
    '|a|b|\n|-|-|\n|[x]|Low/High|\n',
    '<!-- truespec: ',
    ' -->\n',
    'type=date ',
    'repeat min=',
    'synonyms="',
    '---\n',
    '[',
    ']',
    '> ',
    '\n',
    '\r\n',
    'é😀',
    '__proto__',
  )
  const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (template, directives) => {
      const schema = compiled(template, { directives: { A: directives }, metadata: template })
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
    }),
    { numRuns: 300 },
  )
  const plain = compiled('# T\n\n## A\n[Text]\n')
  for (const faulty of ['optionl', 'min=many', 'type=', 'version=x'])
    expect(compiled(`# T\n\n<!-- truespec: ${faulty} -->\n## A\n[Text]\n`).sections).toEqual(plain.sections)
})

test.each(['\r\n', '\r'])('a template whose lines end otherwise is the same: %j', (end) => {
  const source =
    '---\nowner: [Name]\nteam: a # a | b\n---\n# P: [N]\n\n**Owner**: [Name]\n**Since**: [Date]\n\n## Q\n\n> Q one for you.\n>\n> A: {Answer}\n\n' +
    '<!-- optional -->\n\n## R\n\n- FR1: [What]\n- FR2: [What]\n- [Else]\n\n<!-- truespec: optionl -->\n\n```mermaid\ngraph TD\n  A\n```\n'
  const { slips: [word, entry] = [], ...schema } = compile(source, engine, { name: 't.md' })
  const ended = source.replaceAll('\n', end)
  const { slips = [], ...other } = compile(ended, engine, { name: 't.md' })
  expect(other).toEqual(schema)
  expect(slips).toEqual([
    { ...word, at: ended.indexOf('<!-- truespec') },
    { ...entry, at: ended.indexOf('- [Else]') },
  ])
})
