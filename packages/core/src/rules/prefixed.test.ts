/** What the fix of a title does where that stands twice. */
import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { onlyFinding } from '../../test/only-finding.ts'
import { read } from '../spec/read.ts'
import { compile } from '../template/compile.ts'
import { applyEdits } from '../text/edit.ts'
import titlePrefix from './title-prefix.ts'

const TEMPLATE = '# Feature Specification: [Name]\n\n## Why\n[Why]\n'

test('a title that stands twice is mended both times, and what stands below it stays what it is', () => {
  const text = '# Specification: Nights\n\n# Specification: Nights\n\n## Why\nSwaps.\n'
  const edits = onlyFinding(titlePrefix, TEMPLATE, text).fixes?.[0]?.edits ?? []
  const after = applyEdits(
    text,
    edits.map((edit) => ({ file: 'a.md', ...edit })),
  )
  const title = '# Feature Specification: Nights\n\n'
  expect(after).toBe(`${title}${title}## Why\nSwaps.\n`)
  const schema = compile(TEMPLATE, engine, { name: 't.md' })
  expect(read({ file: 'a.md', text: after, schema, nesting: 100 }, { markdown: engine }).preamble.absent).toEqual([])
})
