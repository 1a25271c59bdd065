import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generate, type Generated } from './registry.ts'
import { rules } from './rules.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'truespec-rules-'))
  mkdirSync(join(root, 'packages/core/src/rules/parts'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const put = (name: string, text: string): void => writeFileSync(join(root, 'packages/core/src/rules', name), text)
const rule = (code: string): string =>
  `export default defineRule({\n  code: '${code}',\n  kind: 'local',\n  severity: 'by-status',\n})\n`
const generated = (): Generated => generate(rules, root)
const made = (path: string): string => generated().files.get(path) ?? ''

test('two files make a rule, in the registry, the pages and the table', () => {
  put('title-missing.ts', rule('title-missing'))
  put('title-missing.md', '# title-missing\r\n\r\nNo `H1`, or a | in\nit: ${x} \\.\n\nMore.\n')
  expect(generated().problems).toEqual([])
  expect(made('packages/core/src/rules/registry.ts')).toContain("import titleMissing from './title-missing.ts'")
  expect(made('packages/core/src/rules/registry.ts')).toContain('\n  titleMissing,\n]')
  expect(made('packages/core/src/rules/pages.ts')).toContain('it: \\${x} \\\\.\n\nMore.\n`],')
  expect(made('docs/rules.md')).toContain(
    '| local | warning in Draft, then error | No `H1`, or a \\| in it: ${x} \\. |',
  )
})

test('what is no whole rule is left out and named', () => {
  put('no-page.ts', rule('no-page'))
  put('other.ts', 'export const x = 1\n')
  put('named.ts', rule('otherwise'))
  put('named.md', '# named\n')
  put('alone.md', '# alone\n')
  put('define.ts', '')
  put('named.test.ts', '')
  put('parts/words.ts', '')
  expect(generated().problems.map((problem) => problem.replace('packages/core/src/rules/', ''))).toEqual([
    "named.ts: the code is 'otherwise', and the file's name says 'named'",
    'other.ts: no `export default defineRule(...)`: what is made otherwise belongs into a subfolder',
    'no-page.ts: no page beside it (no-page.md)',
    'alone.md: a page without its rule',
  ])
  expect(made('packages/core/src/rules/registry.ts')).not.toContain('import named')
})
