import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { contains } from '../text/span.ts'
import { compile } from '../template/compile.ts'
import { itemPatterns } from '../template/contents.ts'
import type { Field, Section, Spec } from './model.ts'
import { outlineOf } from './outline.ts'
import { read } from './read.ts'
import { allSections, liveSections, partsOfKind, risks, tasks } from './views.ts'

const template = `# Feature Specification: [NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]
- **Status**: Draft
- **Author**: [Your Name]

## Executive Summary
[One paragraph]

## Problem Statement
### Current State
[Describe it]

### Pain Points
1. [Pain point 1]
2. [Pain point 2]

## Implementation Plan
### Phase 1: Foundation
- [ ] Task 1.1: [Description]

### Phase 2: Core
- [ ] Task 2.1: [Description]

## Success Criteria
### Functional Requirements
- [ ] FR1: [Description]
- [ ] FR2: [Description]

### Non-Functional Requirements
- [ ] NFR1: Performance - [Metric]
- [ ] NFR2: Security - [Requirement]

## Testing
### Unit Tests
- [Component]: [Test coverage requirement]

## Risk Assessment
| Risk | Probability | Impact | Mitigation |
|------|-------------|--------|------------|
| [Risk 1] | Low/Medium/High | Low/Medium/High | [Mitigation] |

## Dependencies
### External Dependencies
- [Library]: [Version] - [Purpose]

## Security Considerations
- [ ] Input validation
- [ ] Audit logging

## References
- [Link to docs]
`
const schema = compile(template, engine, { name: 't.md' })
const readText = (text: string): Spec => read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
const complete = readFileSync(new URL('../../../../fixtures/specs/complete.md', import.meta.url), 'utf8')

function section(spec: Spec, key: string): Section {
  const found = [...allSections(spec)].find((one) => one.schema?.key === key)
  if (!found) throw new Error(`no section ${key}`)
  return found
}
const absent = (spec: Spec): readonly string[] =>
  [...spec.preamble.absent, ...[...liveSections(spec)].flatMap((one) => one.absent)].map((one) => one.heading)
const field = (spec: Spec, key: string): Field | undefined => spec.fields.find((one) => one.schema?.match === key)

describe('headings are matched on their text [SPEC-2026-11-22-002/FR3]', () => {
  test.each([
    '## Risk Assessment',
    '## 8. Risk Assessment',
    '## 2.1 Risk Assessment',
    '## ⚠️ Risk Assessment',
    '## RISK ASSESSMENT',
    '## Risk Assessment:',
    '## **Risk Assessment**',
    '## Risk Assessment (optional)',
    '## Risk Assessment ✅',
    'Risk Assessment\n---',
    '## Risk Assessment ##',
  ])('%s', (heading) => {
    const spec = readText(`# Feature Specification: X\n\n${heading}\n\ntext\n`)
    expect(section(spec, 'risk assessment').matched).toBe('heading')
  })
  test('a known other name is a synonym, unless the template uses it itself', () => {
    expect(section(readText('# T\n\n## Risks\n\ntext\n'), 'risk assessment').matched).toBe('synonym')
    const both = readText('# T\n\n## Risks\n\ntext\n\n## Risk Assessment\n\ntext\n')
    expect([...allSections(both)].map((one) => one.schema?.key)).toEqual([undefined, 'risk assessment'])
  })
  test('headings in fences, quotations and lists are none [SPEC-2026-11-22-002/FR4]', () => {
    const spec = readText('# T\n\n```\n## Risk Assessment\n```\n\n> ## Risk Assessment\n\n- ## Risk Assessment\n')
    expect([...allSections(spec)]).toEqual([])
  })
  test('a promoted subsection stands under its own parent', () => {
    const spec = readText('# T\n\n## Problem Statement\n\n## Current State\n\ntext\n\n## Pain Points\n\n1. a\n')
    expect(section(spec, 'problem statement').sections.map((one) => one.heading?.text)).toEqual([
      'Current State',
      'Pain Points',
    ])
    expect(section(spec, 'problem statement').absent).toEqual([])
    expect(spec.levelShift).toBe(0)
  })
  test('a demoted section is the same section', () => {
    const spec = readText(
      '# T\n\n## Testing\n\n### Unit Tests\n- A: 90%\n\n### Risk Assessment\n\ntext\n\n## Dependencies\n',
    )
    expect(absent(spec)).not.toContain('Risk Assessment')
  })
  test('headings that are all a level off are one shift', () => {
    const flat = readText('# Executive Summary\n\na\n\n# Risk Assessment\n\na\n\n# References\n\nNone\n')
    expect([flat.title, flat.levelShift]).toEqual([undefined, -1])
    expect(readText('# T\n\n### Executive Summary\n\na\n\n### Risk Assessment\n\na\n').levelShift).toBe(1)
  })
  test('a number of its own before a numbered heading does not count', () => {
    const spec = readText('# T\n\n## 4 Implementation Plan\n\n### 4.1 - Phase 1: Ground work\n\n### (5) Phase 2 More\n')
    const phases = section(spec, 'implementation plan').sections
    expect(phases.map((one) => [one.number, one.title?.text])).toEqual([
      [1, 'Ground work'],
      [2, 'More'],
    ])
  })
  test('repeated sections have number and title', () => {
    const spec = readText(
      '# T\n\n## Implementation Plan\n\n### Phase 1 - Ground work\n- [ ] Task 1.1: a\n\n### Phase 2\n- [ ] Task 2.1: b\n\n### Phase 3: More & better (week 2)\n',
    )
    const phases = section(spec, 'implementation plan').sections
    expect(phases.map((one) => [one.number, one.title?.text])).toEqual([
      [1, 'Ground work'],
      [2, ''],
      [3, 'More & better (week 2)'],
    ])
  })
  test('a section twice under one parent is a duplicate, and what is in it does not count', () => {
    const spec = readText('# T\n\n## References\n- [a](b.md)\n\n## References\n- [Link to docs]\n')
    expect(spec.sections[1]?.duplicateOf).toBe(spec.sections[0])
    expect(spec.slots.some((slot) => slot.state === 'placeholder')).toBe(false)
  })
})

