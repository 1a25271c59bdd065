import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../cli/src/node/markdown.ts'
import type { BlockEngines } from './blocks/engines.ts'
import { RuleError } from './check/rule-error.ts'
import { deserialiseResult, serialiseResult } from './check/result.ts'
import { defaultConfig } from './config/config.ts'
import type { Config } from './config/model.ts'
import { defineRule, type Found, type Rule } from './rules/define.ts'
import { writtenFacts, type WrittenFacts } from './rules/page/facts.ts'
import suppressionInvalid from './rules/suppression-invalid.ts'
import { compile } from './template/compile.ts'
import { createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts'

const markdown = createMarkdownEngine()
const template = readFileSync(join(import.meta.dirname, '../../cli/templates/feature-spec.md'), 'utf8')
const schema = compile(template, markdown, { name: 'feature-spec.md' })
const START = { from: 0, to: 0 }
const says = (data: object): string => JSON.stringify(data)

/** Rules that ask everything that can be asked, and say what they hear. */
const rules: readonly Rule[] = [
  defineRule({
    code: 'twice',
    kind: 'workspace',
    severity: 'error',
    says,
    *check({ outline, workspace }): Iterable<Found> {
      for (const other of outline.id ? workspace.withId(outline.id.text) : []) {
        if (other.file !== outline.file)
          yield {
            at: outline.id!.span,
            data: { at: other.id!.span.from },
            related: [{ file: other.file, span: other.id!.span, note: '' }],
          }
      }
    },
  }),
  defineRule({
    code: 'unknown',
    kind: 'workspace',
    severity: 'error',
    says,
    *check({ outline, workspace }): Iterable<Found> {
      for (const { kind, id, span } of outline.mentions) {
        if (kind === 'spec' && workspace.withId(id).length === 0)
          yield { at: span, data: { id, ours: String(workspace.knowsIdForm(id)) } }
      }
    },
  }),
  defineRule({
    code: 'status-of',
    kind: 'workspace',
    severity: 'by-status',
    says,
    *check({ outline, workspace }): Iterable<Found> {
      for (const { text, span } of outline.dependsOn) {
        for (const other of workspace.withId(text))
          yield { at: span, data: { status: other.status?.text ?? '', title: other.title } }
      }
    },
  }),
  defineRule({
    code: 'loop',
    kind: 'workspace',
    severity: 'error',
    says,
    *check({ outline, workspace }): Iterable<Found> {
      for (const loop of workspace.loopsFrom(outline.file)) yield { at: START, data: { loop: loop.join(' ') } }
    },
  }),
  defineRule({
    code: 'link',
    kind: 'facts',
    severity: 'error',
    says,
    *check({ outline, facts }): Iterable<Found> {
      for (const { url, span } of outline.links) {
        const anchors = facts.files.anchors(url)
        yield {
          at: span,
          data: { kind: facts.files.kind(url) ?? '', anchors: anchors ? [...anchors].join(' ') : 'none' },
        }
      }
    },
  }),
  defineRule({
    code: 'changed',
    kind: 'facts',
    severity: 'warning',
    says,
    *check({ outline, facts }): Iterable<Found> {
      yield {
        at: START,
        data: { day: facts.git?.lastChange(outline.file) ?? '', known: String(facts.packages.find('x')?.range) },
      }
    },
  }),
  defineRule({ code: 'mermaid-syntax', kind: 'block', severity: 'error', says }),
  defineRule({ code: 'typescript-type', kind: 'block', severity: 'error', says }),
  suppressionInvalid,
]

const blocks: BlockEngines = {
  mermaid: (texts) =>
    Promise.resolve(
      texts.map((text) => {
        const at = text.indexOf('bad')
        return at < 0 ? [] : [{ rule: 'mermaid-syntax', span: { from: at, to: at + 3 }, reason: 'bad' }]
      }),
    ),
  types: (modules) => Promise.resolve(modules.map(() => [])),
}

function workspaceWith(facts: WrittenFacts = {}, options: Partial<WorkspaceOptions> = {}): Workspace {
  return createWorkspace({
    config: defaultConfig,
    rules,
    schemaFor: () => schema,
    engines: { markdown, gherkin, blocks },
    facts: writtenFacts(facts),
    today: '2026-11-22',
    ...options,
  })
}

interface Sketch {
  readonly id: string | undefined
  readonly status: string
  readonly needs: readonly string[]
  readonly mention: string
  readonly links: readonly string[]
  readonly heading: string
  readonly diagram: string
  readonly waived: string
}

const textOf = ({
  id,
  status,
  needs,
  mention,
  links,
  heading,
  diagram,
  waived,
}: Sketch): string => `# Feature Specification: ${heading}

## Metadata
${id === undefined ? '' : `- **Spec ID**: ${id}\n`}- **Status**: ${status}

### ${heading}
See ${mention}.${links.map((link) => ` [x](${link})`).join('')}

<!-- truespec-disable-next-line ${waived} -->
Also ${mention}.

### Architecture Changes
\`\`\`mermaid
${diagram}
\`\`\`

## Dependencies
### Internal Dependencies
${needs.map((need) => `- ${need}: is needed`).join('\n')}
`

const FILES = ['a.md', 'b.md', 'c.md', 'd.md']
const IDS = ['SPEC-2026-01-01-001', 'SPEC-2026-01-01-002', 'SPEC-2026-01-01-003']
const file = fc.constantFrom(...FILES)
const anId = fc.constantFrom(...IDS)
const sketch: fc.Arbitrary<Sketch> = fc.record({
  id: fc.option(anId, { nil: undefined, freq: 6 }),
  status: fc.constantFrom('Draft', 'In Review', 'Complete', 'Nonsense'),
  needs: fc.array(anId, { maxLength: 2 }),
  mention: fc.constantFrom(...IDS, 'SPEC-2026-01-01-009', 'nothing'),
  links: fc.array(fc.constantFrom(...FILES, 'e.md', 'f'), { maxLength: 2 }),
  heading: fc.constantFrom('One', 'Two'),
  diagram: fc.constantFrom('graph TD', 'bad', 'graph TD\n bad'),
  waived: fc.constantFrom('unknown: why', 'changed: why', 'unknown, loop', 'mermaid-syntax: why'),
})
const facts: fc.Arbitrary<WrittenFacts> = fc.record(
  {
    files: fc.dictionary(
      fc.constantFrom('a.md', 'e.md', 'f'),
      fc.constantFrom('folder' as const, ['one'], ['one', 'two']),
    ),
    packages: fc.constantFrom({}, { x: { range: '1' } }),
    git: fc.record({ lastChange: fc.dictionary(file, fc.constantFrom('2026-01-01', '2026-01-02')) }),
  },
  { requiredKeys: [] },
)
type Step =
  | { readonly set: string; readonly sketch: Sketch; readonly cached: boolean }
  | { readonly remove: string }
  | { readonly facts: WrittenFacts }
  | { readonly ask: string | undefined }
  | { readonly check: true }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ set: file, sketch, cached: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ remove: file }) },
  { weight: 1, arbitrary: fc.record({ facts }) },
  { weight: 2, arbitrary: fc.record({ ask: fc.option(file, { nil: undefined }) }) },
  { weight: 1, arbitrary: fc.constant({ check: true as const }) },
)

