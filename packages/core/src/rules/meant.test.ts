/** What findings of sections, lists, dependencies, choices and titles say of what was meant. */
import { describe, expect, test } from 'vitest'
import { onlyFinding } from '../../test/only-finding.ts'
import checklistItemMissing from './checklist-item-missing.ts'
import choiceUnchosen from './choice-unchosen.ts'
import dependencyFormat from './dependency-format.ts'
import sectionMissing from './section-missing.ts'
import titleMissing from './title-missing.ts'

test('an item that stands there without its tail is named by the text of its links, and nothing is inserted', () => {
  const endpoints =
    '[All public endpoints](https://ci.example.org/list) must be hit by [the load tests](https://ci.example.org/load)'
  const template = `# [T]\n\n## Checks\n- [ ] ${endpoints} in the month before the release\n- [ ] Rollback\n`
  const found = onlyFinding(checklistItemMissing, template, `# T\n\n## Checks\n- [x] Rollback\n- [x] ${endpoints}\n`)
  const name = 'All public endpoints must be hit by the load tests in the month before the release'
  expect(found.data).toMatchObject({ item: name, meant: expect.stringMatching(/^All public endpoints must be hit/) })
  expect(found.fixes?.map(({ title }) => title)).toEqual([`Change to '${name}'`])
})

test.each([
  ['MediatR 13.1.0 - Messages between modules', 'MediatR 13.1.0 - Messages between modules', 'colon after its name'],
  ['Git 2.30+ (for its worktrees)', 'Git 2.30+ (for its worktrees)', 'colon after its name'],
  ['`jq` - Reads the answers', '`jq` - Reads the answers', 'version'],
  ['Optional: `serde`, `tracing`', '`serde`, `tracing`', 'version and no purpose'],
  ['Redis: ^7.2', 'Redis', 'purpose'],
  ['Redis: ^7.2, keeps sessions', 'Redis', 'dash behind its version'],
  ['Redis: 2 nodes', 'Redis', 'version'],
])('of a dependency it is said what is missing: %s', (entry, name, missing) => {
  const template = '# [T]\n\n## External Dependencies\n- [Library/Service]: [Version] - [Purpose]\n'
  const found = onlyFinding(dependencyFormat, template, `# T\n\n## External Dependencies\n- ${entry}\n`)
  expect(found.data).toEqual({ name, missing })
})

describe('a section that is missing', () => {
  const template =
    '# [T]\n\n## Why\n[Why]\n\n## Rationale and alternatives\n[Which]\n\n## Rollout\n\n### Can it be undone?\n[How]\n'
  const start = '# T\n\n## Why\nSo.\n\n'
  const rest = '## Rollout\n\n### Can it be undone?\nYes.\n'

  test('is meant by a heading that shares its words, wherever that stands', () => {
    const found = onlyFinding(sectionMissing, template, `${start}${rest}\n## Costs\nNone.\n\n## Alternatives\nNone.\n`)
    expect(found.data).toMatchObject({ meant: 'Alternatives' })
    expect(found.fixes?.map(({ title }) => title)).toEqual(["Change to 'Rationale and alternatives'"])
  })

  test('is not meant by a heading that only stands in its place', () => {
    const found = onlyFinding(sectionMissing, template, `${start}## Costs\nNone.\n\n${rest}`)
    expect(found.data).not.toHaveProperty('meant')
    expect(found.fixes?.map(({ title }) => title)).toEqual(["Insert '## Rationale and alternatives'"])
  })

  test('is not meant by a heading that shares a word with other sections too', () => {
    const tests = '# [T]\n\n## Unit tests\n[How]\n\n## Load tests\n[How]\n\n## End\n[End]\n'
    const text = (heading: string): string => `# T\n\n## Unit tests\nSo.\n\n## ${heading}\nSo.\n\n## End\nDone.\n`
    expect(onlyFinding(sectionMissing, tests, text('Test data')).data).not.toHaveProperty('meant')
    expect(onlyFinding(sectionMissing, tests, text('Tests of load')).data).toMatchObject({ meant: 'Tests of load' })
  })

  test('may stand in bold: nothing is inserted', () => {
    const text = `${start}## Rationale and alternatives\nNone.\n\n## Rollout\n\n* **Can it be\n  undone?** Yes.\n`
    const { related = [], fixes = [], data } = onlyFinding(sectionMissing, template, text)
    expect(related.map(({ span: { from, to } }) => text.slice(from, to))).toEqual(['**Can it be\n  undone?**'])
    expect([data?.['bold'], fixes]).toEqual([1, []])
  })

  test('may stand in another section, which is named', () => {
    const text = `${start}### Can it be undone?\nYes.\n\n## Rationale and alternatives\nNone.\n\n## Rollout\nAt night.\n`
    expect(onlyFinding(sectionMissing, template, text).data).toMatchObject({ elsewhere: "'Why'" })
  })
})