test('sections that are counted by letters', () => {
  const options = compile(
    '# T\n\n## Options\n\n### Option A: [Name]\n[Text]\n\n### Option B: [Name]\n[Text]\n',
    engine,
    { name: 't.md' },
  )
  const text = '# T\n\n## Options\n\n### Option A: Buy\na\n\n### Option B - Build\nb\n'
  const spec = read({ file: 'a.md', text, schema: options, nesting: 100 }, { markdown: engine })
  expect(spec.sections[0]?.sections.map((one) => [one.number, one.title?.text])).toEqual([
    [1, 'Buy'],
    [2, 'Build'],
  ])
})

test('a section may be demanded several times', () => {
  const twice = compile('# T\n\n<!-- truespec: repeat min=2 -->\n## Option 1: [Name]\n[Text]\n', engine, {
    name: 't.md',
  })
  const lacking = (text: string) =>
    read({ file: 'a.md', text, schema: twice, nesting: 100 }, { markdown: engine }).preamble.absent.length
  expect([lacking('# T\n\n## Option 1: A\na\n'), lacking('# T\n\n## Option 1: A\na\n\n## Option 2: B\nb\n')]).toEqual([
    1, 0,
  ])
})

test('a spec is held to the version of the template that it names [SPEC-2026-11-22-001/FR6]', () => {
  const older = '<!-- truespec: version=1 -->\n# T\n\n## A\n[Text]\n'
  const now = compile('<!-- truespec: version=2 -->\n# T\n\n## A\n[Text]\n\n## B\n[Text]\n', engine, {
    name: 't.md',
    older: [older],
  })
  const lacking = (text: string) =>
    read({ file: 'a.md', text, schema: now, nesting: 100 }, { markdown: engine }).preamble.absent.map(
      (one) => one.heading,
    )
  expect(lacking('# T\n\n## A\na\n')).toEqual(['B'])
  expect(lacking('<!-- truespec: version=1 -->\n# T\n\n## A\na\n')).toEqual([])
  expect(lacking('<!-- truespec: version=9 -->\n# T\n\n## A\na\n')).toEqual(['B'])
})

