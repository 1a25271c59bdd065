import { expect, test } from 'vitest'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { defaultConfig } from '../config/config.ts'
import { defineRule } from '../rules/define.ts'
import { compile } from '../template/compile.ts'
import { analyse } from './analyse.ts'
import type { RawFound } from './result.ts'
import { createRuleBook } from './rule-book.ts'
import { settle } from './settle.ts'

const markdown = createMarkdownEngine()
const schema = compile('# Spec: [Name]\n\n## Summary\n[Text]\n', markdown, { name: 'spec.md' })
const rule = defineRule({
  code: 'value-invalid',
  kind: 'local',
  severity: 'error',
  says: ({ of }) => `${String(of)} is no date`,
  check: () => [],
})
const book = createRuleBook([rule])
const input = { file: 'a.md', text: '# Spec: A\n', schema, config: defaultConfig, today: '2026-11-22' }
const result = analyse(input, book, { markdown })

const found = (of: string, file?: string): RawFound => ({
  code: 'value-invalid',
  span: { from: 2, to: 6, ...(file !== undefined && { file }) },
  data: { of },
})
const told = (...all: readonly RawFound[]): readonly string[] =>
  settle({ result, found: all, blind: new Set() }, book, defaultConfig).map(
    ({ file, message }) => `${file}: ${message}`,
  )

test('what a rule finds twice at one place is told once', () => {
  expect(told(found('created'), found('created'), found('updated'))).toEqual([
    'a.md: created is no date',
    'a.md: updated is no date',
  ])
})

test('a fault of the metadata file is told beside its like at the same offsets of the document', () => {
  expect(told(found('created'), found('created', 'a.yaml'))).toEqual([
    'a.md: created is no date',
    'a.yaml: created is no date',
  ])
})
