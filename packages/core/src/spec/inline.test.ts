import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { parse } from '../markdown/parse.ts'
import { readInline } from './inline.ts'

test('a pair that Markdown takes for the definition of a link leads nowhere', () => {
  const text = '- [AuthService]: 90%\n- [Guide](guide.md)\n\n[guide]: guide.md\n'
  const { links, labels } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect(links.map((link) => link.url)).toEqual(['guide.md', 'guide.md'])
  expect([...labels]).toEqual(['authservice', 'guide'])
})