describe('metadata in every form [SPEC-2026-11-22-002/FR5]', () => {
  const forms: Record<string, string> = {
    bullets: '# T\n\n## Metadata\n- **Spec ID**: SPEC-2026-01-02-003\n- **Status**: Approved\n- **Author**: Ada\n',
    'colon inside': '# T\n\n**Spec ID:** SPEC-2026-01-02-003\n**Status:** Approved\n**Author:** Ada\n',
    'hard breaks': '# T\n\n**Spec ID**: SPEC-2026-01-02-003  \n**Status**: Approved  \n**Author**: Ada\n',
    'one line': '# T\n\n**Spec ID**: SPEC-2026-01-02-003 | **Status**: Approved | **Author**: Ada\n',
    blockquote: '# T\n\n> **Spec ID**: SPEC-2026-01-02-003\n> **Status**: Approved\n> **Author**: Ada\n',
    table:
      '# T\n\n| Field | Value |\n|---|---|\n| Spec ID | SPEC-2026-01-02-003 |\n| **Status** | Approved |\n| Author | Ada |\n',
    'front matter in camel case': '---\nspecId: SPEC-2026-01-02-003\nStatus: Approved\nauthor: Ada\n---\n\n# T\n',
    'front matter': '---\nspec_id: SPEC-2026-01-02-003\nstatus: Approved\nauthor: Ada\n---\n\n# T\n',
    'bullets, some of them lost':
      '# T\n\n## Metadata\n- **Spec ID**: SPEC-2026-01-02-003\n**Status**: Approved\nAuthor: Ada\n',
    'plain lines': '# T\n\nSpec ID: SPEC-2026-01-02-003\nStatus: Approved\nAuthor: Ada\n',
    'plain keys in one line': '# T\n\nSpec ID: SPEC-2026-01-02-003 | Status: Approved · Author: Ada\n',
    'one bullet': '# T\n\n## Metadata\n- **Spec ID**: SPEC-2026-01-02-003 | **Status**: Approved · **Author**: Ada\n',
    'two in a bullet': '# T\n\n- **Spec ID**: SPEC-2026-01-02-003, **Status**: Approved\n- **Author**: Ada\n',
    'a bullet in a quotation':
      '# T\n\n> - **Spec ID**: SPEC-2026-01-02-003 — **Status**: Approved <br> **Author**: Ada\n',
    'line breaks as tags':
      '# T\n\n**Spec ID**: SPEC-2026-01-02-003<br>\n**Status**: Approved<br/>\n**Author**: Ada<br />\n',
    'tags in one line': '# T\n\n**Spec ID**: SPEC-2026-01-02-003<br>**Status**: Approved&nbsp; **Author**: Ada\n',
    'bullets of another kind': '# T\n\n• **Spec ID**: SPEC-2026-01-02-003\n• **Status**: Approved\n• **Author**: Ada\n',
    'four columns':
      '# T\n\n| | | | |\n|---|---|---|---|\n| Spec ID | SPEC-2026-01-02-003 | **Status** | Approved |\n| Author | Ada | | |\n',
    'a column of notes':
      '# T\n\n| Field | Value | Notes |\n|---|---|---|\n| Spec ID | SPEC-2026-01-02-003 | |\n| Status | Approved | by Ben |\n| Author | Ada | |\n',
    'keys over values':
      '# T\n\n| Spec ID | Status | Author |\n|---|---|---|\n| SPEC-2026-01-02-003 | Approved | Ada |\n',
  }
  test.each(Object.entries(forms))('%s', (_, text) => {
    const spec = readText(text)
    expect([
      field(spec, 'spec id')?.value.text,
      field(spec, 'status')?.value.text,
      field(spec, 'author')?.value.text,
    ]).toEqual(['SPEC-2026-01-02-003', 'Approved', 'Ada'])
    expect(absent(spec)).not.toContain('Metadata')
    for (const one of spec.fields) expect(text.slice(one.value.span.from, one.value.span.to)).toBe(one.value.text)
  })
  test('a key in the middle of a sentence starts no field', () => {
    const spec = readText(
      '# T\n\n## Metadata\nSee the **Status**: it is kept elsewhere.\n- **Author**: Ada (**Status**: away)\n',
    )
    expect(spec.fields.map(({ key, value }) => [key, value.text])).toEqual([['Author', 'Ada (**Status**: away)']])
  })
  test('a history of changes beside the fields is none of them', () => {
    const spec = readText(
      '# T\n\n## Metadata\n- **Author**: Ada\n\n| Date | Author | Status |\n|---|---|---|\n| 2026-01-02 | Ben | Draft |\n',
    )
    expect(spec.fields.map(({ value }) => value.text)).toEqual(['Ada'])
  })
  test('a field that is missing where the others are', () => {
    expect(readText('---\nstatus: Draft\n---\n\n# T\n').preamble.missingFields.map((one) => one.key)).toEqual([
      'Spec ID',
      'Author',
    ])
  })
  test('a field twice', () => {
    const spec = readText('# T\n\n## Metadata\n- **Status**: Draft\n- **Status**: Approved\n')
    expect(spec.fields.map((one) => one.duplicateOf !== undefined)).toEqual([false, true])
  })
})

