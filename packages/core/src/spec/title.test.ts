import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'

const schema = compile('# Spec: [NAME]\n\n## Summary\n[Summary]\n\n## Notes [optional]\n[Notes]\n', engine, {
  name: 't.md',
})
const readText = (text: string): Spec => read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
const names = ({ sections }: Spec): readonly (string | undefined)[] =>
  sections.map((section) => section.schema?.heading)

test('a table of contents may stand before the title', () => {
  const spec = readText('## Contents\n- [Summary](#summary)\n\n# Keys\n\n## Summary\nA text.\n')
  expect(spec.title?.text).toBe('Keys')
  expect(names(spec)).toEqual([undefined, 'Summary'])
})

test('of several headings of level 1 the first is the title, or the one with the prefix', () => {
  expect(readText('# Keys\n\n# Spec: Locks\n').title?.text).toBe('Keys')
  expect(readText('## Contents\n\n# Keys\n\n# Spec: Locks\n').title?.text).toBe('Spec: Locks')
  expect(readText('## Contents\n\n# Keys\n\n# Locks\n').title).toBeUndefined()
})

test('a title may have the name of a section, and what stands under a second title has its place', () => {
  const named = compile('# [NAME]\n\n## Search\n[Text]\n', engine, { name: 't.md' })
  const text = '# Search\n\n## Search\nA text.\n'
  const spec = read({ file: 'a.md', text, schema: named, nesting: 100 }, { markdown: engine })
  expect([spec.title?.text, names(spec)]).toEqual(['Search', ['Search']])
  expect(names(readText('# Spec: Keys\n\n# Spec: Locks\n\n## Summary\nA text.\n'))).toEqual([undefined, 'Summary'])
})

test('a heading of level 1 that only divides the document leaves the sections below it where they belong', () => {
  expect(names(readText('# Keys\n\n# Part one\n\n## Summary\nA text.\n'))).toEqual([undefined, 'Summary'])
  const parts = '# Keys\n\n# Part one\n\n## Summary\nA text.\n\n# Part two\n\n## Own\nA text.\n\n## Notes\nA text.\n'
  expect(names(readText(parts))).toEqual([undefined, 'Summary', undefined, undefined, 'Notes'])
  const appendix = '# Keys\n\n## Summary\nA text.\n\n# Appendix\n\n## Summary\nOf somebody else.\n'
  expect(names(readText(appendix))).toEqual(['Summary', undefined])
})

test('of a template with sections of level 1 a heading of the writer keeps what stands below it', () => {
  const levels = compile('# [NAME]\n\n# Summary\n[Text]\n\n# Notes\n[Text]\n', engine, { name: 't.md' })
  const text = '# Keys\n\n# Summary\nA text.\n\n# Own\n\n## Notes\nA text.\n'
  expect(names(read({ file: 'a.md', text, schema: levels, nesting: 100 }, { markdown: engine }))).not.toContain('Notes')
})

test('a heading says in either kind of brackets that it may be left out', () => {
  expect(schema.sections.map(({ heading, optional }) => [heading, optional])).toEqual([
    ['Summary', false],
    ['Notes', true],
  ])
  expect(names(readText('# Spec: X\n\n## Notes (optional)\nA text.\n'))).toEqual(['Notes'])
})

test.each([
  ['# Spec: [NAME]', '# 🧾 spec: Keys'],
  ['# 🧾 Spec: [NAME]', '# Spec: Keys'],
  ['# 🧾 Spec: [NAME]', '# 👩‍💻 ⚠️ Spec: Keys'],
  ['# Spec: [NAME]', '# Spec: 🔑 Keys'],
])('emoji before the prefix do not count: %s read from %s', (template, written) => {
  const { title } = read(
    { file: 'a.md', text: written, schema: compile(template, engine, { name: 't.md' }), nesting: 100 },
    { markdown: engine },
  )
  expect([title?.hasPrefix, title?.name.text.endsWith('Keys')]).toEqual([true, true])
})

test('without a prefix emoji are part of the name', () => {
  const plain = compile('# [NAME]\n', engine, { name: 't.md' })
  const { title } = read({ file: 'a.md', text: '# 🚀 Keys\n', schema: plain, nesting: 100 }, { markdown: engine })
  expect(title?.name.text).toBe('🚀 Keys')
})

test.each([
  ['# **Spec:** Keys', true, 'Keys'],
  ['# __Spec:__ Keys', true, 'Keys'],
  ['# **Spec: Keys**', true, 'Keys'],
  ['# _Spec: Keys_ and locks', true, 'Keys_ and locks'],
  ['# 1. Spec: Keys', true, 'Keys'],
  ['# **2.1 Spec:** 3. Keys', true, '3. Keys'],
  ['# **Keys:** Spec', false, '**Keys:** Spec'],
  ['# <a name="top"></a>Spec: Keys', true, 'Keys'],
  ['# <img src="logo.png"> Spec: Keys <!-- draft -->', true, 'Keys'],
])('a title in emphasis or beside a tag: %s', (text, hasPrefix, name) => {
  const { title } = readText(text)
  expect([title?.hasPrefix, title?.name.text]).toEqual([hasPrefix, name])
})

test('where the template has no title, a heading above its first fields is none of its sections', () => {
  const untitled = compile('- Start Date: YYYY-MM-DD\n\n## Summary\n[Text]\n', engine, { name: 't.md' })
  const of = (text: string): Spec => read({ file: 'a.md', text, schema: untitled, nesting: 100 }, { markdown: engine })
  const spec = of('## Keys\n\n- Start Date: 2026-11-02\n\n## Summary\nA text.\n')
  expect([spec.title?.text, names(spec), spec.preamble.missingFields]).toEqual(['Keys', ['Summary'], []])
  const other = of('## Keys\n\n- Colour: red\n\n## Summary\nA text.\n')
  expect([other.title, names(other), other.preamble.missingFields.length]).toEqual([
    undefined,
    [undefined, 'Summary'],
    1,
  ])
})

test('the only heading of level 1 is the title, though a deeper section has its name', () => {
  expect(readText('# Notes\n\n## Summary\nA text.\n').title?.text).toBe('Notes')
  expect(readText('# Notes\n\n# Summary\nA text.\n').title).toBeUndefined()
  expect(readText('## Summary\nA text.\n\n# Notes\n').title).toBeUndefined()
  const synonym = '<!-- truespec: synonyms="Abstract" -->'
  const untitled = compile(`${synonym}\n## Summary\n[Text]\n\n## Options\n[Text]\n`, engine, { name: 't.md' })
  const titleOf = (text: string): string | undefined =>
    read({ file: 'a.md', text, schema: untitled, nesting: 100 }, { markdown: engine }).title?.text
  expect(titleOf('# Options\n\n## Keys of steel\nA text.\n')).toBeUndefined()
  expect(titleOf('# Abstract\n\n## Keys of steel\nA text.\n')).toBe('Abstract')
  expect(titleOf('# Summary\nA text.\n\n## Options\nA text.\n')).toBeUndefined()
})

test('the place of a heading ends with its text', () => {
  const [summary] = readText('# Spec: Keys\n\n## Summary  \nA text.\n').sections
  expect(summary?.heading?.span).toEqual({ from: 14, to: 24 })
})
