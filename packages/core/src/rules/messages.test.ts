/** What a finding says and mends, where that depends on the template's own words. */
import { expect, test } from 'vitest'
import { onlyFinding } from '../../test/only-finding.ts'
import { specOf } from '../../test/trial.ts'
import type { LocalContext } from './define.ts'
import coverageTarget from './coverage-target.ts'
import fieldMissing from './field-missing.ts'
import gherkinIncomplete from './gherkin-incomplete.ts'
import listMissing from './list-missing.ts'
import sectionGap from './section-gap.ts'
import sectionLevel from './section-level.ts'
import sectionMissing from './section-missing.ts'
import sectionOrder from './section-order.ts'
import sectionSynonym from './section-synonym.ts'
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
