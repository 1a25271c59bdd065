/** Every rule's page is its test: what it reports stands in the page under the text, and nothing else is found. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { createEngines } from '../../../cli/src/engines/index.ts'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { verifyWorkspace } from '../../test/verify-workspace.ts'
import type { BlockEngines, TypeModule } from '../blocks/engines.ts'
import { applyFixes, planFixes } from '../check/fix.ts'
import { needsVerdicts } from '../check/rule-book.ts'
import { defaultConfig } from '../config/config.ts'
import type { Config } from '../config/model.ts'
import { compile } from '../template/compile.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { LineIndex } from '../text/lines.ts'
import { createWorkspace, type Workspace } from '../workspace.ts'
import type { Rule } from './define.ts'
import { drawCarets, fitsMark, readCarets, type Marked } from './page/carets.ts'
import { exampleText } from './page/example.ts'
import { writtenFacts, writtenHistory, type WrittenFacts } from './page/facts.ts'
import { parsePage, type PageDocument, type PageExample } from './page/parse.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const COMPLETE = readFileSync(join(ROOT, 'fixtures/specs/complete.md'), 'utf8')
const TEMPLATE = readFileSync(join(ROOT, 'packages/cli/templates/feature-spec.md'), 'utf8')
/** Rules that report where there is no document to mark. */
const WITHOUT_PLACE = ['no-spec']
const MOST_ROUNDS = 10

const markdown = createMarkdownEngine()
const shipped = compile(TEMPLATE, markdown, { name: 'feature-spec.md' })
const engines = createEngines({ timeLimit: 20_000 })
const blocks = inOneBatch(engines)
afterAll(() => engines.close())

// A rule without a page fails the build.
const codes = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length))
// A rule that cannot be loaded fails its own tests, and not those of the others.
const loaded = await Promise.allSettled(
  codes.map(
    async (code) =>
      (await import(/* @vite-ignore */ join(import.meta.dirname, `${code}.ts`))) as { readonly default: Rule },
  ),
)
const rules = loaded.flatMap((each) => (each.status === 'fulfilled' ? [each.value.default] : []))
const pages = new Map(
  codes.map((code) => [code, parsePage(readFileSync(join(import.meta.dirname, `${code}.md`), 'utf8'))]),
)

/** An example as it was checked, or what went wrong. All are checked side by side, so that each engine has one batch. */
interface Checked {
  readonly workspace: Workspace
  /** In `check`, or in `verify` where the rule of the page speaks there alone. */
  readonly diagnostics: readonly Diagnostic[]
  readonly documents: ReadonlyMap<string, Marked>
}
const checked = new Map<PageExample, Checked | Error>()
const ofVerify = new Set(rules.filter(needsVerdicts).map(({ code }) => code))
const everyExample = [...pages].flatMap(([code, page]) =>
  [...page.reported, ...page.accepted].map((example) => ({ example, verifies: ofVerify.has(code) })),
)
await Promise.all(
  everyExample.map(async ({ example, verifies }) =>
    checked.set(example, await checkExample(example, verifies).catch((error: Error) => error)),
  ),
)

test.each(['draft', 'review', 'complete'] as const)(
  'the complete spec has no findings (%s) [SPEC-2026-11-22-004/FR2]',
  async (base) => {
    const document: PageDocument = { file: 'specs/a.md', text: '', base, remove: [], whole: false }
    const example = { line: 0, document, others: [], reports: [], today: '2026-11-22' }
    const result = await checkExample({ ...example, template: undefined, facts: undefined, config: undefined })
    expect(differences(result)).toBe('')
  },
)

describe.each(codes)('%s', (code) => {
  const page = pages.get(code)

  test('is a rule with a page [SPEC-2026-11-22-004/FR1]', () => {
    const rule = loaded[codes.indexOf(code)]
    if (rule?.status !== 'fulfilled') throw rule?.reason
    expect(rule.value.default.code).toBe(code)
    expect(page?.problems).toEqual([])
    expect(page?.code).toBe(code)
    expect(page?.summary).not.toBe('')
    const least = WITHOUT_PLACE.includes(code) ? 0 : 1
    expect(page?.reported.length, 'reported examples').toBeGreaterThanOrEqual(least)
    expect(page?.accepted.length, 'accepted examples').toBeGreaterThan(0)
  })

  test.each((page?.reported ?? []).map((each) => [each.line, each] as const))(
    'reports (line %i) [SPEC-2026-11-22-004/FR1]',
    (_, example) => {
      const result = resultOf(example)
      const marks = [...result.documents.values()].flatMap((each) => each.marks)
      expect(marks.map((each) => each.code)).toContain(code)
      expect(differences(result)).toBe('')
    },
  )

  test.each((page?.accepted ?? []).map((each) => [each.line, each] as const))(
    'accepts (line %i) [SPEC-2026-11-22-004/FR1]',
    (_, example) => {
      const result = resultOf(example)
      // What other rules say of it may be marked.
      expect([...result.documents.values()].flatMap((each) => each.marks.map((mark) => mark.code))).not.toContain(code)
      expect(differences(result)).toBe('')
    },
  )

  test.each((page?.fixed ?? []).map((each, i) => [each.line, each, i] as const))(
    'fixes (line %i) [SPEC-2026-11-22-004/FR1, SPEC-2026-11-22-004/FR6]',
    async (_, example, i) => {
      const reported = page?.reported[i]
      if (!reported) throw new Error('No reported example stands at the same position')
      const result = resultOf(reported)
      const { file } = reported.document
      const before = result.workspace.diagnostics()
      let text = result.documents.get(file)?.text ?? ''
      try {
        for (let round = 0; round < MOST_ROUNDS; round++) {
          const ours = result.workspace.diagnostics(file).filter((each) => each.code === code)
          const next = applyFixes(
            text,
            planFixes(ours, new Map([[file, text]]), { unsafe: true }).edits.get(file) ?? [],
          )
          if (next === text) break
          text = next
          result.workspace.set(file, text)
          await result.workspace.check()
        }
        expect(text).toBe(exampleText(COMPLETE, example.document, 1).text)
        // What has no fix may stay; nothing may come.
        const mayStay = before.filter((each) => each.code !== code || each.fixes.length === 0)
        const known = new Set(mayStay.map((each) => `${each.code} ${each.message}`))
        const left = result.workspace.diagnostics().filter((each) => !known.has(`${each.code} ${each.message}`))
        expect(left.map((each) => draw(text, each)).join('\n')).toBe('')
      } finally {
        result.workspace.set(file, result.documents.get(file)?.text ?? '')
      }
    },
  )
})

