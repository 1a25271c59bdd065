import type { BlockEngines } from './blocks/engines.ts'
import type { BlockFault } from './blocks/fault.ts'
import { analyse } from './check/analyse.ts'
import { createAskedFacts } from './check/asked-facts.ts'
import { askEngines, blockKey, drawsOnFiles, placeFaults, type PlacedBlock } from './check/blocks.ts'
import { createCatalogue, same } from './check/catalogue.ts'
import { createEvaluations } from './check/evaluations.ts'
import { createFindings } from './check/findings.ts'
import type { ReadFile } from './check/imports.ts'
import { levelsOf } from './check/levels.ts'
import type { FileResult, RawFound } from './check/result.ts'
import { createRuleBook } from './check/rule-book.ts'
import { runRule } from './check/run-rule.ts'
import { settle } from './check/settle.ts'
import type { Store } from './check/store.ts'
import type { Config } from './config/model.ts'
import type { Facts } from './facts/model.ts'
import type { Found, Rule } from './rules/define.ts'
import type { Outline } from './spec/outline.ts'
import type { MetadataFile } from './spec/preamble.ts'
import type { ReadEngines } from './spec/read.ts'
import type { Schema } from './template/schema.ts'
import type { Diagnostic } from './text/diagnostic.ts'

/** All that a workspace needs from outside. */
export interface WorkspaceOptions {
  readonly config: Config
  readonly rules: readonly Rule[]
  /** The schema that a file is read through. */
  schemaFor(file: string): Schema
  readonly engines: ReadEngines & { readonly blocks: BlockEngines }
  readonly facts: Facts
  /** ISO date. */
  readonly today: string
  /** Reads what TypeScript blocks import; without it there is nothing to import. */
  readonly readFile?: ReadFile
  /** Keeps what engines said beyond this workspace. */
  readonly store?: Store
}

/** Many specs, checked as a whole and kept checked: after each change only what it can affect is looked at again. */
export interface Workspace {
  /** Reads a document, new or changed, with the file beside it that holds its fields, where its schema names one. */
  set(file: string, text: string, metadata?: MetadataFile): void
  /** Takes what `set` would have made of a document, from a cache or another thread. */
  restore(file: string, result: FileResult): void
  remove(file: string): void
  /** What the document says by itself; plain data for a cache. */
  result(file: string): FileResult | undefined
  /** Takes other facts of the repository. */
  setFacts(facts: Facts): void
  /** Has the engines answer for every block that they have not answered for. Until then such blocks have no findings. */
  check(): Promise<void>
  /** The findings of one file, or of all, by place. A finding in a spec's metadata file is among those of the spec. */
  diagnostics(file?: string): readonly Diagnostic[]
  /** The other files whose findings, as far as they were asked for, rest on what this one says. A loop of dependencies is not counted. */
  askers(file: string): ReadonlySet<string>
  /** Sorted by file name. */
  outlines(): readonly Outline[]
}

