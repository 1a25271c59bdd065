import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { outlineOf } from '../spec/outline.ts'
import { read } from '../spec/read.ts'
import { compile } from '../template/compile.ts'
import { createReferences } from './references.ts'

const schema = compile('# [T]\n\n- **Spec ID**: SPEC-[NUMBER]\n\n## Needs\n- [ ] FR1: [Text]\n', engine, {
  name: 't.md',
})

function outline(file: string, id: string, more: string) {
  const text = `# T\n\n- **Spec ID**: ${id}\n\n## Needs\n- [ ] FR1: a\n\n${more}\n`
  const spec = read({ file, text, schema, nesting: 100 }, { markdown: engine })
  return { ...outlineOf(spec, () => undefined), sound: true }
}

const a = outline('specs/a.md', 'SPEC-1', '[own](#needs), FR1 and SPEC-1/FR1')
const renaming = (...renames: readonly string[]) => ({ title: '', safe: true, edits: [], renames })

test.each([
  ['[n](a.md#Needs)', '#needs'],
  ['[n](../specs/a#needs)', '#needs'],
  ['[n](a.md#needs-wants)', '#needs--wants'],
  ['as SPEC-1/FR1 has it', 'FR1'],
  ['as SPEC-1 has it', 'SPEC-1'],
])('a name that another document uses: %s', (more, name) => {
  const references = createReferences([a, outline('specs/b.md', 'SPEC-2', more)])
  expect(references.broken(a, renaming('#other', name))).toMatchObject({ name, by: 'specs/b.md' })
})

test.each(['[n](#needs) and FR1', '[n](a.md#plan)', 'as SPEC-1/FR2 has it', '[n](https://x.example/a.md#needs)'])(
  'what is of another name or of another document: %s',
  (more) => {
    const references = createReferences([a, outline('specs/b.md', 'SPEC-2', more)])
    expect(references.broken(a, renaming('#needs', 'FR1', '__proto__'))).toBeUndefined()
  },
)

test('a fix that renames nothing breaks nothing', () => {
  const references = createReferences([a, outline('specs/b.md', 'SPEC-2', 'SPEC-1/FR1')])
  expect(references.broken(a, { title: '', safe: true, edits: [] })).toBeUndefined()
})
