/** Claims and evidence as tests write them down. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gherkinEngine as gherkin } from '../../cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../cli/src/node/markdown.ts'
import { claimsOf } from '../src/claims/claims.ts'
import type { Claim } from '../src/claims/model.ts'
import type { NamePattern } from '../src/evidence/addresses.ts'
import { createCollection, type Collection } from '../src/evidence/collect.ts'
import type { Result } from '../src/evidence/model.ts'
import type { EvidenceView, ReportSource } from '../src/evidence/view.ts'
import { linkedFile } from '../src/facts/linked-file.ts'
import type { PackageFact } from '../src/facts/model.ts'
import { read } from '../src/spec/read.ts'
import type { Spec } from '../src/spec/model.ts'
import { compile } from '../src/template/compile.ts'

const markdown = createMarkdownEngine()
const template = readFileSync(join(import.meta.dirname, '../../cli/templates/feature-spec.md'), 'utf8')
const schema = compile(template, markdown, { name: 'feature-spec.md' })

/** The ID that specs of tests bear. */
export const ID = 'SPEC-2026-11-22-001'

/** A spec of the shipped template: its sections, below a title and metadata. */
export function specOf(sections: string, { file = 'specs/a.md', id = ID } = {}): Spec {
  const text = `# Feature Specification: Sign in\n\n## Metadata\n- **Spec ID**: ${id}\n- **Status**: Draft\n\n${sections}\n`
  return read({ file, text, schema, nesting: 100 }, { markdown, gherkin })
}

/** The claims of such a spec. */
export function claimsIn(sections: string, more?: Parameters<typeof specOf>[1]): readonly Claim[] {
  return claimsOf(specOf(sections, more))
}

/** The claim with that name. */
export function claimIn(sections: string, local: string): Claim {
  const claims = claimsIn(sections)
  const found = claims.find((claim) => claim.local === local)
  if (!found) throw new Error(`there is no ${local}, but ${claims.map((claim) => claim.local).join(', ')}`)
  return found
}

/** Results of which tests say only what matters to them. */
export type Written = Partial<Result> & Pick<Result, 'kind'>

const BLANK = {
  test: { name: '', tags: [], outcome: 'passed', flaky: false, source: undefined, line: undefined },
  scenario: { name: '', feature: '', source: 'specs/a.md', tags: [], outcome: 'passed', flaky: false, line: undefined },
  coverage: { file: '', root: undefined, covered: 0, total: 0, line: undefined },
  metric: { name: '', statistic: undefined, value: 0, unit: '', line: undefined },
} as const

/** What stands around the results. */
export interface Around {
  readonly names?: readonly NamePattern[]
  readonly components?: Readonly<Record<string, readonly string[]>>
  readonly metrics?: Readonly<Record<string, readonly string[]>>
  readonly files?: Readonly<Record<string, 'file' | 'folder' | 'outside'>>
  /** Left out: there is no manifest. */
  readonly packages?: readonly PackageFact[]
  readonly specs?: EvidenceView['specs']
  readonly commits?: EvidenceView['commits']
}

/** A collection of the results of reports, by the paths of these. A path of a report such as `/elsewhere/a.ts` lies outside of the root. */
export function collectionOf(reports: Readonly<Record<string, readonly Written[]>>, around: Around = {}): Collection {
  const collection = createCollection({
    names: around.names ?? [],
    specOf: (source) => (source === 'specs/a.md' ? ID : undefined),
    isSpec: (name) => name === ID,
    below: (path) => (path.startsWith('/') ? undefined : path),
    components: around.components ?? {},
    metrics: around.metrics ?? {},
  })
  for (const [path, results] of Object.entries(reports)) {
    const source: ReportSource = { path, commit: undefined }
    const sink = collection.open(source, () => {})
    for (const result of results) sink.result({ ...BLANK[result.kind], ...result } as Result)
  }
  return collection
}

/** The same as claims see it. */
export function evidenceOf(
  results: readonly Written[] | Readonly<Record<string, readonly Written[]>>,
  around: Around = {},
): EvidenceView {
  const { tests, scenarios, coverage, metrics } = collectionOf(
    Array.isArray(results) ? { 'report.xml': results as readonly Written[] } : (results as Record<string, Written[]>),
    around,
  )
  const files = new Map(Object.entries(around.files ?? {}))
  return {
    tests,
    scenarios,
    coverage,
    metrics,
    linked: (file, url) => linkedFile({ kind: (path) => files.get(path), anchors: () => new Set() }, file, url),
    package: (name) => (around.packages ? around.packages.find((each) => each.name === name) : 'unknown'),
    specs: around.specs ?? (() => []),
    commits: around.commits ?? (() => []),
  }
}