describe('slots', () => {
  const state = (value: string): string | undefined =>
    field(readText(`# T\n\n## Metadata\n- **Author**: ${value}\n`), 'author')?.value.state
  test.each([
    ['Ada', 'filled'],
    ['', 'empty'],
    ['[Your Name]', 'placeholder'],
    ['[Whoever]', 'placeholder'],
    ['**[Your Name]**', 'placeholder'],
    ['N/A', 'bare-waiver'],
    ['N/A: nobody yet', 'waived'],
    ['[Ada](https://example.org)', 'filled'],
  ])('%s is %s', (value, expected) => expect(state(value)).toBe(expected))
  test('a reference with a definition is a link, not a placeholder', () => {
    const spec = readText('# T\n\n## References\n- [the design]\n\n[the design]: https://example.org\n')
    expect(
      section(spec, 'references').parts.map((part) => part.kind === 'links' && part.items[0]?.value.state),
    ).toEqual(['filled'])
  })
  test('the status that the template gives is an answer', () => {
    expect(field(readText('# T\n\n## Metadata\n- **Status**: Draft\n'), 'status')?.value.state).toBe('filled')
  })
})

describe('sections without content [SPEC-2026-11-22-002/FR6]', () => {
  test('empty hides what it lacks', () => {
    const spec = readText('# T\n\n## Problem Statement\n\n## References\n<!-- later -->\n')
    expect(spec.sections.map((one) => [one.state, one.absent.length, one.missing.length])).toEqual([
      ['empty', 0, 0],
      ['empty', 0, 0],
    ])
  })
  test.each([
    ['N/A: no risk is known', 'waived', []],
    ['- None: no risk is known', 'waived', []],
    ['N/A', 'bare-waiver', ['table']],
    ['Prose instead of a table.', 'filled', ['table']],
  ])('%s', (body, expected, missing) => {
    const risk = section(readText(`# T\n\n## Risk Assessment\n\n${body}\n`), 'risk assessment')
    expect([risk.state, risk.missing.map((one) => one.kind)]).toEqual([expected, missing])
  })
  test.each([
    ['No changes.', 'filled', ['checklist']],
    ['No changes to the interface.', 'filled', ['checklist']],
    ['No changes: it is read-only', 'waived', []],
    ['N/A', 'bare-waiver', ['checklist']],
  ])('where boxes are asked for: %s', (body, expected, missing) => {
    const security = section(readText(`# T\n\n## Security Considerations\n\n${body}\n`), 'security considerations')
    expect([security.state, security.missing.map((one) => one.kind)]).toEqual([expected, missing])
  })
  test.each([
    ['See [the design](a.md).', []],
    ['See https://example.org/wiki.', []],
    ['See the wiki.', ['links']],
  ])('References with %s', (body, missing) => {
    expect(section(readText(`# T\n\n## References\n\n${body}\n`), 'references').missing.map((one) => one.kind)).toEqual(
      missing,
    )
  })
  test('References may say None', () => {
    expect(section(readText('# T\n\n## References\n\nNone\n'), 'references').state).toBe('waived')
  })
  test('content under a heading of the writer answers the section', () => {
    const risk = section(
      readText(
        '# T\n\n## Risk Assessment\n\n### Ours\n\n| Risk | Probability | Impact | Mitigation |\n|---|---|---|---|\n| a | Low | Low | b |\n',
      ),
      'risk assessment',
    )
    expect(risk.missing).toEqual([])
  })
})

