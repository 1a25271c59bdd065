/** What a finding names as its cause, and how it is mended. */
import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { onlyFinding } from '../../test/only-finding.ts'
import { read } from '../spec/read.ts'
import { applyEdits } from '../text/edit.ts'
import { outlineOf } from '../spec/outline.ts'
import { defaultLifecycle } from '../config/lifecycle.ts'
import { compile } from '../template/compile.ts'
import type { FactsContext, LocalContext, LocalRule } from './define.ts'
import anchorBroken from './anchor-broken.ts'
import blockLanguage from './block-language.ts'
import blockMissing from './block-missing.ts'
import choiceUnchosen from './choice-unchosen.ts'
import choiceUnknown from './choice-unknown.ts'
import dateInvalid from './date-invalid.ts'
import fieldDuplicate from './field-duplicate.ts'
import issueFormat from './issue-format.ts'
import placeholderLeft from './placeholder-left.ts'
import requirementVague from './requirement-vague.ts'
import statusUnknown from './status-unknown.ts'
import tableColumns from './table-columns.ts'
import tableRagged from './table-ragged.ts'

test('a choice that a metadata file leaves open is no other placeholder', () => {
  const metadata = 'status: draft|done\nowner: "[Name]"\n'
  const schema = compile('<!-- truespec: metadata=kep.yaml -->\n# [T]\n', engine, { name: 't.md', metadata })
  const file = { file: 'kep.yaml', text: metadata }
  const spec = read({ file: 'a.md', text: '# T\n', schema, nesting: 100, metadata: file }, { markdown: engine })
  const values = (rule: LocalRule): unknown[] =>
    [...rule.check({ spec } as LocalContext)].map(({ data }) => data?.['value'] ?? data?.['text'])
  expect(values(choiceUnchosen)).toEqual(['draft|done'])
  expect(values(placeholderLeft)).toEqual(['[Name]'])
})

test('a column that describes is one finding', () => {
  const template = '# [T]\n\n| Risk | Impact |\n|---|---|\n| [Risk] | Low/High |\n'
  const text = '# T\n\n| Risk | Impact |\n|---|---|\n| a | it is slow | \n| b | nobody can pay |\n| c | it is late |\n'
  expect(onlyFinding(choiceUnknown, template, text).data).toMatchObject({ value: 'it is slow', others: 2 })
})

test.each([
  ['and/or', "'and/or' leaves open whether both are meant: say 'and', 'or', or 'either or both'"],
  ['etc.', "No test can settle 'etc.': say exactly what is meant"],
])('what %s leaves open is said', (word, message) => expect(requirementVague.says({ word })).toBe(message))

const STATUS = '# [T]\n\n- **Status**: Draft\n'
const LISTED = '---\nstatus: proposed|accepted|replaced\n---\n# [T]\n'

test.each([
  ['# T\n\n- **Status**: Complete (2025-11-30)\n', 'Complete', 'Complete <!-- (2025-11-30) -->'],
  ['# T\n\n- **Status**: In Review (a --> b)\n', 'In Review', 'In Review'],
  ['# T\n\n- **Status**: implemented (alpha)\n', 'Complete', 'Complete <!-- (alpha) -->'],
  ['# T\n\n- **Status**: **accepted** (alpha)\n', 'Approved', 'Approved** <!-- (alpha) -->'],
  ['# T\n\n- **Status**: in-progress\n', 'Implementing', 'Implementing'],
  ['# T\n\n- **Status**: accepted\n', 'Approved', 'Approved'],
])('a state with a remark, or by another name: %j', (text, nearest, insert) => {
  const found = onlyFinding(statusUnknown, STATUS, text, { lifecycle: defaultLifecycle })
  expect(found.data).toMatchObject({ nearest })
  expect(found.fixes).toMatchObject([{ safe: false, edits: [{ insert }] }])
})

test.each([
  ['accepted (alpha)', 'accepted', 'accepted # (alpha)'],
  ['"accepted (alpha)"', 'accepted', '"accepted" # (alpha)'],
  ['superseded', 'replaced', 'replaced'],
])('a state of the template with a remark, or by another name: %s', (status, nearest, insert) => {
  const text = `---\nstatus: ${status}\n---\n# T\n`
  const found = onlyFinding(statusUnknown, LISTED, text)
  expect(found.data).toMatchObject({ nearest })
  const [fix] = found.fixes ?? []
  expect(fix?.safe).toBe(false)
  const edits = (fix?.edits ?? []).map((edit) => ({ file: 'a.md', ...edit }))
  expect(applyEdits(text, edits)).toBe(`---\nstatus: ${insert}\n---\n# T\n`)
})

test.each(['~~Complete~~', 'Approved?', 'Approved? (alpha)', '❌ Complete (alpha)', '~~done~~'])(
  'what is taken back or in doubt has no fix: %s',
  (status) => {
    const found = onlyFinding(statusUnknown, STATUS, `# T\n\n- **Status**: ${status}\n`, {
      lifecycle: defaultLifecycle,
    })
    expect(found.data).toMatchObject({ status, doubted: expect.any(String) as string })
    expect(found.fixes).toBeUndefined()
  },
)

test('a status that is a sentence is clipped, and without the marks of its quotation', () => {
  const text =
    '# T\n\n> - **Status**: Shipped. A rename with a state\n> that can be verified, and that nobody gated at all\n'
  const { data } = onlyFinding(statusUnknown, STATUS, text, { lifecycle: defaultLifecycle })
  expect(data?.['status']).toBe('Shipped. A rename with a state that can be verified, and th…')
})

