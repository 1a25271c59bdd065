/** A missing field is inserted where the template has it, as its neighbours stand. */
import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { compile } from '../../template/compile.ts'
import { read } from '../../spec/read.ts'
import { applyEdits } from '../../text/edit.ts'
import type { LocalContext } from '../define.ts'
import fieldMissing from '../field-missing.ts'

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
