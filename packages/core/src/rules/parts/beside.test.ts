/** Where the lines of fixes go: fields, sections, lists and items of checklists. */
import { describe, expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { onlyFinding } from '../../../test/only-finding.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import { applyEdits } from '../../text/edit.ts'
import checklistItemMissing from '../checklist-item-missing.ts'
import type { LocalContext, LocalRule } from '../define.ts'
import fieldMissing from '../field-missing.ts'
import listMissing from '../list-missing.ts'
import sectionMissing from '../section-missing.ts'
import { endOfEntry } from './beside.ts'

/** The text once the fix of the one finding is made. */
function mended(rule: LocalRule, template: string, text: string): string {
  const edits = onlyFinding(rule, template, text).fixes?.[0]?.edits ?? []
  return applyEdits(
    text,
    edits.map((edit) => ({ file: 'a.md', ...edit })),
  )
}

const FIELDS = '- **Status**: Draft\n- **Author**: [Name]\n- **Created**: [Date]\n\n## Why\n[Why]\n'
const NUMBERED = FIELDS.replaceAll(/^- /gm, '1. ')
const LINES = '**Status**: Draft\\\n**Author**: [Name]\n\n## Why\n[Why]\n'
const TABLE = '| Key | Value |\n|---|---|\n| Status | Draft |\n| Author | [Name] |\n\n## Why\n[Why]\n'
const WHY = '\n## Why\nSwaps.\n'

describe('a field', () => {
  test.each([
    [
      'behind the list below its neighbour',
      FIELDS,
      '- **Status**: Draft\n  - a note\n\n    more\n',
      '- **Author**: [Name]\n',
      '- **Created**: 2026-11-02\n',
    ],
    [
      'behind a byte order mark',
      FIELDS,
      '\ufeff',
      '- **Status**: Draft\n',
      '- **Author**: Bo\n- **Created**: 2026-11-02\n',
    ],
    [
      'into a quotation',
      TABLE,
      '> | Key | Value |\n> |---|---|\n> | Status | Draft |\n',
      '> | Author | [Name] |\n',
      '',
    ],
    [
      'under the next number',
      NUMBERED,
      '1. **Status**: Draft\n',
      '2. **Author**: [Name]\n',
      '2. **Created**: 2026-11-02\n',
    ],
  ])('goes %s', (_, template, before, line, after) => {
    expect(mended(fieldMissing, template, `${before}${after}${WHY}`)).toBe(`${before}${line}${after}${WHY}`)
  })

  test('gives the line that was the last of its paragraph the break of the others', () => {
    const template = LINES.replace('\n\n', '\\\n**Made**: [Date]\n\n')
    const text = `**Status**: Draft\\\n**Author**: Bo\n${WHY}`
    expect(mended(fieldMissing, template, text)).toBe(`**Status**: Draft\\\n**Author**: Bo\\\n**Made**: [Date]\n${WHY}`)
  })

  test('is not put beside itself where it stands in a deeper list', () => {
    const text = `- **Status**: Draft\n  - **Author**: Bo\n- **Created**: 2026-11-02\n${WHY}`
    expect(mended(fieldMissing, FIELDS, text)).toBe(text)
  })
})

const MILESTONES = '# [T]\n\n## Timeline\n- **Start**: [Date]\n- **Milestones**:\n  - Phase 1 Complete: [Date]\n'

describe('a field with entries that has lost its key', () => {
  const start = '# T\n\n## Timeline\n- **Start**: 2026-11-02\n'
  const entries = '  - Phase 1 Complete: 2026-11-20\n  - Phase 2 Complete: 2026-12-01\n'

  test('gets the key above them', () => {
    expect(mended(fieldMissing, MILESTONES, start + entries)).toBe(`${start}- **Milestones**:\n${entries}`)
  })

  test('is left alone where they stand elsewhere', () => {
    const text = `${start}\nBy month:\n\n${entries}`
    expect(mended(fieldMissing, MILESTONES, text)).toBe(text)
  })

  test('gets the key and entries where there are none', () => {
    expect(mended(fieldMissing, MILESTONES, `${start}  - a note\n`)).toBe(
      `${start}  - a note\n- **Milestones**:\n  - Phase 1 Complete: [Date]\n`,
    )
  })
})

describe('blanks at the end of what goes before stay there', () => {
  test('before a section', () => {
    const text = '# T\n\n## A\nText.  \n\n## C\nText.\n'
    expect(mended(sectionMissing, '# [T]\n\n## A\n[A]\n\n## B\n[B]\n\n## C\n[C]\n', text)).toBe(
      '# T\n\n## A\nText.  \n\n## B\n[B]\n\n## C\nText.\n',
    )
  })

  test('before a list', () => {
    const text = '# T\n\n## A\nText.\t\n\n## C\nText.\n'
    expect(mended(listMissing, '# [T]\n\n## A\n[Text]\n- [ ] Signed\n- [ ] Sealed\n\n## C\n[C]\n', text)).toContain(
      'Text.\t\n\n- [ ] Signed\n- [ ] Sealed\n\n## C',
    )
  })

  test('before an item, which comes behind what is nested in the last', () => {
    const text = '# T\n\n## A\n1. [ ] Signed  \n   1. [ ] by Bo \n'
    expect(mended(checklistItemMissing, '# [T]\n\n## A\n- [ ] Signed\n- [ ] Sealed\n', text)).toBe(
      '# T\n\n## A\n1. [ ] Signed  \n   1. [ ] by Bo \n2. [ ] Sealed\n',
    )
  })
})

test('a section goes behind one that is meant to be renamed', () => {
  const template = '# [T]\n\n## Why\n[A]\n\n## Rationale and alternatives\n[B]\n\n## Prior art\n[C]\n\n## End\n[D]\n'
  const text = '# T\n\n## Why\nSo.\n\n## Alternatives\nNone.\n\n## End\nDone.\n'
  const schema = compile(template, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const found = [...sectionMissing.check({ spec } as LocalContext)].find(
    ({ data }) => data?.['section'] === 'Prior art',
  )
  const [edit] = found?.fixes?.[0]?.edits ?? []
  expect(edit?.from).toBe(text.indexOf('\n\n## End'))
})

test.each([
  ['- a\n  - b\n- c', 0, 3, 9],
  ['- a\n - b', 0, 3, 3],
  ['1. a\n  - b', 0, 4, 4],
  ['1. a\n\n   b\n\nc', 0, 4, 10],
  ['> - a\n>   - b\n> - c', 2, 5, 13],
  ['> - a\n  - b', 2, 5, 5],
  ['- a\n\t- b\n\nc', 0, 3, 8],
])('an entry ends with what is nested in it: %j', (text, from, end, last) => {
  expect(endOfEntry(text, from, end)).toBe(last)
})
