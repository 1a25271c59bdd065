/** What a finding names as its cause, and how it is mended. */
import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { read } from '../spec/read.ts'
import { compile } from '../template/compile.ts'
import type { Found, LocalContext, LocalRule } from './define.ts'
import choiceUnchosen from './choice-unchosen.ts'
import choiceUnknown from './choice-unknown.ts'
import placeholderLeft from './placeholder-left.ts'
import requirementVague from './requirement-vague.ts'

function only(rule: LocalRule, template: string, text: string): Found {
  const schema = compile(template, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const [found, more] = [...rule.check({ spec } as LocalContext)]
  if (!found || more) throw new Error('There is one finding')
  return found
}

test('a choice that a metadata file leaves open is no other placeholder', () => {
  const metadata = 'status: draft|done\nowner: "[Name]"\n'
  const schema = compile('<!-- truespec: metadata=kep.yaml -->\n# [T]\n', engine, { name: 't.md', metadata })
  const file = { file: 'kep.yaml', text: metadata }
  const spec = read({ file: 'a.md', text: '# T\n', schema, nesting: 100, metadata: file }, { markdown: engine })
  const values = (rule: LocalRule): unknown[] =>
    [...rule.check({ spec } as LocalContext)].map(({ data }) => data?.['value'] ?? data?.['text'])
  expect(values(choiceUnchosen)).toEqual(['draft|done'])
  expect(values(placeholderLeft)).toEqual(['[Name]'])
})

test('a column that describes is one finding', () => {
  const template = '# [T]\n\n| Risk | Impact |\n|---|---|\n| [Risk] | Low/High |\n'
  const text = '# T\n\n| Risk | Impact |\n|---|---|\n| a | it is slow | \n| b | nobody can pay |\n| c | it is late |\n'
  expect(only(choiceUnknown, template, text).data).toMatchObject({ value: 'it is slow', others: 2 })
})

test.each([
  ['and/or', "'and/or' leaves open whether both are meant: say 'and', 'or', or 'either or both'"],
  ['etc.', "No test can settle 'etc.': say exactly what is meant"],
])('what %s leaves open is said', (word, message) => expect(requirementVague.says({ word })).toBe(message))