describe('incremental equals fresh', () => {
  test('after any edits, removals, other facts and questions in between [SPEC-2026-11-22-006/FR1]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const workspace = workspaceWith()
        const texts = new Map<string, string>()
        let now: WrittenFacts = {}
        for (const each of steps) {
          if ('set' in each) {
            const text = textOf(each.sketch)
            texts.set(each.set, text)
            if (each.cached) {
              const other = workspaceWith(now)
              other.set(each.set, text)
              workspace.restore(each.set, deserialiseResult(serialiseResult(other.result(each.set)!))!)
            } else workspace.set(each.set, text)
          } else if ('remove' in each) {
            texts.delete(each.remove)
            workspace.remove(each.remove)
          } else if ('facts' in each) {
            now = each.facts
            workspace.setFacts(writtenFacts(now))
          } else if ('ask' in each) workspace.diagnostics(each.ask)
          else await workspace.check()
        }
        await workspace.check()
        const fresh = workspaceWith(now)
        for (const [name, text] of [...texts].toReversed()) fresh.set(name, text)
        await fresh.check()
        expect(workspace.diagnostics()).toEqual(fresh.diagnostics())
        for (const name of FILES) expect(workspace.diagnostics(name)).toEqual(fresh.diagnostics(name))
      }),
      { numRuns: 150 },
    )
  })
})

const plain: Sketch = {
  id: IDS[0],
  status: 'Draft',
  needs: [],
  mention: 'nothing',
  links: [],
  heading: 'One',
  diagram: 'graph TD',
  waived: 'unknown: why',
}
const codesOf = (workspace: Workspace, name?: string): readonly string[] =>
  workspace.diagnostics(name).map((each) => `${each.file} ${each.code}`)
const only = (...codes: readonly string[]): readonly Rule[] => rules.filter((rule) => codes.includes(rule.code))