describe('items', () => {
  const itemsOf = (lines: string) => {
    const spec = readText(`# T\n\n## Success Criteria\n\n### Functional Requirements\n${lines}\n`)
    return [...partsOfKind(spec, 'items')].flatMap(({ part }) => part.items)
  }
  test.each([
    ['- [ ] FR1: Text', 'FR1', 'Text'],
    ['- [x] **FR1**: Text', 'FR1', 'Text'],
    ['- [X] **FR1:** Text', 'FR1', 'Text'],
    ['- [ ] FR1 (Must): Text', 'FR1', 'Text'],
    ['- FR1 - Text', 'FR1', 'Text'],
    ['1. [ ] FR1: Text', 'FR1', 'Text'],
    ['* [ ] FR12: Text\n  over two lines', 'FR12', 'Text\n  over two lines'],
    ['- [ ] FR1: [Description]', 'FR1', '[Description]'],
    ['- [ ] Text without ID', undefined, 'Text without ID'],
    ['- [ ] FR1:', 'FR1', ''],
  ])('%s', (line, id, text) => {
    const [item] = itemsOf(line)
    expect([item?.id?.text, item?.value.text]).toEqual([id, text])
  })
  test.each([
    ['- [ ] FR-1: Text', 'FR1'],
    ['- [ ] fr1: Text', 'FR1'],
    ['- [ ] FR 1: Text', 'FR1'],
  ])('%s was meant as %s', (line, meant) => {
    const [item] = itemsOf(line)
    expect([item?.id, item?.meant?.id, item?.value.text]).toEqual([undefined, meant, 'Text'])
  })
  test.each([
    ['- [] FR1: a', '[ ]', false],
    ['- [x ] FR1: a', '[x]', true],
    ['- [ x] FR1: a', '[x]', true],
    ['- [✓] FR1: a', '[x]', true],
    ['- [v] FR1: a', '[x]', true],
    ['- [-] FR1: a', '[ ]', false],
    ['- [x]2FA', '[x] ', true],
    ['- []2 phones', '[ ] ', false],
    ['- [✓]2 phones', '[x] ', true],
    ['-[x] FR1: a\n- [ ] FR2: b', '- [x]', true],
  ])('%s is meant as %s', (line, fixed, ticked) => {
    const spec = readText(`# T\n\n## Success Criteria\n\n### Functional Requirements\n${line}\n`)
    expect(spec.malformedCheckboxes.map((one) => one.fixed)).toEqual([fixed])
    expect([...partsOfKind(spec, 'items')][0]?.part.items[0]?.checkbox?.ticked).toBe(ticked)
  })
  test.each(['\n', '\r\n', '\r'])('a line whose marker is joined to its checkbox is an entry of its own: %j', (end) => {
    const text =
      '# T\n\n## Success Criteria\n\n### Functional Requirements\n-[ ] FR1: a\n-[ ] FR2: b\n- [ ] FR3: c\n-[x] FR4: d\n'
    const spec = readText(text.replaceAll('\n', end))
    const items = [...partsOfKind(spec, 'items')].flatMap(({ part }) => part.items)
    expect(items.map(({ id, value, checkbox }) => [id?.text, value.text, checkbox?.ticked])).toEqual([
      ['FR1', 'a', false],
      ['FR2', 'b', false],
      ['FR3', 'c', false],
      ['FR4', 'd', true],
    ])
    expect(spec.malformedCheckboxes.map((one) => String(one.fixed)).toSorted()).toEqual(['- [ ]', '- [ ]', '- [x]'])
  })
  test('categories type the value', () => {
    const spec = readText(
      '# T\n\n## Success Criteria\n\n### Non-Functional Requirements\n- [ ] NFR1: Performance - under 200 ms\n- [ ] NFR2: **Security** - TLS\n- [ ] NFR3: no category\n',
    )
    const items = [...partsOfKind(spec, 'items')].flatMap(({ part }) => part.items)
    expect(items.map((item) => [item.category?.text, item.value.text, item.value.schema.type.kind])).toEqual([
      ['Performance', 'under 200 ms', 'quantity'],
      ['Security', 'TLS', 'text'],
      [undefined, 'no category', 'text'],
    ])
  })
  test.each([
    ['Performance (p95)', 'quantity'],
    ['Read Performance', 'quantity'],
    ['API/Performance', 'quantity'],
    // A word that only begins like one is another.
    ['Performances', 'text'],
    ['Security', 'text'],
  ])('the category %s has a %s as its value, so that a figure that lacks there is told', (category, kind) => {
    const spec = readText(
      `# T\n\n## Success Criteria\n\n### Non-Functional Requirements\n- [ ] NFR1: ${category} - fast\n`,
    )
    const [item] = [...partsOfKind(spec, 'items')].flatMap(({ part }) => part.items)
    expect([item?.category?.text, item?.value.schema.type.kind]).toEqual([category, kind])
  })
  test('tasks know their phase', () => {
    const spec = readText('# T\n\n## Implementation Plan\n\n### Phase 2: B\n- [x] Task 2.1: a\n- [ ] Task 1.9: b\n')
    expect(tasks(spec).map(({ phase, item }) => [phase.number, item.id?.numbers, item.checkbox?.ticked])).toEqual([
      [2, [2, 1], true],
      [2, [1, 9], false],
    ])
  })
})

