import { addressedAs } from '../src/claims/address.ts'
import { claimsOf } from '../src/claims/claims.ts'
import { createRuleBook } from '../src/check/rule-book.ts'
import { verifySpecs, type Verified, type VerifiedSpec } from '../src/check/verify.ts'
import type { Config } from '../src/config/model.ts'
import { namePattern, type NamePattern } from '../src/evidence/addresses.ts'
import { createCollection } from '../src/evidence/collect.ts'
import { FORMATS } from '../src/evidence/formats/registry.ts'
import type { History } from '../src/evidence/history.ts'
import { linkedFile } from '../src/facts/linked-file.ts'
import type { Facts } from '../src/facts/model.ts'
import type { Rule } from '../src/rules/define.ts'
import { read, type ReadEngines } from '../src/spec/read.ts'
import type { Schema } from '../src/template/schema.ts'
import { waiversOf } from '../src/verdicts/waivers.ts'
import type { Workspace } from '../src/workspace.ts'

/** A report as a test writes it down. */
export interface WrittenReport {
  readonly file: string
  readonly text: string
  readonly commit?: string | undefined
}

/** What is verified, and with what. */
export interface VerifyWorkspace {
  readonly workspace: Workspace
  readonly texts: ReadonlyMap<string, string>
  readonly reports: readonly WrittenReport[]
  readonly schemaFor: (file: string) => Schema
  readonly engines: ReadEngines
  readonly config: Config
  readonly rules: readonly Rule[]
  readonly facts: Facts
  readonly today: string
  /** Is given the wording that a claim has now. */
  readonly history?: (now: (address: string) => string | undefined) => History | undefined
  readonly gate?: string | undefined
}

/** Verifies the specs of a workspace as `truespec verify` does: through the real readers, the collection and the judge. */
export function verifyWorkspace(input: VerifyWorkspace): Verified {
  const { workspace, texts, config, facts, today, gate } = input
  const specs = [...texts].map(([file, text]): VerifiedSpec => {
    const result = workspace.result(file)
    if (!result) throw new Error(`${file} is not in the workspace`)
    const spec = read({ file, text, schema: input.schemaFor(file), nesting: config.limits.nesting }, input.engines)
    return { result, claims: claimsOf(spec), waivers: waiversOf(spec) }
  })
  const files = new Map(
    specs.map(({ result: { outline } }) => [outline.file, addressedAs(outline.id?.text, outline.file)]),
  )
  const ids = new Set(files.values())
  const collection = createCollection({
    names: config.verify.names.map(patternOf),
    specOf: (source) => files.get(source),
    isSpec: (name) => ids.has(name),
    below: (path, root) => (root === undefined && !path.startsWith('/') ? path : undefined),
    components: config.verify.components,
    metrics: config.verify.metrics,
  })
  for (const { file: path, text, commit } of input.reports) {
    const format = FORMATS.find((each) => each.detects(text, path))
    if (!format) throw new Error(`${path} is of no format that is known`)
    const reader = format.open(collection.open({ path, commit }, () => {}))
    reader.write(text)
    reader.end()
  }
  const wordings = new Map(specs.flatMap(({ claims }) => claims.map(({ address, wording }) => [address, wording])))
  const history = input.history?.((address) => wordings.get(address))
  return verifySpecs({
    specs,
    checked: workspace.diagnostics(),
    evidence: {
      tests: collection.tests,
      scenarios: collection.scenarios,
      coverage: collection.coverage,
      metrics: collection.metrics,
      linked: (file, url) => linkedFile(facts.files, file, url),
      package: (name) => (facts.packages.known ? facts.packages.find(name) : 'unknown'),
      specs: (id) =>
        workspace
          .outlines()
          .filter((outline) => outline.id?.text === id)
          .map(({ file, status }) => ({ file, status: status?.text ?? '', mature: true })),
      commits: (address) => history?.implementing(address) ?? [],
    },
    addresses: collection.addresses(),
    history,
    config,
    book: createRuleBook(input.rules),
    today,
    gate,
    demanded: undefined,
  })
}

function patternOf(text: string): NamePattern {
  const pattern = namePattern(text)
  if ('fault' in pattern) throw new Error(`${text}: ${pattern.fault}`)
  return pattern
}
