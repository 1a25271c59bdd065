import type { MetricResult } from '../evidence/model.ts'
import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView, Reported } from '../evidence/view.ts'
import { parseQuantities, sameDimension, type Comparator, type Quantity } from '../values/quantity.ts'
import { figuresIn, plainStatistic, type Figure } from './figures.ts'
import { missing, placeOf } from './reasons.ts'

/** A figure of a report, with its value as the text's are read. */
interface Measured {
  readonly metric: Reported<MetricResult>
  readonly quantity: Quantity
  readonly statistic: string | undefined
}

/** How the measured figures of an address keep what a text asks for. Units are converted; `p95` is never compared with a mean. */
export function* measured(address: string, text: string, evidence: EvidenceView): Generator<Reason> {
  const metrics = evidence.metrics(address)
  if (metrics.length === 0) return
  const figures = figuresIn(text)
  if (figures.length === 0) return yield missing('no-figure', address)
  const known = metrics.flatMap(read)
  for (const alike of Map.groupBy(figures, kindOf).values()) yield* kept(alike, metrics, known)
}

/** How figures of one kind are kept: each metric of each report answers for itself, so that none makes up for another. */
function* kept(
  alike: readonly Figure[],
  metrics: readonly Reported<MetricResult>[],
  known: readonly Measured[],
): Generator<Reason> {
  const [{ quantity, statistic, bound, text }] = alike as readonly [Figure]
  const comparable = known.filter((each) => sameDimension(each.quantity, quantity))
  const name = (comparable[0]?.metric ?? metrics[0])?.result.name ?? ''
  if (comparable.length === 0) return yield missing('other-unit', name, { expected: text })
  if (bound === undefined) return yield missing('no-target', name, { expected: text })
  let isKnown = false
  for (const source of Map.groupBy(comparable, sourceOf).values()) {
    const fitting =
      statistic === undefined ? meant(source, quantity, bound) : source.filter((each) => each.statistic === statistic)
    isKnown ||= fitting.length > 0
    const reasons = alike.flatMap((figure) => fitting.map((each) => reasonOf(each, figure, bound)))
    // `reads in 50 ms, writes in 200 ms` does not say which metric is whose, and `in 200 ms` not whether the slowest of all is meant.
    const isOpen = alike.length > 1 || new Set(fitting.map((each) => each.statistic)).size > 1
    if (isOpen && new Set(reasons.map(({ weight }) => weight)).size > 1)
      yield ambiguous(reasons, alike.map(shown).join(', '))
    else yield* reasons
  }
  const expected = statistic === undefined ? text : `${statistic} ${text}`
  if (!isKnown) yield missing('other-statistic', name, { expected })
}

/** What a figure is compared with: unit, statistic, and whether it is a least or a most. */
function kindOf({ quantity, statistic, bound }: Figure): string {
  return [quantity.dimension, quantity.dimension === 'count' ? quantity.unit : '', statistic, bound?.[0]].join(' ')
}

function read(metric: Reported<MetricResult>): readonly Measured[] {
  const { value, unit, statistic } = metric.result
  const [quantity, ...more] = parseQuantities(`${value} ${unit}`)
  if (!quantity || more.length > 0 || quantity.span.from !== 0) return []
  return [{ metric, quantity, statistic: statistic === undefined ? undefined : plainStatistic(statistic) }]
}

function sourceOf({ metric }: Measured): string {
  return `${metric.report.path}\n${metric.result.name}`
}

/**
 * The figures that a text may mean that names no statistic: so many a second are so many on the whole, and none that flatters: the fastest
 * of all says nothing of a most.
 */
function meant(source: readonly Measured[], { dimension }: Quantity, bound: Comparator): readonly Measured[] {
  if (dimension === 'rate' || dimension === 'throughput') {
    const whole = source.filter(({ statistic }) => statistic === undefined || statistic === 'mean')
    if (whole.length > 0) return whole
  }
  return source.filter(({ statistic = 'mean' }) => {
    const share = statistic === 'min' ? 0 : statistic === 'max' ? 100 : Number(/^p([\d.]+)$/.exec(statistic)?.[1] ?? 50)
    return bound[0] === '<' ? share >= 50 : bound[0] === '>' ? share <= 50 : true
  })
}

function reasonOf({ metric, quantity, statistic }: Measured, figure: Figure, bound: Comparator): Reason {
  const { name, value, unit, line } = metric.result
  const isKept = holds(quantity.base, bound, figure.quantity.base)
  const facts = {
    name: statistic === undefined || namesIt(name, statistic) ? name : `${name} ${statistic}`,
    outcome: `${Number(value.toPrecision(12))} ${unit}`.trim(),
    expected: shown(figure),
    ...placeOf(metric.report, line),
  }
  if (!isKept && figure.lenient) return { ...missing('no-target', facts.name), ...facts }
  return { kind: 'metric', weight: isKept ? 'for' : 'against', ...facts }
}

/** `redeem p95` says itself which figure it is. */
function namesIt(name: string, statistic: string): boolean {
  return name.split(/[\s_,;:>()[\]-]+/).includes(statistic)
}

function shown({ statistic, bound, text }: Figure): string {
  return [statistic, bound, text].filter((part) => part !== undefined).join(' ')
}

function ambiguous(reasons: readonly Reason[], expected: string): Reason {
  const missed = reasons.filter(({ weight }) => weight !== 'for').map((reason) => `${reason.name} (${reason.outcome})`)
  const name = [...new Set(missed)].join(', ')
  return { kind: 'ambiguous', weight: 'none', because: 'several-metrics', name, outcome: 'ambiguous', expected }
}

function holds(found: number, comparator: Comparator, asked: number): boolean {
  // Units are converted with binary fractions: 0.2 s is 200 ms.
  const close = Math.abs(found - asked) <= 1e-9 * Math.max(Math.abs(found), Math.abs(asked))
  if (comparator === '=') return close
  if (comparator === '<=') return close || found < asked
  if (comparator === '>=') return close || found > asked
  return !close && (comparator === '<' ? found < asked : found > asked)
}
