/** What must hold of any document whatever, read by any template. */
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../../cli/src/node/markdown.ts'
import { pretty } from '../../../cli/src/terminal/pretty.ts'
import { analyse } from '../../src/check/analyse.ts'
import { applyFixes, fixUntilStable } from '../../src/check/fix.ts'
import { deserialiseResult, serialiseResult } from '../../src/check/result.ts'
import { createRuleBook } from '../../src/check/rule-book.ts'
import { settle } from '../../src/check/settle.ts'
import { defaultConfig } from '../../src/config/config.ts'
import { place } from '../../src/present/place.ts'
import { presenters, type Format } from '../../src/present/present.ts'
import { summarize } from '../../src/present/report.ts'
import { RULES } from '../../src/rules/registry.ts'
import { read } from '../../src/spec/read.ts'
import { compile } from '../../src/template/compile.ts'
import type { Schema } from '../../src/template/schema.ts'
import { byPlace, type Diagnostic } from '../../src/text/diagnostic.ts'
import { LineIndex } from '../../src/text/lines.ts'
import { sampleOf, type Sample } from './documents.ts'

const FILE = 'specs/a.md'
const TODAY = '2026-11-22'
const markdown = createMarkdownEngine()
const engines = { markdown, gherkin }
const book = createRuleBook(RULES)
const schemas = new Map<string, Schema>()

/** Most processor time that a document may take: so many milliseconds, and so many for each 1,000 units. */
const TIME = { each: 100, thousand: 10 }

/** What came of one document. */
export interface Probed {
  /** What does not hold, one sentence each; none is as it should be. */
  readonly problems: readonly string[]
  /** Processor time in milliseconds, of reading, checking and settling. */
  readonly time: number
  readonly findings: number
}

/** Makes the document `index` of the run `seed` and looks at all that must hold of it. Never throws. */
export function probe(seed: number, index: number): Probed {
  const sample = sampleOf(seed, index)
  try {
    return probeSample(sample)
  } catch (error) {
    return { problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)], time: 0, findings: 0 }
  }
}

function probeSample({ text, template, isWritten, random }: Sample): Probed {
  const problems: string[] = []
  const schema = schemaOf(template)
  const check = (text: string): readonly Diagnostic[] =>
    settle({ result: analyse(inputOf(text, schema), book, engines), found: [], blind: new Set() }, book, defaultConfig)

  const allowed = TIME.each + (TIME.thousand * (text.length + template.length)) / 1000
  let time = Infinity
  let found: readonly Diagnostic[] = []
  // A machine has other things to do: what takes long once is asked twice more.
  for (let tries = 0; tries < 3 && time > allowed; tries++) {
    const before = process.threadCpuUsage()
    found = check(text)
    const { user, system } = process.threadCpuUsage(before)
    time = Math.min(time, (user + system) / 1000)
  }
  if (time > allowed) problems.push(`took ${Math.round(time)} ms of processor time, ${Math.round(allowed)} are allowed`)

  problems.push(...placeProblems(found, text, text + template), ...fixProblems(found, text))
  if (random.percent(30)) problems.push(...outputProblems(found, text, random.pick(FORMATS)))
  if (random.percent(20))
    problems.push(
      ...spanProblems(read({ file: FILE, text, schema, nesting: defaultConfig.limits.nesting }, engines), text.length),
    )
  if (random.percent(3)) problems.push(...repeatProblems(text, schema, found, check))
  if (random.percent(2)) problems.push(...stabilityProblems(text, isWritten, check, random.percent(50)))
  return { problems, time, findings: found.length }
}

function inputOf(text: string, schema: Schema): Parameters<typeof analyse>[0] {
  return { file: FILE, text, schema, config: defaultConfig, today: TODAY }
}

function schemaOf(template: string): Schema {
  const known = schemas.get(template)
  if (known) return known
  const schema = compile(template, markdown, { name: 'template.md' })
  if (schemas.size < 50) schemas.set(template, schema)
  return schema
}

