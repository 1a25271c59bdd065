/** What a finding says and mends, where that depends on the template's own words. */
import { expect, test } from 'vitest'
import { onlyFinding } from '../../test/only-finding.ts'
import { specOf } from '../../test/trial.ts'
import { defaultLifecycle } from '../config/lifecycle.ts'
import type { LocalContext, LocalRule } from './define.ts'
import addressNumbered from './address-numbered.ts'
import checklistItemMissing from './checklist-item-missing.ts'
import coverageTarget from './coverage-target.ts'
import fieldMissing from './field-missing.ts'
import gherkinIncomplete from './gherkin-incomplete.ts'
import itemIdFormat from './item-id-format.ts'
import listMissing from './list-missing.ts'
import pairIncomplete from './pair-incomplete.ts'
import sectionGap from './section-gap.ts'
import sectionLevel from './section-level.ts'
import sectionMissing from './section-missing.ts'
import sectionOrder from './section-order.ts'
import sectionSynonym from './section-synonym.ts'
import statusUnknown from './status-unknown.ts'
import tableMissing from './table-missing.ts'
import titlePrefix from './title-prefix.ts'

test.each([
  ['- Author: [Name]', '- Owner: Ada', '- Author: [Name]\n'],
  ['- **Author:** {name}', '* **Owner:** Ada', '* **Author:** {name}\n'],
  ['- **Author**: **[Name]**', '- **Owner**: Ada', '- **Author**: **[Name]**\n'],
])('a field is inserted in the form that the template gives it: %s', (asked, given, insert) => {
  const template = `# [T]\n\n## Facts\n${asked}\n- **Owner**: [Owner]\n`
  const found = onlyFinding(fieldMissing, template, `# T\n\n## Facts\n${given}\n`)
  expect(found.fixes?.[0]?.edits.map((edit) => edit.insert)).toEqual([insert])
})

test.each(['- Foreign keys: a, b', 'Foreign keys: a, b'])('a plain key that is nearly the missing one: %s', (line) => {
  const template = '# [T]\n\n## Keys\n- Primary key: [column]\n- Foreign key: [column]\n'
  const found = onlyFinding(fieldMissing, template, `# T\n\n## Keys\n- Primary key: id\n\n${line}\n`)
  expect(found.data).toEqual({ field: 'Foreign key', written: 'Foreign keys' })
})

test('of sections that letters count, a letter is skipped', () => {
  const template = '# [T]\n\n## Appendix A: [Title]\n\n[Text]\n'
  const found = onlyFinding(sectionGap, template, '# T\n\n## Appendix A: One\n\nA.\n\n## Appendix C: Two\n\nB.\n')
  expect(found.data).toMatchObject({ word: 'Appendix ', missing: 'B' })
})

test('a number that is missing is written as wide as the others', () => {
  const template = '# [T]\n\n## TC-001: [Title]\n\n[Text]\n'
  const found = onlyFinding(sectionGap, template, '# T\n\n## TC-001: One\n\nA.\n\n## TC-003: Two\n\nB.\n')
  expect(sectionGap.says(found.data ?? {})).toBe("'TC-003: Two' skips 'TC-002'")
})

test.each([
  [
    'When it builds Then it passes',
    "The scenario has no Then on a line of its own: it stands within 'When it builds Then it passes'",
  ],
  ['When it builds', 'The scenario has no Then'],
])('where the Then of a scenario stands: %s', (steps, said) => {
  const spec = specOf(`## Success Criteria\n### Acceptance Criteria\n\`\`\`gherkin\n${steps}\n\`\`\``)
  expect(
    [...gherkinIncomplete.check({ spec } as LocalContext)].map(({ data }) => gherkinIncomplete.says(data)),
  ).toEqual([said])
})

test('a target that lists what is tested is named by what it is of', () => {
  const spec = specOf('## Testing Strategy\n### Unit Tests\n- Mail:\n  - sends\n  - waits\n- Store: all of it\n')
  expect([...coverageTarget.check({ spec } as LocalContext)].map(({ data }) => data.value)).toEqual([
    'Mail',
    'all of it',
  ])
})

