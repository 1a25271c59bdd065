import type { BlockEngines } from './blocks/engines.ts'
import { analyse } from './check/analyse.ts'
import { createAskedFacts } from './check/asked-facts.ts'
import { askEngines, placeFaults } from './check/blocks.ts'
import { type Catalogue, createCatalogue, same } from './check/catalogue.ts'
import { type Answer, createDocuments, type Document, type Documents } from './check/documents.ts'
import { createEvaluations, type Evaluations } from './check/evaluations.ts'
import { createFindings, type Findings } from './check/findings.ts'
import type { ReadFile } from './check/imports.ts'
import type { FileResult } from './check/result.ts'
import { createRuleBook, type RuleBook } from './check/rule-book.ts'
import { runRule } from './check/run-rule.ts'
import { settle, type Unsettled } from './check/settle.ts'
import type { Store } from './check/store.ts'
import { findWide, type Surroundings, type WideFindings } from './check/wide.ts'
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
  const { documents, catalogue, evaluations, findings, place, remove, replaceFacts, refresh } = createKept(
    options,
    book,
  )
  return {
    set(file, text, metadata) {
      const input = { file, text, schema: options.schemaFor(file), config, today, ...(metadata && { metadata }) }
      place(file, analyse(input, book, engines))
    },
    restore: place,
    remove,
    result: (file) => documents.get(file)?.result,
    setFacts(facts) {
      refresh()
      replaceFacts(facts)
    },
    async check() {
      const ports = { engines: engines.blocks, readFile, store }
      for (const file of await documents.answer((blocks) => askEngines(blocks, ports))) findings.unsettle(file)
    },
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
}

/** What a workspace keeps, and how it forgets what a change makes doubtful. */
interface Kept {
  readonly documents: Documents
  readonly catalogue: Catalogue
  readonly evaluations: Evaluations
  readonly findings: Findings
  place(file: string, result: FileResult): void
  remove(file: string): void
  replaceFacts(facts: Facts): void
  /** Forgets what was found under conditions that hold no longer. */
  refresh(): void
}

function createKept({ config, facts: given }: WorkspaceOptions, book: RuleBook): Kept {
  const documents = createDocuments()
  const catalogue = createCatalogue()
  const facts = createAskedFacts(given, (file) => catalogue.get(file))
  const evaluations = createEvaluations()
  const surroundings: Surroundings = {
    workspace: catalogue.view(evaluations.note),
    facts: facts.view(evaluations.note, evaluations.blind),
    evaluations,
  }
  const findings = createFindings((file) => {
    const document = documents.get(file)
    if (!document) return []
    const wide = findWide(document.result, surroundings, book, config)
    return settle(withAnswers(document, wide, book, config.limits.findings), book, config)
  })
  const unsettle = (files: Iterable<string>): void => {
    for (const file of files) if (documents.get(file)) findings.unsettle(file)
  }
  return {
    documents,
    catalogue,
    evaluations,
    findings,
    place(file, result) {
      const before = documents.get(file)?.result
      const unchanged = before?.lifecycleHolds === result.lifecycleHolds && same(before.outline, result.outline)
      if (!unchanged) evaluations.forget(file)
      documents.set(file, result)
      findings.unsettle(file)
      catalogue.set(result.outline)
    },
    remove(file) {
      documents.delete(file)
      findings.remove(file)
      evaluations.forget(file)
      catalogue.remove(file)
    },
    replaceFacts(next) {
      unsettle(evaluations.invalidate(facts.replace(next, (key) => evaluations.isUsed(key))))
      // What blocks import may have changed with the rest of the repository.
      documents.doubtImports()
    },
    refresh() {
      const changed = catalogue.takeChanged()
      for (const key of changed) facts.forget(key)
      unsettle(evaluations.invalidate(changed))
    },
  }
}

/** What is known of a document once the engines have been asked about its blocks: what they said is found, or not known yet. */
function withAnswers({ result, answers }: Document, wide: WideFindings, book: RuleBook, limit: number): Unsettled {
  const { file } = result.outline
  const isOpen = result.blocks.some((_, i) => answers[i] === undefined)
  const blind = isOpen ? new Set([...wide.blind, ...book.block.map(({ code }) => code)]) : wide.blind
  if (!answers.some((answer) => answer && answer.length > 0)) return { result, found: wide.found, blind }
  const found = [...wide.found]
  for (const { code } of book.block)
    runRule({ code, check: () => faultsOf(code, result, answers) }, file, undefined, limit, found)
  return { result, found, blind }
}

/** What the engines said of a document's blocks under one code. */
function* faultsOf(code: string, { blocks }: FileResult, answers: readonly Answer[]): Iterable<Found> {
  for (const [i, block] of blocks.entries()) {
    const faults = answers[i]?.filter(({ rule }) => rule === code) ?? []
    yield* placeFaults(block, faults)
  }
}