function placeProblems(found: readonly Diagnostic[], text: string, given: string): readonly string[] {
  const problems: string[] = []
  const inText = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= text.length
  found.forEach((each, i) => {
    if (!inText(each.span)) problems.push(`${each.code} at ${each.span.from}..${each.span.to} of ${text.length}`)
    for (const related of each.related)
      if (related.file === FILE && !inText(related.span))
        problems.push(`${each.code}: related at ${related.span.from}..${related.span.to}`)
    for (const fix of each.fixes)
      for (const edit of fix.edits) if (!inText(edit)) problems.push(`${each.code}: edit at ${edit.from}..${edit.to}`)
    const next = found[i + 1]
    if (next && byPlace(each, next) > 0) problems.push(`${each.code} comes before ${next.code}, and stands behind it`)
    if (each.message === '' || /\bundefined\b|\bNaN\b|\[object /.test(messageFrame(each, given)))
      problems.push(`${each.code} says '${each.message}'`)
  })
  return problems
}

/** The message, unless the document or its template holds the words that would be wrong in it. */
function messageFrame({ message }: Diagnostic, given: string): string {
  return /undefined|NaN|\[object /.test(given) ? 'x' : message
}

function fixProblems(found: readonly Diagnostic[], text: string): readonly string[] {
  const problems: string[] = []
  for (const { code, fixes } of found) {
    for (const { title, edits } of fixes) {
      if (title === '') problems.push(`${code}: a fix without a title`)
      const fixed = applyFixes(text, edits)
      const from = Math.min(...edits.map((edit) => edit.from))
      const to = Math.max(...edits.map((edit) => edit.to))
      // The last line end is kept as it was, so it may be put back or taken away beyond the edits.
      const head = text.slice(0, from).replace(/[\r\n]+$/, '')
      const tail = text.slice(to).replace(/[\r\n]+$/, '')
      if (!fixed.startsWith(head) || !fixed.replace(/[\r\n]+$/, '').endsWith(tail))
        problems.push(`${code}: '${title}' changes more than its edits`)
      if (fixed === text) problems.push(`${code}: '${title}' changes nothing`)
    }
  }
  return problems
}

const FORMATS = Object.keys(presenters) as Format[]
/** Controls but line ends and tabs, bidirectional marks, lone surrogates: nothing that a terminal or a log acts on. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?![\ud800-\udbff][\udc00-\udfff])[\ud800-\udbff]|(?<![\ud800-\udbff])[\udc00-\udfff]/

function outputProblems(found: readonly Diagnostic[], text: string, format: Format): readonly string[] {
  const source = { text, lines: new LineIndex(text) }
  const diagnostics = place(found, (file) => (file === FILE ? source : undefined))
  const summary = summarize(1, diagnostics)
  const { specs: _, ...counts } = summary
  const spec = {
    file: FILE,
    id: text.slice(0, 40),
    title: text.slice(2, 60),
    status: 'Draft',
    completeness: 0.5,
    ...counts,
  }
  const report = { version: '0.1.0', summary, specs: [spec], diagnostics, passedOver: 0, rules: [] }
  const problems: string[] = []
  const outputs = new Map<string, string>([
    [format, presenters[format](report)],
    ['pretty', pretty(report, { paint: (_style, plain) => plain, width: 80 })],
  ])
  for (const [name, output] of outputs) {
    const at = output.search(UNSAFE)
    if (at >= 0) problems.push(`${name} output holds ${JSON.stringify(output.slice(Math.max(0, at - 30), at + 10))}`)
    if (!output.endsWith('\n') && output !== '') problems.push(`${name} output does not end its last line`)
  }
  if (format === 'json' || format === 'sarif' || format === 'gitlab' || format === 'rdjson')
    JSON.parse(outputs.get(format) ?? '')
  return problems
}

/** Every span of the model lies in the text, however deep it stands. */
function spanProblems(model: object, length: number): readonly string[] {
  const seen = new Set<object>()
  const open: object[] = [model]
  for (let each = open.pop(); each; each = open.pop()) {
    if (seen.has(each)) continue
    seen.add(each)
    const { from, to, file } = each as { readonly from?: unknown; readonly to?: unknown; readonly file?: unknown }
    if (
      typeof from === 'number' &&
      typeof to === 'number' &&
      file === undefined &&
      !(from >= 0 && from <= to && to <= length)
    )
      return [`a span of the model is ${from}..${to} of ${length}`]
    for (const part of each instanceof Map ? each.values() : (Object.values(each) as unknown[]))
      if (typeof part === 'object' && part !== null) open.push(part)
  }
  return []
}

function repeatProblems(
  text: string,
  schema: Schema,
  found: readonly Diagnostic[],
  check: (text: string) => readonly Diagnostic[],
): readonly string[] {
  const problems: string[] = []
  if (JSON.stringify(check(text)) !== JSON.stringify(found)) problems.push('a second look finds something else')
  const result = analyse(inputOf(text, schema), book, engines)
  const kept = serialiseResult(result)
  const back = deserialiseResult(kept)
  if (!back || serialiseResult(back) !== kept) problems.push('what the cache keeps does not come back')
  else if (
    JSON.stringify(settle({ result: back, found: [], blind: new Set() }, book, defaultConfig)) !== JSON.stringify(found)
  )
    problems.push('findings from the cache are others')
  return problems
}

const MARKUP = /<[!?/a-z]/i

function stabilityProblems(
  text: string,
  isWritten: boolean,
  check: (text: string) => readonly Diagnostic[],
  unsafe: boolean,
): readonly string[] {
  const { text: fixed, stable } = fixUntilStable(check, FILE, text, { unsafe })
  // Behind a comment that nothing ends, and in a template with controls in it, nothing that is put in helps.
  if (!stable) return MARKUP.test(text) || !isWritten ? [] : [`fixes${unsafe ? ' (unsafe)' : ''} undo each other`]
  const again = fixUntilStable(check, FILE, fixed, { unsafe })
  return again.text === fixed ? [] : ['what is fixed is fixed again']
}
