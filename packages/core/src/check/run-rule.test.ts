import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { defaultConfig } from '../config/config.ts'
import { summarize } from '../present/report.ts'
import type { Found } from '../rules/define.ts'
import { writtenFacts } from '../rules/page/facts.ts'
import { RULES } from '../rules/registry.ts'
import { compile } from '../template/compile.ts'
import type { Diagnostic, Level, Severity } from '../text/diagnostic.ts'
import { createWorkspace } from '../workspace.ts'
import { RuleError } from './rule-error.ts'
import { runRule } from './run-rule.ts'

const at = { from: 4, to: 8 }

describe('of more findings than the limit', () => {
  const run = (limit: number, severities: readonly (Severity | undefined)[]) =>
    runRule(
      { code: 'r', check: () => severities.map((severity): Found => ({ at, ...(severity && { severity }) })) },
      'a.md',
      undefined,
      limit,
    )

  test('as many as it are all there', () => {
    expect(run(2, [undefined, undefined]).map(({ unlisted }) => unlisted)).toEqual([undefined, undefined])
  })

  test('the first are there, and one that stands for the others', () => {
    expect(run(1, [undefined, undefined, undefined])).toEqual([
      { code: 'r', span: at, data: {} },
      { code: 'r', span: { from: 0, to: 0 }, data: { unlisted: 2, limit: 1 }, unlisted: 2 },
    ])
  })

  test('one stands for those of each weight, so that none weighs less', () => {
    const found = run(1, ['hint', 'error', undefined, 'error'])
    expect(found.slice(1).map(({ severity, unlisted }) => [severity, unlisted])).toEqual([
      ['error', 2],
      [undefined, 1],
    ])
  })

  test('what a rule throws names it', () => {
    const check = (): Iterable<Found> => {
      throw new Error('no')
    }
    expect(() => runRule({ code: 'r', check }, 'a.md', undefined, 1)).toThrow(RuleError)
  })
})

describe('a document with more findings of a rule than the limit', () => {
  const markdown = createMarkdownEngine()
  const template = readFileSync(join(import.meta.dirname, '../../../cli/templates/feature-spec.md'), 'utf8')
  const schema = compile(template, markdown, { name: 'feature-spec.md' })

  /** The findings where three of a rule are listed. */
  async function diagnose(text: string, rules: Readonly<Record<string, Level>> = {}): Promise<readonly Diagnostic[]> {
    const workspace = createWorkspace({
      config: { ...defaultConfig, rules, limits: { ...defaultConfig.limits, findings: 3 } },
      rules: RULES,
      schemaFor: () => schema,
      engines: {
        markdown,
        gherkin,
        blocks: {
          mermaid: (diagrams) =>
            Promise.resolve(
              diagrams.map(() => [{ rule: 'mermaid-syntax', span: { from: 0, to: 1 }, reason: 'it is bad' }]),
            ),
          types: (modules) => Promise.resolve(modules.map(() => [])),
        },
      },
      facts: writtenFacts({ files: {} }),
      today: '2026-11-22',
    })
    workspace.set('specs/a.md', text)
    await workspace.check()
    return workspace.diagnostics()
  }
  const notes = (lines: readonly string[]): string =>
    `# Feature Specification: A\n\n## Notes\n\n${lines.join('\n\n')}\n`
  /** Of a code: where each finding stands, or how many it stands for. */
  const only = (found: readonly Diagnostic[], code: string) =>
    found.filter((each) => each.code === code).map(({ span, unlisted }) => unlisted ?? span.from)
  const todos = Array.from({ length: 8 }, () => 'TODO')

  test('says how many are not listed, and counts them', async () => {
    const all = await diagnose(notes(todos))
    expect(only(all, 'todo-left')).toEqual([5, 38, 44, 50])
    expect(all.find(({ code, unlisted }) => unlisted && code === 'todo-left')).toMatchObject({
      code: 'todo-left',
      severity: 'error',
      span: { from: 0, to: 0 },
      message: '5 more findings of this rule are not listed: the limit is 3',
      data: { unlisted: 5, limit: 3 },
      fixes: [],
    })
    expect(
      summarize(
        1,
        all.filter(({ code }) => code === 'todo-left'),
      ).errors,
    ).toBe(8)
  })

  test('weighs them as configured, or not at all', async () => {
    const severities = async (level: Level) =>
      (await diagnose(notes(todos), { 'todo-left': level }))
        .filter(({ code }) => code === 'todo-left')
        .map(({ severity }) => severity)
    expect(await severities('error')).toEqual(['error', 'error', 'error', 'error'])
    expect(await severities('off')).toEqual([])
  })

  test('a comment for the file waives what is not listed too', async () => {
    const all = await diagnose(notes(['<!-- truespec-disable todo-left: later -->', ...todos]))
    expect(only(all, 'todo-left')).toEqual([])
    expect(only(all, 'suppression-invalid')).toEqual([])
  })

  test('a comment for a line waives what is listed; of one that may waive more, nothing is said', async () => {
    const next = '<!-- truespec-disable-next-line todo-left: later -->\nTODO'
    const all = await diagnose(notes([next, ...todos, next]))
    expect(only(all, 'todo-left')).toEqual([7, expect.any(Number), expect.any(Number)])
    expect(only(all, 'suppression-invalid')).toEqual([])
  })

  test('what is not listed neither hides nor is hidden by what stands at the start', async () => {
    const all = await diagnose(`[TODO]\n\n${notes(todos)}`)
    expect(only(all, 'todo-left')[0]).toBeGreaterThanOrEqual(5)
    expect(all.some(({ code, unlisted, span }) => code !== 'todo-left' && !unlisted && span.from === 0)).toBe(true)
  })

  test('so it is with comments and with blocks', async () => {
    const waivers = Array.from({ length: 9 }, (_, i) => `<!-- truespec-disable todo-left -->\nPlain ${i}`)
    expect(only(await diagnose(notes(waivers)), 'suppression-invalid')).toHaveLength(4)
    const blocks = Array.from({ length: 9 }, (_, i) => `\`\`\`mermaid\ngraph ${i}\n\`\`\``)
    const found = only(await diagnose(notes(blocks)), 'mermaid-syntax')
    expect(found).toHaveLength(4)
    expect(found[0]).toBe(6)
  })
})
