import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'

const schema = compile('# T\n\n## A\n\n- **Author**: [Name]\n- **Since**: [Date]\n', engine, { name: 't.md' })

/** Squared, forty thousand take a minute. */
test.each([
  ['fields in a paragraph each', '**Author**: Ada\n\n'],
  ['fields that end as a comment does', '- **Author**: Ada -->\n'],
  ['fields under another name', '- **Owner**: Ada\n'],
  ['entries that end as a comment does', '- Ada -->\n'],
])('very many %s are read in no more than a moment', { timeout: 60_000 }, (_, piece) => {
  const text = `# T\n\n## A\n\n${piece.repeat(40_000)}`
  const before = performance.now()
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(spec.sections[0]?.state).toBe('filled')
})
