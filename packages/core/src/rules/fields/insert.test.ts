/** A missing field is inserted where the template has it, as its neighbours stand. */
import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { specOf } from '../../../test/trial.ts'
import type { Section } from '../../spec/model.ts'
import { compile } from '../../template/compile.ts'
import { read } from '../../spec/read.ts'
import { applyEdits } from '../../text/edit.ts'
import type { LocalContext } from '../define.ts'
import fieldMissing from '../field-missing.ts'
import { insertField } from './insert.ts'

function inserted(template: string, text: string): readonly string[] {
  const schema = compile(template, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  return [...fieldMissing.check({ spec } as LocalContext)].flatMap(({ fixes }) =>
    (fixes ?? []).map(({ edits }) => {
      const after = applyEdits(
        text,
        edits.map((edit) => ({ file: 'a.md', ...edit })),
      )
      const again = read({ file: 'a.md', text: after, schema, nesting: 100 }, { markdown: engine })
      expect([...fieldMissing.check({ spec: again } as LocalContext)]).toEqual([])
      return after
    }),
  )
}

const YAML = '---\nname: "{name}"\nmade: "[DATE]"\nowner: [Your Name]\nkind: a|b\n---\n\n# T\n'
const LINES = '# T\n\n**Owner**: [Your Name]  \n**Made**: [DATE]  \n**Kind:** a | b | c\n'
const TABLE = '# T\n\n| Field | Value |\n|---|---|\n| Owner | [Your Name] |\n| Made | [DATE] |\n'
const LIST = '# T\n\n- **Owner**: [Your Name]\n- **Made**: [DATE]\n'

test.each([
  [
    '---\nname: x\nowner:\n  - Ada\nkind: a\n---\n\n# T\n',
    '---\nname: x\nmade: "[DATE]"\nowner:\n  - Ada\nkind: a\n---\n\n# T\n',
  ],
  [
    '---\nmade: 2026-05-01 # fixed\nowner: Ada\nkind: a\n---\n\n# T\n',
    '---\nname: "{name}"\nmade: 2026-05-01 # fixed\nowner: Ada\nkind: a\n---\n\n# T\n',
  ],
  [
    '---\nname: "x"\nmade: 2026-05-01\nowner:\n  - Ada\n---\n\n# T\n',
    '---\nname: "x"\nmade: 2026-05-01\nowner:\n  - Ada\nkind: a|b\n---\n\n# T\n',
  ],
])('into front matter: %j', (text, expected) => expect(inserted(YAML, text)).toEqual([expected]))

test('nothing is put into a map of one line', () => {
  expect(inserted(YAML, '---\n{name: x, made: 2026-05-01, owner: Ada}\n---\n\n# T\n')).toEqual([])
})

test.each([
  ['# T\n\n**Owner**: Ada  \n**Kind:** a\n', '# T\n\n**Owner**: Ada  \n**Made**: [DATE]  \n**Kind:** a\n'],
  ['# T\n\n**Owner**: Ada\n\n**Kind:** a\n', '# T\n\n**Owner**: Ada\n\n**Made**: [DATE]\n\n**Kind:** a\n'],
  ['# T\n\n**Made**: 2026-05-01\n**Kind:** a\n', '# T\n\n**Owner**: [Your Name]\n**Made**: 2026-05-01\n**Kind:** a\n'],
])('among bold lines: %j', (text, expected) => expect(inserted(LINES, text)).toEqual([expected]))

test.each([
  [
    TABLE,
    '# T\n\n| Field | Value |\n|---|---|\n| Owner | Ada |\n',
    '# T\n\n| Field | Value |\n|---|---|\n| Owner | Ada |\n| Made | [DATE] |\n',
  ],
  [LIST, '# T\n\n* **Owner**: Ada\n', '# T\n\n* **Owner**: Ada\n* **Made**: [DATE]\n'],
])('as rows and entries: %j', (template, text, expected) => expect(inserted(template, text)).toEqual([expected]))

const PLAN = '## Implementation Plan\n\n### Phase 1: One\n- [ ] Task 1.1: A\n\n### Phase 2: Two\n- [ ] Task 2.1: B\n\n'
const TIMELINE = '## Timeline\n* **Start Date**: 2026-12-01\n* **Target Completion**: 2027-02-26\n'

/** The document with the first field that its last section lacks. */
function repaired(sections: string): string {
  const spec = specOf(sections)
  const section = spec.sections.at(-1) as Section
  const [missing] = section.missingFields
  const edit = missing && insertField(section, missing, spec)?.edits[0]
  if (!edit) throw new Error('nothing is missing')
  return spec.text.slice(0, edit.from) + edit.insert + spec.text.slice(edit.to)
}

test('a field with entries is inserted with one for each phase of the plan', () => {
  const entries = '  - Phase 1 Complete: [Date]\n  - Phase 2 Complete: [Date]\n'
  expect(repaired(`${PLAN}${TIMELINE}`)).toContain(`${TIMELINE}* **Milestones**:\n${entries}`)
})
test('without a plan with one of the template', () => {
  expect(repaired(TIMELINE)).toContain(`${TIMELINE}* **Milestones**:\n  - Phase 1 Complete: [Date]\n`)
})
test('any other field is one line', () => {
  const lines = TIMELINE.replace(/\* \*\*Target.*\n/, '* **Milestones**:\n  - Phase 1 Complete: 2027-01-01\n')
  expect(repaired(lines)).toContain('* **Start Date**: 2026-12-01\n* **Target Completion**: [Date]\n* **Milestones**')
})