test('a change re-runs only what asked for it [SPEC-2026-11-22-006/FR2]', () => {
  const runs: string[] = []
  const counted = rules
    .filter((rule) => rule.kind === 'workspace')
    .map((rule) => ({
      ...rule,
      check: (context: Parameters<typeof rule.check>[0]) => {
        runs.push(`${rule.code} ${context.outline.file}`)
        return rule.check(context)
      },
    }))
  const workspace = workspaceWith({}, { rules: counted })
  workspace.set('a.md', textOf({ ...plain, id: IDS[0], needs: [IDS[1]!] }))
  workspace.set('b.md', textOf({ ...plain, id: IDS[1] }))
  workspace.set('c.md', textOf({ ...plain, id: IDS[2] }))
  workspace.diagnostics()
  const change = (sketch: Partial<Sketch>): readonly string[] => {
    runs.length = 0
    workspace.set('b.md', textOf({ ...plain, id: IDS[1], ...sketch }))
    workspace.diagnostics()
    return runs.filter((run) => !run.endsWith('b.md'))
  }
  expect(change({ diagram: 'graph LR' })).toEqual([])
  expect(change({ diagram: 'graph LR', mention: IDS[0]! })).toEqual([])
  expect(change({ status: 'Complete' })).toEqual(['status-of a.md'])
  // `loop` asked for the loops that start at a.md, and now there is one.
  expect(change({ status: 'Complete', needs: [IDS[0]!] })).toEqual(['loop a.md'])
})

test('blocks have no findings until the engines have answered, then those of their places', async () => {
  const workspace = workspaceWith({}, { rules: only('mermaid-syntax') })
  const text = textOf({ ...plain, diagram: 'graph TD\nbad' })
  workspace.set('a.md', text)
  expect(workspace.diagnostics()).toEqual([])
  await workspace.check()
  const [found] = workspace.diagnostics()
  expect(text.slice(found?.span.from, found?.span.to)).toBe('bad')
  workspace.set('a.md', `${text}\n`)
  expect(workspace.diagnostics()).toHaveLength(1)
})

test('a block that imports a file is asked about again when the repository has changed, and no other is', async () => {
  const files: Record<string, string> = { 'src/user.ts': 'export interface User { name: string }' }
  const asked: string[] = []
  const types: BlockEngines['types'] = (modules) =>
    Promise.resolve(
      modules.map(({ file }) => {
        asked.push(file)
        const isKnown = files['src/user.ts']?.includes('name') === true
        return isKnown ? [] : [{ rule: 'typescript-type', span: { from: 0, to: 6 }, reason: 'no name' }]
      }),
    )
  const engines = { markdown, gherkin, blocks: { ...blocks, types } }
  const workspace = workspaceWith({}, { rules: only('typescript-type'), engines, readFile: (path) => files[path] })
  const withBlock = (code: string): string =>
    `# Feature Specification: One\n\n## Proposed Solution\n### Data Model Changes\n\`\`\`typescript\n${code}\n\`\`\`\n`
  workspace.set('specs/a.md', withBlock("import type { User } from '../src/user'"))
  workspace.set('specs/b.md', withBlock('type Name = string'))
  await workspace.check()
  expect(asked).toEqual(['specs/a.md', 'specs/b.md'])
  expect(codesOf(workspace)).toEqual([])
  files['src/user.ts'] = 'export interface User { id: string }'
  workspace.setFacts(writtenFacts({}))
  await workspace.check()
  expect(asked).toEqual(['specs/a.md', 'specs/b.md', 'specs/a.md'])
  expect(codesOf(workspace)).toEqual(['specs/a.md typescript-type'])
})

test('an engine that fails fails the check, and is asked again', async () => {
  let fails = true
  const engines = {
    markdown,
    gherkin,
    blocks: {
      ...blocks,
      mermaid: (texts: readonly string[]) => (fails ? Promise.reject(new Error('gone')) : blocks.mermaid(texts)),
    },
  }
  const workspace = workspaceWith({}, { rules: only('mermaid-syntax'), engines })
  workspace.set('a.md', textOf({ ...plain, diagram: 'bad' }))
  await expect(workspace.check()).rejects.toThrow('gone')
  fails = false
  await workspace.check()
  expect(codesOf(workspace)).toEqual(['a.md mermaid-syntax'])
})

test('severity: by status, by configuration, by path; off is silent [SPEC-2026-11-22-004/FR4]', () => {
  const severityWith = (config: Partial<Config>, status: string): string | undefined => {
    const workspace = workspaceWith({}, { rules: only('status-of'), config: { ...defaultConfig, ...config } })
    workspace.set('a.md', textOf({ ...plain, status, needs: [IDS[0]!] }))
    return workspace.diagnostics()[0]?.severity
  }
  expect(severityWith({}, 'Draft')).toBe('warning')
  expect(severityWith({}, 'In Review')).toBe('error')
  expect(severityWith({}, 'Nonsense')).toBe('error')
  expect(severityWith({ rules: { 'status-of': 'hint' } }, 'In Review')).toBe('hint')
  expect(severityWith({ rules: { 'status-of': 'off' } }, 'In Review')).toBeUndefined()
  const override = (part: object) => ({
    overrides: [{ files: [], status: [], rules: { 'status-of': 'hint' as const }, ...part }],
  })
  expect(severityWith(override({ files: ['a*.md'] }), 'Draft')).toBe('hint')
  expect(severityWith(override({ files: ['b*.md'] }), 'Draft')).toBe('warning')
  expect(severityWith(override({ status: ['Draft'] }), 'Draft')).toBe('hint')
  expect(severityWith(override({ status: ['Draft'] }), 'In Review')).toBe('error')
})