test.each([
  ['Unit Tests', 'Unit Testing', '[Text]', 'A text.', true],
  ['Notes', 'Open Questions', '[Text]', 'A text.', false],
  ['Testing Strategy', 'Tests', '### Unit Tests\n[Text]', '- [x] all pass', false],
  ['Depots <!-- truespec: synonyms="Sheds" -->', 'Sheds', '[Text]', 'A text.', true],
])('of %s, called %s, the name is changed unasked where both say the same', (own, name, asked, given, safe) => {
  const [heading, said = ''] = own.split(/ (?=<)/)
  const template = `# [T]\n\n${said}\n\n## ${heading}\n${asked}\n`
  expect(onlyFinding(sectionSynonym, template, `# T\n\n## ${name}\n${given}\n`).fixes?.[0]?.safe).toBe(safe)
})

test.each([
  ['# Sign-in', false],
  ['# Sign-in\n\n- **ID**: A-12', true],
  ['# Feature: Sign-in', true],
  ['# Feature 12: Sign-in', true],
  ['# Sign-in Specification\n\n- **ID**: A-12', false],
])('the prefix is put unasked before the title of what is known to be a specification: %s', (text, safe) => {
  const template = '# Feature Specification: [T]\n\n- **ID**: A-[NUMBER]\n'
  expect(onlyFinding(titlePrefix, template, text).fixes?.[0]?.safe).toBe(safe)
})

test.each([
  ['## Costs', true],
  ['## 5. Costs', false],
])('a heading that bears the number of its level is not moved unasked: %s', (heading, safe) => {
  const template = '# [T]\n\n## Plan\n\n### Costs\n[Text]\n'
  expect(onlyFinding(sectionLevel, template, `# T\n\n## 4. Plan\n\n${heading}\nA text.\n`).fixes?.[0]?.safe).toBe(safe)
})

test.each([
  ['- [ ] FR1: [Text]', "'Needs' has a table where the template has the items 'FR{n}'"],
  ['- [ ] Read by [Name]', "'Needs' has a table where the template has a checklist"],
])('a table in the place of a list is named, and no second one is put there: %s', (asked, says) => {
  const table = '### For the shop\n\n| Need | Why |\n|:---|----|\n| A key | It opens |\n'
  const found = onlyFinding(listMissing, `# [T]\n\n## Needs\n${asked}\n`, `# T\n\n## Needs\n${table}`)
  expect([listMissing.says(found.data ?? {}), found.fixes]).toEqual([says, undefined])
})

test('a section out of order, and one without its table, are told in the words of the document', () => {
  const template =
    '# [T]\n\n## Overview\n[Text]\n\n## Risk Assessment\n| Risk |\n|---|\n| [Risk] |\n\n## Notes\n[Text]\n'
  const text = '# T\n\n## Overview\nA text.\n\n## Notes\nA text.\n\n## 2. Risks\nA text.\n'
  const order = onlyFinding(sectionOrder, template, text)
  expect(sectionOrder.says(order.data ?? {})).toBe("'2. Risks' belongs before 'Notes'")
  const table = onlyFinding(tableMissing, template, text)
  expect(tableMissing.says(table.data ?? {})).toBe("'2. Risks' has no table: expected the columns 'Risk'")
})

test.each([
  [['Alternatives', 'Costs'], 'Alternatives'],
  [['Costs', 'Rationale and alternatives that others chose'], 'Rationale and alternatives that others chose'],
  [['Alternatives', 'Rationale'], undefined],
  [['Alternatives in use', 'Costs'], undefined],
  [['What others said of rationale and alternatives', 'Costs'], undefined],
  [['Costs / rationale and alternatives', 'Keys'], 'Costs / rationale and alternatives'],
])('the only heading with words more or fewer may be meant: %s', (names, meant) => {
  const template = '# [T]\n\n## Overview\n[Text]\n\n## Rationale and alternatives\n[Text]\n'
  const headings = names.map((name) => `## ${name}\nA text.\n`).join('\n')
  const found = onlyFinding(sectionMissing, template, `# T\n\n${headings}\n## Overview\nA text.\n`)
  expect(found.data?.meant).toBe(meant)
})

