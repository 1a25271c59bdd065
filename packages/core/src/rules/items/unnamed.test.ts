import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import type { Data } from '../../text/diagnostic.ts'
import type { LocalContext } from '../define.ts'
import itemIdFormat from '../item-id-format.ts'

const SCHEMA = compile('# [T]\n\n## Needs\n- [ ] FR1: [Text]\n- [ ] FR2: [Text]\n', engine, { name: 't.md' })

function dataOf(list: string): readonly Data[] {
  const text = `# T\n\n## Needs\n${list}`
  const spec = read({ file: 'a.md', text, schema: SCHEMA, nesting: 100 }, { markdown: engine })
  return [...itemIdFormat.check({ spec } as LocalContext)].map(({ data = {} }) => data)
}

test.each([
  ['- a\n\n- b\n', [2]],
  ['1. a\n   - x\n   - y\n\n2. b\n   ```\n   c\n   ```\n3. c', [3]],
  ['- a\n- b\n\n### Exit Criteria\n- c\n- d\n- e\n', [2]],
  ['- a\n- b\n\n**Exit Criteria**\n- c\n', [2]],
  ['> - a\n>   - x\n>\n> - b\n', [2]],
  ['- REQ-1: a\n- REQ-2: b\n\n### More\n- REQ-3: c\n', [3]],
  ['- FR-1: a\n- FR-2: b\n- c\n', [2, undefined]],
  ['- FR-1: a\n- c\n', [undefined, undefined]],
  ['1. a\n\nText.\n\n- b\n', [undefined]],
])('items without IDs are counted by the list they stand in: %j', (list, counts) => {
  expect(dataOf(list).map(({ count }) => count)).toEqual(counts)
})

test('lists further down are named', () => {
  const [data = {}] = dataOf('### Speed\n- a\n- b\n\n### Size\n- c\n\n### Cost\n- d\n')
  expect(itemIdFormat.says(data)).toBe(
    "None of these 2 items has an ID of the form 'FR{n}', such as 'FR1', nor has any in the 2 lists below",
  )
})