describe('pairs', () => {
  const pairsOf = (heading: string, parent: string, lines: string) => {
    const spec = readText(`# T\n\n## ${parent}\n\n### ${heading}\n${lines}\n`)
    return [...partsOfKind(spec, 'pairs')].flatMap(({ part }) =>
      part.pairs.map((pair) => [pair.key.text, ...pair.values.map((value) => value.text)]),
    )
  }
  test.each([
    ['- AuthService: 90%', ['AuthService', '90%']],
    ['- [AuthService]: 90%', ['[AuthService]', '90%']],
    ['- **AuthService**: 90% of lines', ['AuthService', '90% of lines']],
    ['- **AuthService:** 90%', ['AuthService', '90%']],
    ['- `a: b`: 90%', ['a: b', '90%']],
    ['- https://example.org: 90%', ['https://example.org', '90%']],
    ['- AuthService', ['AuthService', '']],
    ['- AuthService:', ['AuthService', '']],
  ])('%s', (line, expected) => expect(pairsOf('Unit Tests', 'Testing', line)).toEqual([expected]))
  test.each([
    ['- redis: ^5.0 - caching', ['redis', '^5.0', 'caching']],
    ['- redis: 1.2 - 2.0 - caching', ['redis', '1.2 - 2.0', 'caching']],
    ['- redis: ^5.0', ['redis', '^5.0', '']],
    ['- redis: ^5.0 — caching - a lot', ['redis', '^5.0', 'caching - a lot']],
  ])('%s', (line, expected) => expect(pairsOf('External Dependencies', 'Dependencies', line)).toEqual([expected]))
})

describe('tables', () => {
  const risksOf = (table: string) => risks(readText(`# T\n\n## Risk Assessment\n\n${table}\n`))
  test('columns in any order, under known other names, with escaped pipes', () => {
    const [risk] = risksOf(
      '| Mitigation | Likelihood | Severity | Risk |\n|---|---|---|---|\n| a \\| b | Low | High | c |',
    )
    expect([
      risk?.risk?.value.text,
      risk?.probability?.value.text,
      risk?.impact?.value.text,
      risk?.mitigation?.value.text,
    ]).toEqual(['c', 'Low', 'High', 'a \\| b'])
  })
  test('rows that are too short or too long keep their count', () => {
    const rows = risksOf(
      '| Risk | Probability | Impact | Mitigation |\n|---|---|---|---|\n| a | Low | Low |\n| a | Low | Low | b | c |',
    )
    expect(rows.map(({ row }) => row.count)).toEqual([3, 5])
  })
  test('empty cells and choices that were not made', () => {
    const [risk] = risksOf(
      '| Risk | Probability | Impact | Mitigation |\n|---|---|---|---|\n| a | Low/Medium/High | | b |',
    )
    expect([risk?.probability?.value.state, risk?.impact?.value.state]).toEqual(['placeholder', 'empty'])
  })
})

