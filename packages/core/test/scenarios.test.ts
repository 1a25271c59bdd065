/** The scenarios of this repository's own specs that the core alone can run, each by its name and its steps. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../cli/src/node/markdown.ts'
import { defaultConfig } from '../src/config/config.ts'
import { RULES } from '../src/rules/registry.ts'
import { compile } from '../src/template/compile.ts'
import type { Diagnostic } from '../src/text/diagnostic.ts'
import { createWorkspace } from '../src/workspace.ts'
import { noFacts } from './no-facts.ts'

const ROOT = join(import.meta.dirname, '../../..')
const COMPLETE = readFileSync(join(ROOT, 'fixtures/specs/complete.md'), 'utf8')
const TEMPLATE = readFileSync(join(ROOT, 'packages/cli/templates/feature-spec.md'), 'utf8')
const markdown = createMarkdownEngine()
const schema = compile(TEMPLATE, markdown, { name: 'feature-spec.md' })
const compiled = (text: string): ReturnType<typeof compile> => compile(text, markdown, { name: 'template.md' })

/** What is found in a spec, and how its text reads at the place. */
function findingsOf(text: string): readonly (Diagnostic & { readonly place: string })[] {
  const workspace = createWorkspace({
    config: defaultConfig,
    rules: RULES,
    schemaFor: () => schema,
    engines: { markdown, gherkin, blocks: { mermaid: none, types: none } },
    facts: noFacts,
    today: '2026-11-22',
  })
  workspace.set('specs/a.md', text)
  return workspace.diagnostics().map((each) => ({ ...each, place: text.slice(each.span.from, each.span.to) }))
}

const none = (asked: readonly unknown[]): Promise<readonly (readonly never[])[]> => Promise.resolve(asked.map(() => []))
const codesOf = (text: string): readonly string[] => findingsOf(text).map(({ code }) => code)

/** The fixture with one place changed, which must be there. */
function edited(from: string, to: string): string {
  expect(COMPLETE).toContain(from)
  return COMPLETE.replace(from, () => to)
}

test('the spec that these change has no finding', () => expect(codesOf(COMPLETE)).toEqual([]))

test('A placeholder becomes a typed slot [SPEC-2026-11-22-001/AC-a-placeholder-becomes-a-typed-slot]', () => {
  const [section] = compiled('# T: [NAME]\n\n## Metadata\n- **Created**: [Date]\n').sections
  const [content] = section?.content ?? []
  expect(content?.kind === 'fields' && content.fields.map(({ key, slot }) => [key, slot.type.kind])).toEqual([
    ['Created', 'date'],
  ])
})

test('Text that is no template [SPEC-2026-11-22-001/AC-text-that-is-no-template]', () => {
  const { title, sections, frontMatter } = compiled('Some text.\n\n- a list\n\n**and** more [of it]\n')
  expect({ title, sections, frontMatter }).toEqual({ title: undefined, sections: [], frontMatter: [] })
})

test('A section that is missing hides no other one [SPEC-2026-11-22-002/AC-a-section-that-is-missing-hides-no-other-one]', () => {
  const start = COMPLETE.indexOf('## Testing Strategy')
  const without = COMPLETE.slice(0, start) + COMPLETE.slice(COMPLETE.indexOf('## Risk Assessment'))
  const text = without.replace('| Medium | High | Recovery codes', '| Perhaps | High | Recovery codes')
  expect(text).toContain('| Perhaps |')
  expect(codesOf(text)).toEqual(expect.arrayContaining(['section-missing', 'choice-unknown']))
})

test('A conflict marker silences what stands on it [SPEC-2026-11-22-002/AC-a-conflict-marker-silences-what-stands-on-it]', () => {
  const conflict = '<<<<<<< HEAD\n- [ ] FR1: Sign-in is fast\n=======\n- [ ] FR1: TBD\n>>>>>>> other\n'
  expect(codesOf(edited('- [ ] FR1: An account', `- [ ] FR1: Fast and easy\n- [ ] FR9: An account`))).not.toEqual([])
  const found = codesOf(edited('- [ ] FR1: An account', `${conflict}- [ ] FR1: Fast and easy\n- [ ] FR9: An account`))
  expect(new Set(found)).toEqual(new Set(['conflict-marker']))
})

test('A step that is misspelt [SPEC-2026-11-22-003/AC-a-step-that-is-misspelt]', () => {
  const [found, ...others] = findingsOf(edited('Given an account with', 'Givn an account with'))
  expect([found?.code, others]).toEqual(['gherkin-stray-text', []])
  expect(found?.place).toContain('Givn an account')
  expect(found?.fixes[0]?.edits.map(({ insert }) => insert)).toEqual(['Given'])
})

test('A misspelt status fails closed [SPEC-2026-11-22-004/AC-a-misspelt-status-fails-closed, SPEC-2026-11-22-004/FR3]', () => {
  const found = findingsOf(edited('**Status**: In Review', '**Status**: Drafft')).find(
    ({ code }) => code === 'status-unknown',
  )
  expect([found?.severity, found?.place]).toEqual(['error', 'Drafft'])
  expect(found?.fixes[0]?.edits.map(({ insert }) => insert)).toEqual(['Draft'])
})

test('A risk that nobody answered [SPEC-2026-11-22-004/AC-a-risk-that-nobody-answered, SPEC-2026-11-22-004/FR7]', () => {
  const row = /\| A lost device.*\n/.exec(COMPLETE)?.[0] ?? ''
  const text = edited(row, '| A lost device locks its owner out | High | High | |\n')
  expect(codesOf(text)).toEqual(['risk-unmitigated'])
})

test('A waiver without a reason [SPEC-2026-11-22-004/AC-a-waiver-without-a-reason, SPEC-2026-11-22-004/FR5]', () => {
  const waived = (reason: string): string =>
    edited(
      '- [ ] FR1: An account holder can register up to 5 passkeys',
      `<!-- truespec-disable-next-line requirement-vague${reason} -->\n- [ ] FR1: Sign-in is easy`,
    )
  expect(codesOf(waived(': the tone of the house'))).toEqual([])
  const found = findingsOf(waived(''))
  expect(found.map(({ code }) => code)).toEqual(['suppression-invalid', 'requirement-vague'])
  expect(found[0]?.place).toContain('truespec-disable-next-line')
})

test('A list without end [SPEC-2026-11-22-007/AC-a-list-without-end, SPEC-2026-11-22-002/NFR2]', () => {
  const found = findingsOf(`${COMPLETE}\n${'* '.repeat(8000)}a\n`)
  expect(found.map(({ code, span }) => [code, span.from])).toEqual([['file-too-large', 0]])
})
