import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import { openItems } from './open-items.ts'

test('a bullet with neither a box nor an ID is no task that is open', () => {
  const schema = compile('# [Name]\n\n## Tasks\n- [ ] Task 1: [Description]\n', engine, { name: 't.md' })
  const text =
    '# T\n\n## Tasks\n- [x] Task 1: Draw\n- **Files**: `form.ts`\n- Task 2: Wire\n- [ ] Test\n- [ ] Task 3: Ship\n'
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  expect(openItems(spec).map(({ from, to }) => text.slice(from, to))).toEqual([
    '- Task 2: Wire',
    '- [ ] Test',
    '- [ ] Task 3: Ship',
  ])
})