describe('several of a kind in one section', () => {
  const partsOf = (asked: string, given: string) => {
    const schema = compile(`# [T]\n\n## A\n\n${asked}`, engine, { name: 't' })
    const text = `# T\n\n## A\n\n${given}`
    const { sections } = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
    const { parts, missing, schema: own } = sections[0] as Section
    // By which content of the template each part is read, in the order of the document.
    const at = (one: unknown): number => (own?.content ?? []).findIndex((content) => content === one)
    const asking = parts.filter((part) => part.kind !== 'prose' && part.schema)
    return [asking.map((part) => at(part.schema)), missing.map(at)]
  }
  const json = (text: string): string => `\`\`\`json\n${text}\n\`\`\`\n\n`
  const boxes = '**Before**\n\n- [ ] Backup\n\n**After**\n\n- [ ] Verify\n'
  test.each([
    ['lists in turn', '- [a]\n\nand\n\n- [b]\n', '- a\n\nand\n\n- b\n', [[0, 2], []]],
    ['numbers to the numbered', '- [a]\n\n1. [b]\n', '1. b\n\n- a\n', [[1, 0], []]],
    ['bullets for the numbered', '- [a]\n\n1. [b]\n', '- a\n\nand\n\n- b\n', [[0, 1], []]],
    ['too few lists', '- [a]\n\n1. [b]\n', '- a\n', [[0], [1]]],
    ['what is demanded first', '- [any a]\n\nand\n\n- [b]\n', '- b\n', [[2], []]],
    ['pairs beside texts', '- [A]: [B]\n\nand\n\n- [c]\n', '- c\n- d\n\nand\n\n- A: b\n', [[2, 0], []]],
    ['pairs in turn', '- [A]: [B]\n\nand\n\n- [C]: [D]\n', '- a: b\n\nand\n\n- c: d\n', [[0, 2], []]],
    ['checklists by their items', boxes, '- [ ] Verify\n\nand\n\n- [x] Backup\n', [[3, 1], []]],
    ['checklists in turn', '- [ ] [a]\n\nand\n\n- [ ] [b]\n', '- [ ] a\n\nand\n\n- [ ] b\n', [[0, 2], []]],
    ['blocks in turn', json('1') + json('2'), json('3') + json('4') + json('5'), [[0, 1, 1], []]],
    ['too few blocks', json('1') + json('2'), json('3'), [[0], [1]]],
  ])('%s', (_, asked, given, expected) => expect(partsOf(asked, given)).toEqual(expected))
})

test('checklist items are matched by their beginning', () => {
  const spec = readText(
    '# T\n\n## Security Considerations\n- [x] Input validation: zod on every route\n- [ ] Rate limits\n',
  )
  const [part] = [...partsOfKind(spec, 'checklist')].map((one) => one.part)
  expect(part?.items.map((item) => item.schema?.match)).toEqual(['input validation', undefined])
  expect(part?.gone.map((item) => item.text)).toEqual(['Audit logging'])
})

test.each([
  ['- [ ] Kept for ____ days', '- [x] Kept for 30 days', true],
  ['- [ ] ____ has read it', '- [x] Ada has read it', true],
  ['- [ ] Kept for ____ days', '- [x] Kept foreverish', false],
  ['- [ ] Kept (30 days)', '- [x] Kept (a year)', true],
  ['- [ ] Kept (30 days) and erased', '- [x] Kept (a year)', false],
  ['- [ ] Logs: audit\n- [ ] Logs: access', '- [ ] Logs: access\n- [ ] Logs: debug', false],
])('%s is answered by %s: %s', (asked, given, answered) => {
  const own = compile(`# [T]\n\n## A\n${asked}\n- [ ] Last\n`, engine, { name: 't.md' })
  const text = `# T\n\n## A\n${given}\n- [ ] Last\n`
  const spec = read({ file: 'a.md', text, schema: own, nesting: 100 }, { markdown: engine })
  const [part] = [...partsOfKind(spec, 'checklist')].map((one) => one.part)
  expect(part?.gone.length).toBe(answered ? 0 : 1)
})

test('mentions in prose, not in code, and not where an ID is defined [SPEC-2026-11-22-002/FR7]', () => {
  const spec = readText(
    '# T\n\n## Executive Summary\n\nSee FR1, SPEC-2026-01-02-003/FR2 and `FR3`, `SPEC-2026-01-02-009`, XFR4, FR5x, FR6.\n\n## Success Criteria\n\n### Functional Requirements\n- [ ] FR1: as FR2\n',
  )
  expect(spec.mentions.map((one) => [one.kind, one.id, one.spec])).toEqual([
    ['item', 'FR1', undefined],
    ['spec', 'SPEC-2026-01-02-003', undefined],
    ['item', 'FR2', 'SPEC-2026-01-02-003'],
    ['item', 'FR6', undefined],
    ['item', 'FR2', undefined],
  ])
})

