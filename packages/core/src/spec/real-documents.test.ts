import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'
import { partsOfKind } from './views.ts'

/** What documents that people wrote look like, and was once misread. */

const template = `---
created: "[Date]"
---
# [NAME]

## Overview
[Describe the solution]

## Stories
### Story 1: [Title]
**Why**: [Reason]

**Scenarios**:

1. [Scenario]

## Unit Tests
- [Component]: [Test coverage requirement]

## Packages
- \`<package>\`: \`<date>\` - \`<test coverage>\`

## Risks
| Risk | Impact |
|------|--------|
| [Risk] | Low/High |

## Requirements
- **FR-001**: [Text]
- **FR-002**: [Text]
`
const schema = compile(template, engine, { name: 'template' })

function specOf(text: string): Spec {
  return read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
}

function unfilled(spec: Spec): readonly string[] {
  return spec.slots.filter((slot) => slot.state === 'placeholder').map((slot) => slot.text)
}

describe('captions', () => {
  test('a strong key without a value is the caption of what follows it, and no field', () => {
    const spec = specOf('# A\n\n## Stories\n### Story 1: B\n**Why**: it pays\n\n**Scenarios**:\n\n1. Given a day\n')
    expect(spec.fields.map((field) => field.key)).toEqual(['Why'])
  })

  test('a key of the template without a value is a field all the same', () => {
    const spec = specOf('# A\n\n## Stories\n### Story 1: B\n**Why**:\n\n1. Given a day\n')
    expect(spec.fields.map((field) => [field.key, field.value.state])).toEqual([['Why', 'empty']])
  })
})

describe('placeholders beside other text', () => {
  test('what leaves something out, a caption and a remark are none', () => {
    const body = 'It is signed.\n\n...\n\n[as an image]\n\n\\[Note: added later in [RFC 1](a.md).\\]\n\n`[path]`\n'
    expect(unfilled(specOf(`# A\n\n## Overview\n${body}`))).toEqual([])
  })

  test("the template's own is one, and so is any that is all there is", () => {
    expect(unfilled(specOf('# A\n\n## Overview\nIt is signed.\n\n[Describe the solution]\n'))).toEqual([
      '[Describe the solution]',
    ])
    const below = '# A\n\n## Overview\nIt is signed.\n\n### Rollback\n[how to revert]\n'
    expect(unfilled(specOf(below))).toEqual(['[how to revert]'])
    const captioned = '# A\n\n## Overview\nIt is signed.\n\n**Rollback**:\n\n[how to revert]\n'
    expect(unfilled(specOf(captioned))).toEqual(['[how to revert]'])
    expect(unfilled(specOf('# A\n\n## Overview\n[in other words]\n\n...\n'))).toEqual(['[in other words]', '...'])
  })
})

describe('front matter in brackets', () => {
  test('one word in brackets where a date is wanted is a placeholder; a list is a list', () => {
    expect(unfilled(specOf('---\ncreated: [DATE]\n---\n# A\n'))).toEqual(['[DATE]'])
    expect(unfilled(specOf('---\ncreated: [2026-11-22]\n---\n# A\n'))).toEqual([])
  })

  test('what the template itself says in brackets is its placeholder; a name in brackets is a name', () => {
    const named = compile('---\nauthor: [Name]\n---\n# [NAME]\n', engine, { name: 'named' })
    const answers = (text: string): readonly string[] =>
      unfilled(read({ file: 'a.md', text, schema: named, nesting: 100 }, { markdown: engine }))
    expect(answers('---\nauthor: [Name]\n---\n# A\n')).toEqual(['[Name]'])
    expect(answers('---\nauthor: [bob]\n---\n# A\n')).toEqual([])
  })

  test('the keys of others are no slots', () => {
    expect(unfilled(specOf('---\nargument-hint: <path>\n---\n# A\n'))).toEqual([])
  })
})

describe('lists of sentences beside lists of pairs', () => {
  const keys = (spec: Spec): readonly string[] =>
    [...partsOfKind(spec, 'pairs')].flatMap(({ part }) => part.pairs.map((pair) => pair.key.text))

  test('explain them', () => {
    const list = '- Sign-in: 90% of its lines\n- Store\n\nWhat is looked at:\n\n* the first day\n* the last one\n'
    expect(keys(specOf(`# A\n\n## Unit Tests\n${list}`))).toEqual(['Sign-in', 'Store'])
  })

  test('are read as pairs where there is no other list', () => {
    expect(keys(specOf('# A\n\n## Unit Tests\n- the first day\n- the last one\n'))).toEqual([
      'the first day',
      'the last one',
    ])
  })

  test('a triple needs all its sides', () => {
    const list = '- `pkg/a`: `2026-11-22` - `90%`\n\nThen:\n\n* a case: with a colon\n* another\n'
    expect(keys(specOf(`# A\n\n## Packages\n${list}`))).toEqual(['pkg/a'])
  })
})

test('a column may bear a note', () => {
  const spec = specOf('# A\n\n## Risks\n| Risk | Impact (1-5) |\n|---|---|\n| Late | Low |\n')
  expect([...partsOfKind(spec, 'table')].map(({ part }) => part.lost.length)).toEqual([0])
})

test('a bold ID with a colon at the start of a line is told, not mentioned', () => {
  const text =
    '# A\n\n## Requirements\n- **FR-001**: one\n**FR-002**: two\n- **FR-003**: three, as FR-002 and **FR-009**\n'
  expect(specOf(text).mentions.map((mention) => mention.id)).toEqual(['FR-002', 'FR-009'])
})

test('steps, parts and sections that the template counts are no numbering', () => {
  const steps = compile('# [NAME]\n\n## Plan\n### Step 1: [Title]\n[What]\n\n### Step 2: [Title]\n[What]\n', engine, {
    name: 'steps',
  })
  const text = '# A\n\n## Plan\n### Step 1: Plan\nOne.\n\n### Step 2: Build\nTwo.\n'
  const spec = read({ file: 'a.md', text, schema: steps, nesting: 100 }, { markdown: engine })
  const [plan] = spec.sections
  expect(plan?.sections.map((section) => [section.number, section.title?.text])).toEqual([
    [1, 'Plan'],
    [2, 'Build'],
  ])
  expect(plan?.absent).toEqual([])
})
