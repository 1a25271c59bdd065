import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile, type CompileOptions } from './compile.ts'
import type { Slip } from './slips.ts'

const slipsOf = (text: string, options: Partial<CompileOptions> = {}): readonly Slip[] | undefined =>
  compile(text, engine, { name: 't.md', ...options }).slips

test.each([
  ['<!-- truespec: optionl -->', { name: 'optionl', near: 'optional', at: 5 }],
  ['<!-- truespec: any-order any_of -->', { name: 'any', at: 5 }],
  ['<!-- truespec: type=dat -->', { name: 'type=dat', near: 'type=date', at: 5 }],
  ['<!-- truespec: roel=risks -->', { name: 'roel=risks', near: 'role=risks', at: 5 }],
  ['<!-- truespec: min=two -->', { name: 'min=two', at: 5 }],
])('%s is told of', (comment, slip) => {
  expect(slipsOf(`# T\n\n${comment}\n## Risks\n\n[risks]\n`)).toContainEqual({ kind: 'word', ...slip })
})

test('a comment at the end of a field is looked at, an example in a fence is not', () => {
  const field = '# T\n\n- Owner: [name] <!-- truespec: tipe=person -->\n'
  expect(slipsOf(field)).toEqual([{ kind: 'word', name: 'tipe=person', near: 'type=person', at: 21 }])
  expect(slipsOf('# T\n\n## Risks\n\n```html\n<!-- truespec: tipe=person -->\n```\n')).toBeUndefined()
})

test('what means something is no slip', () => {
  const comment =
    '<!-- truespec: optional, repeat min=2 type=text role=risks any-order any-of synonyms="A, B" version=2 -->'
  expect(slipsOf(`# T\n\n${comment}\n## Risks\n\n[risks]\n`)).toBeUndefined()
})

const TEMPLATE = '---\nstage: alpha\n---\n# T\n\n- Due: [Date]\n\n## Risks\n\n- Owner: [name]\n\n### Table\n\n[table]\n'

test('places of the configuration that the template does not have are told of', () => {
  const directives = {
    Due: 'optional',
    Owner: 'optional',
    stage: 'optional',
    'Risks > Table': 'optional',
    '': 'version=2',
  }
  expect(slipsOf(TEMPLATE, { directives })).toBeUndefined()
  expect(
    slipsOf(TEMPLATE, { directives: { ...directives, 'Risks > Tabel': 'optional', __proto__x: 'optional' } }),
  ).toEqual([
    { kind: 'place', name: 'Risks > Tabel', near: 'Risks > Table' },
    { kind: 'place', name: '__proto__x' },
  ])
})

test('a place that an older version has is one', () => {
  const older = ['<!-- truespec: version=1 -->\n# T\n\n## Rollout\n\n[plan]\n']
  expect(slipsOf(TEMPLATE, { directives: { Rollout: 'optional' }, older })).toBeUndefined()
  expect(slipsOf(TEMPLATE, { directives: { Rollout: 'optional' } })).toHaveLength(1)
})