test.each([
  [
    '(https://example.org/issues/142)',
    "'(https://example.org/issues/142)' stands in brackets: write 'https://example.org/issues/142'",
  ],
  ['passkeys#142', "'passkeys#142' names no owner: write 'owner/passkeys#142' or a URL"],
  ['passkeys', "'passkeys' is no issue: write '#12', 'owner/repository#12', 'ABC-12' or a URL"],
])('what an issue lacks is said: %s', (issue, message) => {
  const { data = {} } = onlyFinding(issueFormat, '# [T]\n\n- **Issue**: #[Number]\n', `# T\n\n- **Issue**: ${issue}\n`)
  expect(issueFormat.says(data)).toBe(message)
})

test('a date in brackets is written without them', () => {
  const found = onlyFinding(dateInvalid, '# [T]\n\n- **Start**: [Date]\n', '# T\n\n- **Start**: (2016-06-17)\n')
  expect(found.fixes).toMatchObject([{ safe: true, edits: [{ insert: '2016-06-17' }] }])
})

test('a link to the label of a definition is one by that label', () => {
  const text = '# T\n\nSee [it](#webauthn) and [that](#key).\n\n[webauthn]: https://example.org/\n[key]: #key\n'
  const schema = compile('# [T]\n\n[Text]\n', engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const outline = outlineOf(spec, () => undefined)
  const facts = { files: { has: () => true, anchors: () => undefined } }
  const found = [...anchorBroken.check({ outline, facts } as unknown as FactsContext)]
  expect(found.map(({ data = {} }) => anchorBroken.says(data))).toEqual([
    "No heading of this document is '#webauthn', but a link is defined as '[webauthn]': write '[webauthn]' for '(#webauthn)'",
    "No heading of this document is '#key'",
  ])
  const [edit] = found[0]?.fixes?.[0]?.edits ?? []
  expect(edit && text.slice(0, edit.from) + edit.insert + text.slice(edit.to, edit.to + 4)).toBe(
    '# T\n\nSee [it][webauthn] and',
  )
})

test.each([
  [
    '- **Given** a key\n- **When** it is used\n- **Then** it opens',
    ': its Given, When and Then stand in the text, and not in a fence',
  ],
  [
    '> Given a key\n> When it is used\n> Then it opens',
    ': its Given, When and Then stand in the text, and not in a fence',
  ],
  ['It opens When it is used, Given a key.\nThen it shuts.', ''],
])('a section without its scenarios: %j', (body, more) => {
  const template = '# [T]\n\n## Tests\n```gherkin\nGiven [a]\nWhen [b]\nThen [c]\n```\n'
  const { data = {} } = onlyFinding(blockMissing, template, `# T\n\n## Tests\n${body}\n`)
  expect(blockMissing.says(data)).toBe(`'Tests' has no gherkin block${more}`)
})

test('a drawing of characters is not to be tagged', () => {
  const template = '# [T]\n\n## Parts\n```mermaid\ngraph TD\n    A[a] --> B[b]\n```\n'
  const found = onlyFinding(blockLanguage, template, '# T\n\n## Parts\n```\n┌───┐\n│ A │\n└───┘\n```\n')
  expect(blockLanguage.says(found.data ?? {})).toBe(
    "The block names no language and does not read as 'mermaid', which is expected",
  )
  expect(found.fixes).toEqual([])
})

test('what front matter says otherwise is named', () => {
  const text = '---\nstatus: Draft\n---\n# T\n\n- **Status**: Approved\n'
  const { data = {} } = onlyFinding(fieldDuplicate, STATUS, text)
  expect(fieldDuplicate.says(data)).toBe("The field 'Status' stands in front matter too, with the value 'Draft'")
})

const RISKS = '# [T]\n\n| Risk | Probability | Impact |\n|---|---|---|\n| [Risk] | Low/High | Low/High |\n'

test.each([
  [
    'Risk | Severity | Likelihood',
    "The template's columns 'Impact' and 'Probability' are called 'Severity' and 'Likelihood' here",
    ['Impact', 'Probability'],
  ],
  [
    'Risk | Likelihood (Low/High) | Impact',
    "The template's column 'Probability' is called 'Likelihood (Low/High)' here",
    ['Probability (Low/High)'],
  ],
  [
    'Risk | P | I',
    "The template's columns 'Probability' and 'Impact' are called 'P' and 'I' here",
    ['Probability', 'Impact'],
  ],
])('columns of other names: %s', (header, message, inserts) => {
  const { data = {}, fixes = [] } = onlyFinding(
    tableColumns,
    RISKS,
    `# T\n\n| ${header} |\n|---|---|---|\n| a | Low | High |\n`,
  )
  expect(tableColumns.says(data)).toBe(message)
  expect(fixes.flatMap(({ edits }) => edits.map(({ insert }) => insert))).toEqual(inserts)
})

test.each([
  ['| `a|b` | Low | High |', ": a '|' in code parts cells too, unless it is written '\\|'", 1],
  ['| `a||b`, `c` | Low | High |', ": a '|' in code parts cells too, unless it is written '\\|'", 1],
  ['| `a` | `b` | Low | High |', '', 0],
  ['| `a|b` | Low | High | more |', ": a '|' in code parts cells too, unless it is written '\\|'", 0],
])('a row with too many cells: %s', (row, more, fixes) => {
  const found = onlyFinding(tableRagged, RISKS, `# T\n\n| Risk | Probability | Impact |\n|---|---|---|\n${row}\n`)
  expect(tableRagged.says(found.data ?? {})).toMatch(/^The row has \d cells, and the header has 3/)
  expect(tableRagged.says(found.data ?? {}).slice('The row has 4 cells, and the header has 3'.length)).toBe(more)
  expect(found.fixes?.length ?? 0).toBe(fixes)
})