function resultOf(example: PageExample): Checked {
  const result = checked.get(example)
  if (!result || result instanceof Error) throw result ?? new Error('The example was not checked')
  return result
}

async function checkExample(example: PageExample, verifies: boolean = false): Promise<Checked> {
  const documents = new Map(
    [example.document, ...example.others].map((document, i) => [document.file, exampleText(COMPLETE, document, i + 1)]),
  )
  const schema = example.template === undefined ? shipped : compile(example.template, markdown, { name: 'template.md' })
  const written = JSON.parse(example.facts ?? '{}') as WrittenFacts
  const options = {
    config: configOf(JSON.parse(example.config ?? '{}') as Partial<Config>),
    rules,
    schemaFor: () => schema,
    engines: { markdown, gherkin, blocks },
    facts: writtenFacts(written),
    today: example.today,
  }
  const workspace = createWorkspace(options)
  const texts = new Map([...documents].map(([file, { text }]) => [file, text]))
  for (const [file, text] of texts) workspace.set(file, text)
  await workspace.check()
  if (!verifies) return { workspace, documents, diagnostics: workspace.diagnostics() }
  const reports = example.reports.map((report) => ({ ...report, ...readCarets(report.text) }))
  const history = (now: (address: string) => string | undefined) => writtenHistory(written, now)
  const verified = verifyWorkspace({ ...options, workspace, texts, reports, history })
  const all = new Map([...documents, ...reports.map((report) => [report.file, report] as const)])
  return { workspace, documents: all, diagnostics: verified.diagnostics.map((each) => withOffset(each, all)) }
}

/** A finding in a report stands at the start of its line. */
function withOffset(diagnostic: Diagnostic, documents: ReadonlyMap<string, Marked>): Diagnostic {
  const { file, line } = diagnostic
  if (line === undefined) return diagnostic
  const from = new LineIndex(documents.get(file)?.text ?? '').startOf(line)
  return { ...diagnostic, span: { from, to: from } }
}

/** The default configuration with what an example says; `limits` and `vague` may name a part of theirs. */
function configOf(written: Partial<Config>): Config {
  const limits = { ...defaultConfig.limits, ...written.limits }
  const vague = { ...defaultConfig.vague, ...written.vague }
  return { ...defaultConfig, ...written, limits, vague }
}

/** What is marked and not found, and what is found and not marked, as a page would write it; empty where all agrees. */
function differences({ diagnostics, documents }: Checked): string {
  const lines: string[] = []
  const left = new Set(diagnostics)
  for (const [file, { text, marks }] of documents) {
    for (const mark of marks) {
      const found = [...left].find((each) => each.file === file && fitsMark(mark, each.code, each.span, text))
      if (found) left.delete(found)
      else
        lines.push(
          `marked and not found:\n${drawCarets(text, mark.code, { from: mark.from, to: mark.to ?? mark.from })}`,
        )
    }
  }
  for (const each of left) lines.push(`found and not marked:\n${draw(documents.get(each.file)?.text ?? '', each)}`)
  return lines.join('\n')
}

function draw(text: string, { code, span, file, severity, message }: Diagnostic): string {
  const { line } = new LineIndex(text).positionAt(span.from)
  return `${drawCarets(text, code, span)}\n  (${file}:${line}, ${severity}: ${message})`
}

/** Gathers what many workspaces ask at once, asks each engine once, and gives everyone their answers. */
function inOneBatch(engines: BlockEngines): BlockEngines {
  const batch = <T, R>(ask: (requests: readonly (readonly T[])[]) => Promise<readonly R[]>) => {
    let waiting: (readonly T[])[] = []
    let turn: Promise<readonly R[]> | undefined
    return async (items: readonly T[]): Promise<readonly R[]> => {
      const from = waiting.reduce((sum, each) => sum + each.length, 0)
      waiting.push(items)
      turn ??= new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
        const asked = waiting
        waiting = []
        turn = undefined
        return ask(asked)
      })
      return (await turn).slice(from, from + items.length)
    }
  }
  const nothing = (): undefined => undefined
  return {
    mermaid: batch(async (requests: readonly (readonly string[])[]) => {
      const distinct = [...new Set(requests.flat())]
      const answers = await engines.mermaid(distinct)
      return requests.flat().map((text) => answers[distinct.indexOf(text)] ?? [])
    }),
    // All examples are of the same file: with a name of its own, each is a spec of its own.
    types: batch((requests: readonly (readonly TypeModule[])[]) => {
      const modules = requests.flatMap((each, i) =>
        each.map((module) => ({ ...module, file: module.file.replace(/(?:\.md)?$/, `-${i}.md`) })),
      )
      return engines.types(modules, nothing)
    }),
  }
}