test('an ID that is defined before the first section is no mention of itself', () => {
  const listed = compile('# T\n\n- [ ] FR1: [x]\n- [ ] FR2: [x]\n\n## Notes\n\n[Text]\n', engine, { name: 't' })
  const spec = read(
    { file: 'a.md', text: '# T\n\n- [ ] FR1: a\n- [ ] FR2: as FR1\n', schema: listed, nesting: 100 },
    { markdown: engine },
  )
  expect(spec.mentions.map(({ id, span }) => `${id} ${span.from}`)).toEqual(['FR1 32'])
})

test('a place that two patterns of a template fit is mentioned once', () => {
  const list = (id: string): string => `- [ ] ${id}.1: [x]\n- [ ] ${id}.2: [x]\n`
  const phases = `### Phase 1: [x]\n${list('Task 1')}\n### Phase 2: [x]\n${list('Task 2')}`
  const twice = compile(`# T\n\n## Plan\n${phases}\n## Others\n${list('Task 3')}`, engine, { name: 't' })
  expect(itemPatterns(twice)).toHaveLength(2)
  const { mentions } = read(
    { file: 'a.md', text: '# T\n\nSee Task 4.2.\n', schema: twice, nesting: 100 },
    { markdown: engine },
  )
  expect(mentions.map(({ id }) => id)).toEqual(['Task 4.2'])
})

describe('offsets', () => {
  const variants: Record<string, (text: string) => string> = {
    LF: (text) => text,
    CRLF: (text) => text.replace(/\n/g, '\r\n'),
    CR: (text) => text.replace(/\n/g, '\r'),
    BOM: (text) => `\uFEFF${text}`,
    emoji: (text) => text.replace(/\b[Pp]asskey\b/g, 'pass🔑key'),
  }
  test.each(Object.entries(variants))(
    'are exact with %s [SPEC-2026-11-22-002/FR2, SPEC-2026-11-22-002/AC-line-ends-do-not-move-a-place]',
    (_, vary) => {
      const text = vary(complete)
      const spec = readText(text)
      expect(spec.title?.name.state).toBe('filled')
      for (const slot of spec.slots) expect(text.slice(slot.span.from, slot.span.to)).toBe(slot.text)
      for (const link of spec.links) expect(text.slice(link.urlSpan.from, link.urlSpan.to)).toBe(link.url)
      const headings = [...allSections(spec)].flatMap((one) => one.heading ?? [])
      for (const one of headings) expect(text.slice(one.textSpan.from, one.textSpan.to)).toBe(one.text)
      for (const { part } of partsOfKind(spec, 'block')) {
        const lines = part.text.split('\n')
        for (const [i, line] of lines.entries())
          expect(text.slice(part.lineStarts[i], (part.lineStarts[i] ?? 0) + line.length)).toBe(line)
      }
      expect([...allSections(spec)].map((one) => one.schema?.key)).toEqual(
        [...allSections(readText(complete))].map((one) => one.schema?.key),
      )
    },
  )
})

describe('reading is total', () => {
  const pieces = fc.constantFrom(
    '# ',
    '## Metadata\n',
    '- **Status**: ',
    '- [ ] FR1: ',
    '[x]: y',
    '|a|b|\n|-|-|\n',
    '```ts\n',
    '```\n',
    '<!--',
    '-->',
    '> ',
    '1. ',
    '**',
    '\r',
    '\u{1F511}',
    '\uFEFF',
    '---\n',
    '\n\n',
    'N/A: ',
    '[',
    ']',
    '...',
    '    ',
    '\u0000',
    '\uD800',
    '__proto__',
    '## Phase 1: ',
  )
  test('any text gives a model whose parts lie in their sections [SPEC-2026-11-22-002/FR1]', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const spec = readText(text)
        for (const slot of spec.slots) expect(text.slice(slot.span.from, slot.span.to)).toBe(slot.text)
        for (const one of allSections(spec)) {
          expect(contains({ from: 0, to: text.length }, one.span)).toBe(true)
          for (const part of one.parts) {
            expect(part.span.from).toBeGreaterThanOrEqual(one.span.from)
            // An open fence runs over the blank lines that a section ends before.
            expect(text.slice(one.span.to, part.span.to).trim()).toBe('')
          }
        }
        expect(spec.completeness).toBeGreaterThanOrEqual(0)
        expect(spec.completeness).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })
})

test('an author whose name goes on in the next line is told in one', () => {
  const spec = readText('# T\n\n## Metadata\n- **Author**: Ada\n         Moreau\n')
  expect(outlineOf(spec, () => undefined).author).toBe('Ada Moreau')
})