/**
 * An empty workspace.
 * @throws RuleError (from `set`, `diagnostics`) where a rule throws: a fault of ours.
 */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { config, engines, today, store, readFile = () => undefined } = options
  const book = createRuleBook(options.rules)
  const documents = new Map<string, Document>()
  const catalogue = createCatalogue()
  const facts = createAskedFacts(options.facts, (file) => catalogue.get(file))
  const evaluations = createEvaluations()
  const workspaceView = catalogue.view(evaluations.note)
  const factsView = facts.view(evaluations.note, evaluations.blind)
  const findings = createFindings(settleFile)
  const unanswered = new Set<string>()

  return {
    set(file, text, metadata) {
      const input = { file, text, schema: options.schemaFor(file), config, today, ...(metadata && { metadata }) }
      place(file, analyse(input, book, engines))
    },
    restore: place,
    remove,
    result: (file) => documents.get(file)?.result,
    setFacts(next) {
      refresh()
      unsettle(evaluations.invalidate(facts.replace(next, (key) => evaluations.isUsed(key))))
      // What blocks import may have changed with the rest of the repository.
      for (const [file, { result }] of documents) if (result.blocks.some(drawsOnFiles)) unanswered.add(file)
    },
    check,
    diagnostics(file) {
      refresh()
      return file === undefined ? findings.all() : findings.of(file)
    },
    askers(file) {
      refresh()
      const askers = new Set(catalogue.keysOf(file).flatMap((key) => [...evaluations.askers(key)]))
      askers.delete(file)
      return askers
    },
    outlines: () => catalogue.all(),
  }

  function place(file: string, result: FileResult): void {
    const before = documents.get(file)
    const unchanged =
      before?.result.lifecycleHolds === result.lifecycleHolds && same(before.result.outline, result.outline)
    if (!unchanged) evaluations.forget(file)
    documents.set(file, before ? carriedOver(before, result) : { result, answers: UNANSWERED, given: undefined })
    findings.unsettle(file)
    catalogue.set(result.outline)
    if (result.blocks.length > 0) unanswered.add(file)
    else unanswered.delete(file)
  }

  function remove(file: string): void {
    documents.delete(file)
    findings.remove(file)
    evaluations.forget(file)
    unanswered.delete(file)
    catalogue.remove(file)
  }

  /** Forgets what was found under conditions that hold no longer. */
  function refresh(): void {
    const changed = catalogue.takeChanged()
    for (const key of changed) facts.forget(key)
    unsettle(evaluations.invalidate(changed))
  }

  function unsettle(files: Iterable<string>): void {
    for (const file of files) if (documents.has(file)) findings.unsettle(file)
  }

  function settleFile(file: string): readonly Diagnostic[] {
    const document = documents.get(file)
    if (!document) return []
    const { result, answers } = document
    const blind = new Set<string>()
    const found: RawFound[] = []
    if (result.outline.sound) evaluateWide(result, found, blind)
    if (result.blocks.some((_, i) => answers[i] === undefined)) for (const rule of book.block) blind.add(rule.code)
    if (answers.some((answer) => answer && answer.length > 0))
      for (const { code } of book.block)
        runRule({ code, check: () => faultsOf(code, document) }, file, undefined, config.limits.findings, found)
    return settle({ result, found, blind }, book, config)
  }

  /** Runs the rules that look beyond one document, where they are on; adds what they find, and the codes of those that could not look. */
  function evaluateWide({ outline, lifecycleHolds }: FileResult, found: RawFound[], blind: Set<string>): void {
    const { file } = outline
    const limit = config.limits.findings
    const lifecycle = lifecycleHolds ? config.lifecycle : undefined
    const levels = levelsOf(config, file, lifecycleHolds, outline.status?.text)
    for (const [number, rule] of book.wide.entries()) {
      if (levels.set(rule.code) === 'off') continue
      const evaluation = evaluations.of(file, number, () =>
        rule.kind === 'workspace'
          ? runRule(rule, file, { outline, lifecycle, workspace: workspaceView }, limit)
          : runRule(rule, file, { outline, lifecycle, facts: factsView }, limit),
      )
      if (evaluation.blind) blind.add(rule.code)
      for (const each of evaluation.found) found.push(each)
    }
  }

  async function check(): Promise<void> {
    const asked: { readonly document: Document; readonly blocks: readonly PlacedBlock[] }[] = []
    for (const file of unanswered) {
      const document = documents.get(file)
      if (document) asked.push({ document, blocks: document.result.blocks.map((block) => ({ file, block })) })
    }
    unanswered.clear()
    const blocks = asked.flatMap((each) => each.blocks)
    if (blocks.length === 0) return
    const faults = await askEngines(blocks, { engines: engines.blocks, readFile, store }).catch((error: unknown) => {
      for (const { file } of blocks) if (documents.has(file)) unanswered.add(file)
      throw error
    })
    let at = 0
    for (const { document, blocks: own } of asked) {
      // Replaced rather than changed: a document that was set again meanwhile keeps the answers it was given.
      document.answers = own.map(() => faults[at++] ?? [])
      document.given = undefined
      findings.unsettle(document.result.outline.file)
    }
  }
}

type Answer = readonly BlockFault[] | undefined

const UNANSWERED: readonly Answer[] = []

/** What the engines said of a document's blocks under one code. */
function* faultsOf(code: string, { result, answers }: Document): Iterable<Found> {
  for (const [i, block] of result.blocks.entries()) {
    const faults = answers[i]?.filter(({ rule }) => rule === code) ?? []
    yield* placeFaults(block, faults)
  }
}

interface Document {
  readonly result: FileResult
  /** What the engines said of each block. */
  answers: readonly Answer[]
  /** Of a document that was set again since they were asked: what they said of the blocks that it had then. */
  given: ReadonlyMap<string, Answer> | undefined
}

/** A document that is set again, with the answers for the blocks that it has had before. */
function carriedOver(before: Document, result: FileResult): Document {
  const given =
    before.given ?? new Map(before.result.blocks.map((block, i) => [blockKey(block), before.answers[i]] as const))
  return { result, answers: result.blocks.map((block) => given.get(blockKey(block))), given }
}