test.each([
  ['**Timeline**', true],
  ['**Timeline:**', false],
  ['**Timeline**: two weeks', false],
  ['- **Timeline**', false],
])('a section of the highest level that stands as a line in bold: %s', (line, isBold) => {
  const template = '# [T]\n\n## Why\n[Why]\n\n## Timeline\n[When]\n'
  const found = onlyFinding(sectionMissing, template, `# T\n\n## Why\nSo.\n\n${line}\nIn May.\n`)
  expect({ isBold: found.data && 'bold' in found.data, fixes: found.fixes?.length ?? 0 }).toEqual({
    isBold,
    fixes: isBold ? 0 : 1,
  })
})

describe('a section with a long name', () => {
  const question = 'What becomes of the orders that were taken before the shop was closed'
  const template = `# [T]\n\n## Rollout\n\n### ${question}?\n[How]\n\n### Can it be undone?\n[How]\n`
  const undone = '### Can it be undone?\nYes.\n'

  test.each([
    question,
    `${question.replace('the orders', 'orders')}?`,
    `${question.replace('taken', 'taken or paid')}?`,
  ])('is meant by a heading of nearly the same words: %s', (heading) => {
    const text = `# T\n\n## Rollout\n\n### ${heading}\nA.\n\n${undone}`
    expect(onlyFinding(sectionMissing, template, text).data).toMatchObject({ meant: heading })
  })

  test.each([
    `${question}?`,
    question.replace('shop', '[shop](https://shop.example.org)'),
    `${question.replace('taken', 'taken or paid')}?`,
  ])('may stand in bold in nearly the same words: %s', (bold) => {
    const text = `# T\n\n## Rollout\n\n- **${bold}**\n  A.\n\n${undone}`
    expect(onlyFinding(sectionMissing, template, text).data).toMatchObject({ bold: 1 })
  })

  test('is not meant by another question, nor by the question of another section', () => {
    const alike = question.replace('orders', 'parcels').replace('shop', 'ward').replace('taken', 'sent')
    const text = `# T\n\n## Rollout\n\n- **${alike}?**\n  A.\n\n${undone}`
    expect(onlyFinding(sectionMissing, template, text).data).not.toHaveProperty('bold')
    const both = `${template}\n### ${question.replace('before', 'after')}?\n[How]\n`
    const answered = `# T\n\n## Rollout\n\n- **${question.replace('before', 'after')}?**\n  A.\n\n${undone}`
    const found = onlyFinding(sectionMissing, both, `${answered}\n### ${question.replace('before', 'after')}?\nA.\n`)
    expect(found.data).not.toHaveProperty('bold')
  })
})

test('a heading that is misspelt and follows the section that should hold it is meant', () => {
  const template = '# [T]\n\n## Plan\n[What]\n\n### Cost and Duration\n[What]\n\n## End\n[End]\n'
  const text = '# T\n\n## Plan\nA plan.\n\n## Costs and Duration\nNone.\n\n## End\nDone.\n'
  expect(onlyFinding(sectionMissing, template, text).data).toMatchObject({ meant: 'Costs and Duration' })
  const later = '# T\n\n## Plan\nA plan.\n\n## End\nDone.\n\n## Costs and Duration\nNone.\n'
  expect(onlyFinding(sectionMissing, template, later).data).not.toHaveProperty('meant')
})

test('of a choice the words are named', () => {
  const template = '# [T]\n\n## Risks\n| Risk | Impact |\n| --- | --- |\n| [Risk] | Low/Medium/High |\n'
  const found = onlyFinding(
    choiceUnchosen,
    template,
    '# T\n\n## Risks\n| Risk | Impact |\n| --- | --- |\n| Loss | L/M/H |\n',
  )
  expect(found.data).toEqual({ value: 'L/M/H', choices: "'Low', 'Medium', 'High'" })
})

test.each([
  ['## Why\nSo.\n', 'no-title', ''],
  ['\n KEP-7: Keys\n\n## Why\nSo.\n', 'no-mark', 'KEP-7: Keys'],
  ['## KEP-7: Keys\n\n## Why\nSo.\n', 'level', '## KEP-7: Keys'],
])('a title is wanted as the template has it: %j', (text, problem, place) => {
  const { at, data } = onlyFinding(titleMissing, '# KEP-NNNN: Your title\n\n## Why\n[Why]\n', text)
  expect(data).toMatchObject({ problem, wanted: 'KEP-NNNN: Your title' })
  expect(text.slice(at.from, at.to)).toBe(place)
})
