import { coversStates, findStatus } from '../config/lifecycle.ts'
import type { Config } from '../config/model.ts'
import type { LocalContext, LocalRule } from '../rules/define.ts'
import { outlineOf } from '../spec/outline.ts'
import type { Spec } from '../spec/model.ts'
import type { MetadataFile } from '../spec/preamble.ts'
import { read, type ReadEngines } from '../spec/read.ts'
import type { Schema } from '../template/schema.ts'
import { lineEndOf } from '../text/edit.ts'
import { blockRefs } from './block-refs.ts'
import { levelsOf, type FileLevels } from './levels.ts'
import type { FileResult, RawFound } from './result.ts'
import type { RuleBook } from './rule-book.ts'
import { runRule } from './run-rule.ts'
import { readSuppressions, type Suppression } from './suppressions.ts'
import { suppress } from './suppress.ts'

/** One document and what is set for it. */
export interface AnalyseInput {
  /** Relative to the root, with `/`. */
  readonly file: string
  readonly text: string
  readonly schema: Schema
  readonly config: Config
  /** ISO date. */
  readonly today: string
  /** The file beside the spec that holds its fields, where the schema names one and it is there. */
  readonly metadata?: MetadataFile
}

/** So much text, in code units, is read before the rules run on it. A document that is longer stands alone. */
const AT_ONCE = 100_000

/**
 * Reads one document and runs the local rules on it. Reading rules go first: where one of them reports an error that nothing waives,
 * the others do not run, and the outline is not `sound`. Needs no other document, so it can run in any thread.
 * @throws RuleError where a rule throws.
 */
export function analyse(input: AnalyseInput, book: RuleBook, engines: ReadEngines): FileResult {
  return judge(readIn(input, engines), book)
}

/**
 * The same of many documents, in their order, and a tenth faster: reading and rules take turns for some documents at a time, so that each
 * of the two finds its own code in the processor's cache.
 * @param see Is shown each document as it was read, so that nobody has to read it twice.
 * @throws RuleError where a rule throws.
 */
export function analyseAll(
  inputs: readonly AnalyseInput[],
  book: RuleBook,
  engines: ReadEngines,
  see?: (spec: Spec) => void,
): readonly FileResult[] {
  const results: FileResult[] = []
  let read: ReadDocument[] = []
  let length = 0
  const judgeRead = (): void => {
    for (const each of read) results.push(judge(each, book))
    read = []
    length = 0
  }
  for (const input of inputs) {
    if (length + input.text.length > AT_ONCE) judgeRead()
    const document = readIn(input, engines)
    see?.(document.spec)
    read.push(document)
    length += input.text.length
  }
  judgeRead()
  return results
}

interface ReadDocument {
  readonly input: AnalyseInput
  readonly spec: Spec
}

function readIn(input: AnalyseInput, engines: ReadEngines): ReadDocument {
  const { file, text, schema, config, metadata } = input
  const { nesting } = config.limits
  return { input, spec: read({ file, text, schema, nesting, ...(metadata && { metadata }) }, engines) }
}

function judge({ input, spec }: ReadDocument, book: RuleBook): FileResult {
  const { file, text, config, today } = input
  const { schema } = spec
  const outline = outlineOf(spec, (status) => findStatus(config.lifecycle, status)?.name)
  const holds = schema.lifecycle || coversStates(config.lifecycle, schema.states?.names ?? [])
  const levels = levelsOf(config, file, holds, outline.status?.text)
  const lifecycle = holds ? config.lifecycle : undefined
  const context: LocalContext = { spec, config, today, lifecycle, status: levels.status }
  const suppressions = readSuppressions(text, spec.comments)
  const run = (rules: readonly LocalRule[]): readonly RawFound[] => {
    const all: RawFound[] = []
    for (const rule of rules)
      if (levels.set(rule.code) !== 'off') runRule(rule, file, context, config.limits.findings, all)
    return all
  }

  const reading = run(book.reading)
  const sound = !stops(reading, suppressions, levels, book)
  return {
    outline: { ...outline, sound },
    found: sound ? [...reading, ...run(book.local)] : reading,
    suppressions,
    blocks: sound ? blockRefs(spec) : [],
    lifecycleHolds: holds,
    lineEnd: lineEndOf(text),
  }
}

/** Whether a Reading rule reports an error that no comment suppresses. */
function stops(
  found: readonly RawFound[],
  suppressions: readonly Suppression[],
  levels: FileLevels,
  book: RuleBook,
): boolean {
  const errors = found.filter((each) => levels.of(each, book.byCode.get(each.code)?.severity ?? 'error') === 'error')
  return suppress(errors, suppressions, { judged: () => true, codes: [] }).left.length > 0
}