const LONG =
  'Whoever is on call in the night has been told in the week before the release, and knows the two who can take it back alone'

test.each<readonly [LocalRule, string, string, string]>([
  [
    statusUnknown,
    '- **Status**: Draft',
    '- **Status**: Complete (2025-11-30)',
    "Status 'Complete (2025-11-30)' says more than the state: write 'Complete' alone, and the rest elsewhere",
  ],
  [
    checklistItemMissing,
    '- [ ] Audit logging\n- [ ] Rollback described',
    '- [ ] Lunch',
    "None of the template's 2 items stands here, such as 'Audit logging'",
  ],
  [
    checklistItemMissing,
    `- [ ] ${LONG} in an hour\n- [ ] Rollback described`,
    `- [ ] ${LONG} by noon\n- [ ] Rollback described`,
    `The item '${LONG} in an hour' of the template is missing: is '…it back alone by noon' meant?`,
  ],
  [
    checklistItemMissing,
    '- [ ] Those on call have been told of the release in the week before it\n- [ ] Alarms',
    '- [ ] Those on call have been told of the release in the month before it\n- [ ] Alarms',
    "The item 'Those on call have been told of the release in the week before it' of the template is missing: is 'Those on call have been told of the release in the month before it' meant?",
  ],
  [
    listMissing,
    '- [ ] Audit logging\n- [ ] Rollback described\n- [ ] Alarms',
    'All is well.',
    "'Facts' holds no checklist: the template has '- [ ] Audit logging' and 2 more",
  ],
  [
    pairIncomplete,
    '- [Part]: [Why]',
    '- Store - it keeps\n- Door - it opens',
    "The 2 entries have a dash where the template has a colon: '[Part]: [Why]'",
  ],
  [
    pairIncomplete,
    '- [Part]: [Why]',
    '- Store - it keeps\n- It opens',
    "None of the 2 entries is of the template's form '[Part]: [Why]'",
  ],
  [
    itemIdFormat,
    '- [ ] FR1: [What]',
    '- [ ] FR1: It opens\n- [ ] It closes',
    "The item has no ID of the form 'FR{n}', such as 'FR2'",
  ],
  [itemIdFormat, '- [ ] FR-001: [What]', '- [ ] It closes', "The item has no ID of the form 'FR-NNN'"],
])('what is wrong, and what to write: %#', (rule, asked, given, says) => {
  const found = onlyFinding(rule, `# [T]\n\n## Facts\n${asked}\n`, `# T\n\n## Facts\n${given}\n`, {
    lifecycle: defaultLifecycle,
  })
  expect(rule.says(found.data ?? {})).toBe(says)
})

test('an example of an ID bears the number of its phase', () => {
  const template = '# [T]\n\n## Phase 1: [Name]\n- [ ] Task 1.1: [What]\n\n## Phase 2: [Name]\n- [ ] Task 2.1: [What]\n'
  const text =
    '# T\n\n## Phase 1: A\n- [ ] Task 1.1: Start\n\n## Phase 2: B\n- [ ] 3.1.1 Fill it\n- [ ] 3.1.2 Empty it\n'
  const found = onlyFinding(itemIdFormat, template, text)
  expect(itemIdFormat.says(found.data ?? {})).toBe(
    "None of these 2 items has an ID of the form 'Task {phase}.{n}', such as 'Task 2.1': '3.1.1' is none",
  )
})

test('scenarios without a name are told together', () => {
  const scenario = '```gherkin\nGiven a door\nWhen it opens\nThen it is open\n```\n'
  const spec = specOf(`## Success Criteria\n### Acceptance Criteria\n${scenario.repeat(3)}`)
  const context = { spec } as LocalContext
  expect([...addressNumbered.check(context)].map(({ data = {} }) => addressNumbered.says(data))).toEqual([
    "3 scenarios have no name, and get one by a number that changes with the order: write 'Scenario: ...' above each",
  ])
})
