import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import type { LocalContext } from '../define.ts'
import itemIdFormat from '../item-id-format.ts'

const TEMPLATE = '# [T]\n\n## Needs\n- [ ] FR1: [Text]\n- [ ] FR2: [Text]\n\n## Notes\n[Text]\n'

/** The text with its one fix applied, and whether that is safe. */
function mended(list: string, note: string): { readonly safe: boolean; readonly text: string } {
  const text = `# T\n\n## Needs\n${list}\n\n## Notes\n${note}`
  const schema = compile(TEMPLATE, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const fixes = [...itemIdFormat.check({ spec } as LocalContext)].flatMap((found) => found.fixes ?? [])
  if (fixes.length !== 1) throw new Error('There is one fix')
  const edits = fixes.flatMap((fix) => fix.edits).toReversed()
  const result = edits.reduce((sum, { from, to, insert }) => sum.slice(0, from) + insert + sum.slice(to), text)
  return { safe: fixes.every((fix) => fix.safe), text: result.slice(result.indexOf('## Notes\n') + 9) }
}

const ONE = '- [ ] FR1: a\n- [ ] FR-02: b'

test.each([
  ['As FR-02 says, and (FR-02).', true, 'As FR2 says, and (FR2).'],
  ['NFR-02, FR-021 and FR-02-b are others.', true, 'NFR-02, FR-021 and FR-02-b are others.'],
  ['See `FR-02`.', false, 'See `FR-02`.'],
  ['### FR-02 again', false, '### FR-02 again'],
  ['See OTHER/FR-02.', false, 'See OTHER/FR-02.'],
])('mentions change with the ID: %s', (note, safe, text) => {
  expect(mended(ONE, note)).toEqual({ safe, text })
})

test('a list of one other form is one fault, with one fix', () => {
  expect(mended('- [ ] FR-01: a\n- [ ] FR-02: b', 'FR-02 rests on FR-01.')).toEqual({
    safe: true,
    text: 'FR2 rests on FR1.',
  })
})
