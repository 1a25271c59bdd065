import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { defaultConfig } from '../config/config.ts'
import { RULES } from '../rules/registry.ts'
import { compile } from '../template/compile.ts'
import { analyse, analyseAll, type AnalyseInput } from './analyse.ts'
import { createRuleBook } from './rule-book.ts'

const markdown = createMarkdownEngine()
const template = readFileSync(new URL('../../../cli/templates/feature-spec.md', import.meta.url), 'utf8')
const schema = compile(template, markdown, { name: 'feature-spec.md' })
const planted = readFileSync(new URL('../../../../fixtures/specs/planted.md', import.meta.url), 'utf8')
const book = createRuleBook(RULES)

const input = (file: string, text: string): AnalyseInput => ({
  file,
  text,
  schema,
  config: defaultConfig,
  today: '2026-11-22',
})

test('many documents say what each says alone, in their order: long ones among short ones, and none at all', () => {
  const long = `${planted}\n${'One more sentence of it.\n'.repeat(5000)}`
  const texts = [planted, '', long, template, '<<<<<<< HEAD\n', long, long, planted.replaceAll('\n', '\r\n')]
  const inputs = texts.map((text, i) => input(`specs/${i}.md`, text))
  const alone = inputs.map((each) => analyse(each, book, { markdown, gherkin }))
  expect(alone.some(({ found }) => found.length > 10)).toBe(true)
  expect(analyseAll(inputs, book, { markdown, gherkin })).toEqual(alone)
  expect(analyseAll([], book, { markdown, gherkin })).toEqual([])
})

test('no more than a bounded length of text is read before the rules run', () => {
  const texts = [...Array.from({ length: 40 }, () => 'x'.repeat(9000)), 'y'.repeat(300_000), 'z']
  let waiting = 0
  let most = 0
  const engine: typeof markdown = (text) => {
    waiting += text.length
    most = Math.max(most, text.length > 100_000 ? 0 : waiting)
    return markdown(text)
  }
  const counting = createRuleBook([
    {
      code: 'counts',
      kind: 'local',
      severity: 'hint',
      says: () => '',
      check: ({ spec }) => {
        waiting -= spec.text.length
        return []
      },
    },
  ])
  analyseAll(
    texts.map((text, i) => input(`${i}.md`, text)),
    counting,
    { markdown: engine, gherkin },
  )
  expect(waiting).toBe(0)
  expect(most).toBeGreaterThan(50_000)
  expect(most).toBeLessThanOrEqual(100_000)
})
