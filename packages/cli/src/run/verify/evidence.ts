import {
  createCollection,
  findStatus,
  linkedFile,
  maturityOf,
  type Collection,
  type EvidenceView,
  type FileFacts,
  type FileResult,
  type History,
  type Lifecycle,
  type PackageFacts,
  type Binding,
  type ReportHead,
  type ReportSource,
  type ReportSummary,
} from '@truespec/core'
import type { ReportFile } from './reports.ts'
import { readReport } from './read-report.ts'

/** What reports gave. */
interface Gathered {
  readonly collection: Collection
  readonly reports: readonly ReportSummary[]
}

/** Reads reports one after the other. `commitOf` says which commit a report speaks of. Throws `UserError` for one that cannot be read. */
export function gather(
  files: readonly ReportFile[],
  binding: Binding,
  commitOf: (head: ReportHead, modified: string, file: ReportFile) => string | undefined,
  progress: (done: number, all: number) => void,
): Gathered {
  const collection = createCollection(binding)
  const reports = files.map((file, i): ReportSummary => {
    progress(i, files.length)
    const before = { ...collection.counts() }
    const heads: ReportHead[] = []
    const source: { -readonly [Key in keyof ReportSource]: ReportSource[Key] } = { path: file.path, commit: undefined }
    const { format, modified } = readReport(
      file,
      collection.open(source, (head) => heads.push(head)),
    )
    // Its results were given the source itself, so that they learn of the commit too.
    source.commit = commitOf(joined(heads), modified, file)
    const after = collection.counts()
    return {
      path: file.path,
      format: format.name,
      commit: source.commit ?? null,
      tests: after.tests - before.tests,
      scenarios: after.scenarios - before.scenarios,
      files: after.files - before.files,
      metrics: after.metrics - before.metrics,
    }
  })
  return { collection, reports }
}

/** What a report says of itself in several places: the earliest time, and its commit, or all of them where they differ, which is none. */
function joined(heads: readonly ReportHead[]): ReportHead {
  const commits = new Set(heads.flatMap(({ commit }) => commit ?? []))
  const times = heads.flatMap(({ time }) => time ?? [])
  // Of a time without a zone nobody knows when it was; and where there is one such, the others tell too little.
  const zoned = times.every((each) => !Number.isNaN(Date.parse(each)) && /(?:Z|[+-]\d{2}:?\d{2})$/i.test(each))
  const time = zoned ? times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] : undefined
  return { ...(commits.size > 0 && { commit: [...commits].join(' ') }), ...(time !== undefined && { time }) }
}

/** What the kinds of claims may ask of a repository. */
export function evidenceView(ports: {
  readonly collection: Collection
  readonly files: FileFacts & { readText(path: string): string | undefined }
  readonly packages: PackageFacts
  readonly history: History | undefined
  readonly specs: readonly FileResult[]
  readonly lifecycle: Lifecycle
}): EvidenceView {
  const { collection, files, packages, history, lifecycle } = ports
  const byFile = new Map(ports.specs.map((spec) => [spec.outline.file, spec]))
  const byId = Map.groupBy(ports.specs, ({ outline }) => outline.id?.text)
  /** Undefined where the lifecycle does not hold, or does not know the status: then nobody can say. */
  const maturity = (spec: FileResult | undefined): number | undefined => {
    const text = spec?.lifecycleHolds ? spec.outline.status?.text : undefined
    const status = text === undefined ? undefined : findStatus(lifecycle, text)
    return status && maturityOf(lifecycle, status)
  }
  return {
    tests: collection.tests,
    scenarios: collection.scenarios,
    coverage: collection.coverage,
    metrics: collection.metrics,
    linked(file, url) {
      const linked = linkedFile(files, file, url)
      return linked?.found === 'file' && files.readText(linked.path)?.trim() === ''
        ? { ...linked, empty: true }
        : linked
    },
    package: (name) => (packages.known ? packages.find(name) : 'unknown'),
    specs: (id, than) => {
      const asked = maturity(byFile.get(than))
      return (byId.get(id) ?? []).map((spec) => {
        const own = maturity(spec)
        const { file, status } = spec.outline
        return {
          file,
          status: status?.known ?? status?.text ?? 'without a status',
          mature: own !== undefined && asked !== undefined && own >= asked,
        }
      })
    },
    commits: (address) => history?.implementing(address) ?? [],
  }
}
