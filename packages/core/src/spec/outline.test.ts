import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import { outlineOf } from './outline.ts'
import { read } from './read.ts'

test.each([
  ['# P-NNNN: [Title]', '# P-0002: Keys', 'P-0002: Keys'],
  ['# RFC #NNN: [Title]', '# RFC #12: Keys', 'RFC #12: Keys'],
  ['# Spec: [Name]', '# Spec: Keys', 'Keys'],
  ['# Spec: [Name]', '# Spec:Keys', 'Keys'],
  ['# Spec - [Name]', '# **Spec -** Keys', 'Keys'],
  ['# [Name]', '# Keys', 'Keys'],
  ['# Spec: [Name]', '# Spec:', 'Spec:'],
])(
  'a title is without what is the same in every one, unless it is the start of a word: %s, %s',
  (template, text, title) => {
    const schema = compile(`${template}\n\n## Text\n[Text]\n`, engine, { name: 't.md' })
    const spec = read(
      { file: 'a.md', text: `${text}\n\n## Text\nA text.\n`, schema, nesting: 100 },
      { markdown: engine },
    )
    expect(outlineOf(spec, () => undefined).title).toBe(title)
  },
)
