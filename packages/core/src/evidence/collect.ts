import { addressesIn, type NamePattern } from './addresses.ts'
import type { Sink } from './define.ts'
import type { CoverageResult, MetricResult, ReportHead, ScenarioResult, TestResult } from './model.ts'
import type { CoverageAnswer, Reported, ReportSource } from './view.ts'

/** How results are told whose they are. */
export interface Binding {
  /** Forms of names besides `[SPEC/CLAIM]` and `@SPEC/CLAIM`. */
  readonly names: readonly NamePattern[]
  /** The spec whose file a scenario stands in, by its path as a report has it; undefined for a file that is none. */
  specOf(source: string): string | undefined
  /** Whether a tag such as `@SPEC-2026-11-22-001` names a spec. */
  isSpec(name: string): boolean
  /** A path of a report as one below the root; undefined for one of another root. */
  below(path: string, root: string | undefined): string | undefined
  /** The files that a component is, by its name. */
  readonly components: Readonly<Record<string, readonly string[]>>
  /** Files of the repository that have the same name as one, in other folders. */
  namesakes?(file: string): readonly string[]
  /** The addresses that a metric is for, by its name. */
  readonly metrics: Readonly<Record<string, readonly string[]>>
}

/** Results of many reports, found by what they prove. Those that bear no address are not kept. */
export interface Collection {
  /** Takes a report; what it says of itself is told to `about` as soon as it is read. */
  open(source: ReportSource, about: (head: ReportHead) => void): Sink
  tests(address: string): readonly Reported<TestResult>[]
  scenarios(spec: string, name: string): readonly Reported<ScenarioResult>[]
  coverage(component: string): CoverageAnswer
  metrics(address: string): readonly Reported<MetricResult>[]
  /** Every address that some result bears, with where it was first seen. */
  addresses(): ReadonlyMap<string, Reported<TestResult | ScenarioResult | MetricResult>>
  /** How many results there were, whatever they bear. */
  counts(): { readonly tests: number; readonly scenarios: number; readonly files: number; readonly metrics: number }
}

/** An empty collection. */
export function createCollection(binding: Binding): Collection {
  const tests = new Map<string, Reported<TestResult>[]>()
  const scenarios = new Map<string, Reported<ScenarioResult>[]>()
  const metrics = new Map<string, Reported<MetricResult>[]>()
  const files = new Map<string, Reported<CoverageResult>[]>()
  const byName = new Map<string, Set<string>>()
  const first = new Map<string, Reported<TestResult | ScenarioResult | MetricResult>>()
  const counts = { tests: 0, scenarios: 0, files: 0, metrics: 0 }

  function note(address: string, reported: Reported<TestResult | ScenarioResult | MetricResult>): void {
    if (!first.has(address)) first.set(address, reported)
  }

  function measuredBy(metric: string): readonly string[] {
    return Object.hasOwn(binding.metrics, metric) ? (binding.metrics[metric] ?? []) : []
  }

  function takeTest(reported: Reported<TestResult>): void {
    counts.tests++
    const { name, tags, outcome } = reported.result
    // A threshold that was crossed: what the metric would prove is not so.
    const crossed = outcome === 'failed' ? tags.flatMap(measuredBy) : []
    for (const address of new Set([...addressesIn(name, tags, binding.names), ...crossed])) {
      note(address, reported)
      push(tests, address, reported)
    }
  }

  /** A scenario is that of the spec whose file it stands in, or whose ID it bears as a tag; it may bear addresses as a test does. */
  function takeScenario(reported: Reported<ScenarioResult>): void {
    counts.scenarios++
    const { name, source, tags, outcome, flaky, line } = reported.result
    const specs = new Set(tags.map((tag) => tag.replace(/^@/, '')).filter((tag) => binding.isSpec(tag)))
    const own = binding.specOf(source)
    if (own !== undefined) specs.add(own)
    for (const spec of specs) push(scenarios, `${spec}\n${name}`, reported)
    const result: TestResult = { kind: 'test', name, tags, outcome, flaky, source, line }
    for (const address of addressesIn(name, tags, binding.names)) {
      note(address, reported)
      push(tests, address, { ...reported, result })
    }
  }

  function takeCoverage(reported: Reported<CoverageResult>): void {
    counts.files++
    const { result } = reported
    const file = binding.below(result.file, result.root)
    if (file === undefined) return
    push(files, file, { ...reported, result: { ...result, file } })
    for (const name of new Set(namesOf(file))) byName.set(name, (byName.get(name) ?? new Set()).add(file))
  }

  function takeMetric(reported: Reported<MetricResult>): void {
    counts.metrics++
    const { name } = reported.result
    for (const address of new Set([...addressesIn(name, [name], binding.names), ...measuredBy(name)])) {
      note(address, reported)
      push(metrics, address, reported)
    }
  }

  return {
    open: (report, about) => ({
      about,
      result(result) {
        if (result.kind === 'test') takeTest({ result, report })
        else if (result.kind === 'scenario') takeScenario({ result, report })
        else if (result.kind === 'coverage') takeCoverage({ result, report })
        else takeMetric({ result, report })
      },
    }),
    tests: (address) => tests.get(address) ?? [],
    scenarios: (spec, name) => scenarios.get(`${spec}\n${name}`) ?? [],
    coverage(component) {
      const named = Object.hasOwn(binding.components, component)
        ? binding.components[component]?.map((file) => file.replace(/^(?:\.\/)+/, ''))
        : undefined
      const found = named ?? (files.has(component) ? [component] : [...(byName.get(component) ?? [])])
      const covered = found.map((file) => files.get(file) ?? [])
      if (covered.length === 0 || covered.some((runs) => runs.length === 0)) return { kind: 'none' }
      const isByName = named === undefined && !files.has(component)
      const others = isByName && found[0] !== undefined ? (binding.namesakes?.(found[0]) ?? []) : []
      const unknown = others.filter((file) => !files.has(file))
      if (isByName && (found.length > 1 || unknown.length > 0))
        return { kind: 'ambiguous', files: covered.flat(), others: unknown }
      return { kind: 'found', files: covered.flat() }
    },
    metrics: (address) => metrics.get(address) ?? [],
    addresses: () => first,
    counts: () => counts,
  }
}

/** `src/session-store.ts` may be called so, or `session-store.ts`, or `session-store`: nothing else. */
function namesOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return [path, name, name.replace(/(?<=.)\.[^.]*$/, '')]
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
