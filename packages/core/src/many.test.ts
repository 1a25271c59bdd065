import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../cli/src/node/markdown.ts'
import { defaultConfig } from './config/config.ts'
import { writtenFacts } from './rules/page/facts.ts'
import { RULES } from './rules/registry.ts'
import { compile } from './template/compile.ts'
import { createWorkspace } from './workspace.ts'

const markdown = createMarkdownEngine()
const template = readFileSync(join(import.meta.dirname, '../../cli/templates/feature-spec.md'), 'utf8')
const schema = compile(template, markdown, { name: 'feature-spec.md' })
const HEAD =
  '# Feature Specification: Many\n\n## Metadata\n- **Spec ID**: SPEC-2026-01-01-001\n- **Status**: Approved\n\n'

/** As many of one thing as stand in a file that is small enough to be read: more than a call takes arguments (some 120,000). */
const MANY: Readonly<Record<string, string>> = {
  links: `## Notes\n${'[a](b) '.repeat(200_000)}\n`,
  'words of nobody': `## Notes\n${'TODO '.repeat(200_000)}\n`,
  'mentions of items': `## Notes\n${'FR1 '.repeat(200_000)}\n`,
  'items that lost their bullet': `## Functional Requirements\n- [ ] FR1: a\n${'-[ ] b\n'.repeat(150_000)}`,
  'cells of a header': `## Testing Strategy\n\`\`\`gherkin\nScenario Outline: a\n  Given <b>\n  Examples:\n    |${' c |'.repeat(150_000)}\n    |${' d |'.repeat(150_000)}\n\`\`\`\n`,
  'quantities of a requirement': `## Functional Requirements\n- [ ] FR1: ${'5 ms, '.repeat(150_000)}\n`,
  'fields in paragraphs': '**Author**: a\n\n'.repeat(100_000),
  'fields that end as a comment does': '- **Author**: a -->\n'.repeat(80_000),
  headings: `## Notes\n${'# b\n'.repeat(20_000)}`,
  'headings that may divide the document': `## Notes\n${'# b\n## c\n'.repeat(8_000)}`,
  comments: `## Notes\n${'<!-- truespec-ignore id-format: x -->\n\n'.repeat(30_000)}`,
}

test.each(Object.entries(MANY))('%s are read and settled, however many', { timeout: 120_000 }, async (_, body) => {
  const workspace = createWorkspace({
    config: defaultConfig,
    rules: RULES,
    schemaFor: () => schema,
    engines: {
      markdown,
      gherkin,
      blocks: {
        mermaid: (diagrams) => Promise.resolve(diagrams.map(() => [])),
        types: (modules) => Promise.resolve(modules.map(() => [])),
      },
    },
    facts: writtenFacts({ files: {} }),
    today: '2026-11-22',
  })
  workspace.set('specs/many.md', HEAD + body)
  await workspace.check()
  const found = workspace.diagnostics()
  expect(found.map(({ code }) => code)).not.toContain('file-too-large')
  expect(found.length).toBeGreaterThan(0)
})