test('a rule that throws is an error of ours that names rule and file', () => {
  const broken = defineRule({
    code: 'broken',
    kind: 'workspace',
    severity: 'error',
    says,
    check(): Iterable<Found> {
      throw new TypeError('oops')
    },
  })
  const workspace = workspaceWith({}, { rules: [broken] })
  workspace.set('a.md', textOf(plain))
  expect(() => workspace.diagnostics()).toThrow(RuleError)
  expect(() => workspace.diagnostics()).toThrow("The rule 'broken' failed on 'a.md': oops")
})

test('a file with a reading error has no other findings, and none of the whole', () => {
  const reading = defineRule({
    code: 'reading',
    kind: 'local',
    severity: 'error',
    reading: true,
    says,
    *check({ spec }): Iterable<Found> {
      const at = spec.text.indexOf('<<<<<<<')
      if (at >= 0) yield { at: { from: at, to: at + 7 } }
    },
  })
  const workspace = workspaceWith({}, { rules: [reading, ...rules] })
  workspace.set('a.md', textOf({ ...plain, mention: IDS[2]!, waived: 'nonsense' }))
  expect(codesOf(workspace).length).toBeGreaterThan(1)
  workspace.set('a.md', `${textOf({ ...plain, mention: IDS[2]!, waived: 'nonsense' })}<<<<<<<\n`)
  expect(codesOf(workspace)).toEqual(['a.md reading'])
  workspace.set(
    'a.md',
    `<!-- truespec-disable reading: shown on purpose -->\n${textOf({ ...plain, mention: IDS[2]! })}<<<<<<<\n`,
  )
  expect(codesOf(workspace).length).toBeGreaterThan(1)
  expect(codesOf(workspace)).not.toContain('a.md reading')
})

test('what could not be looked at is no unused waiver', async () => {
  const waived = 'changed, mermaid-syntax, unknown: why'
  const invalid = (workspace: Workspace): readonly unknown[] =>
    workspace.diagnostics().flatMap((each) => (each.code === 'suppression-invalid' ? [each.data['code']] : []))
  const blind = workspaceWith()
  blind.set('a.md', textOf({ ...plain, waived }))
  expect(invalid(blind)).toEqual(['unknown'])
  await blind.check()
  expect(invalid(blind)).toEqual(['mermaid-syntax', 'unknown'])
  blind.setFacts(writtenFacts({ git: {} }))
  expect(invalid(blind)).toEqual(['changed', 'mermaid-syntax', 'unknown'])
})

test('inserted text uses the line ends of the file', () => {
  const inserts = defineRule({
    code: 'inserts',
    kind: 'local',
    severity: 'error',
    says,
    *check(): Iterable<Found> {
      yield { at: START, fixes: [{ title: 'Insert', safe: true, edits: [{ from: 0, to: 0, insert: 'a\nb\r\n' }] }] }
    },
  })
  const workspace = workspaceWith({}, { rules: [inserts] })
  workspace.set('a.md', textOf(plain).replaceAll('\n', '\r\n'))
  expect(workspace.diagnostics()[0]?.fixes[0]?.edits[0]?.insert).toBe('a\r\nb\r\n')
})

test('a loop of 10,000 specs is one finding [SPEC-2026-11-22-004/NFR4]', () => {
  const workspace = workspaceWith({}, { rules: only('loop') })
  const id = (i: number): string => `SPEC-2026-01-01-${String((i % 10_000) + 1).padStart(5, '0')}`
  const one = workspaceWith({}, { rules: [] })
  one.set('x.md', textOf({ ...plain, id: id(0), needs: [id(1)] }))
  const result = one.result('x.md')!
  for (let i = 0; i < 10_000; i++) {
    const outline = {
      ...result.outline,
      file: `${String(i).padStart(5, '0')}.md`,
      id: { ...result.outline.id!, text: id(i) },
      dependsOn: [{ ...result.outline.dependsOn[0]!, text: id(i + 1) }],
    }
    workspace.restore(outline.file, { ...result, blocks: [], outline })
  }
  expect(codesOf(workspace)).toEqual(['00000.md loop'])
  workspace.remove('05000.md')
  expect(codesOf(workspace)).toEqual([])
})
