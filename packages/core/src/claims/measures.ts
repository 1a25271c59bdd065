import type { MetricResult } from '../evidence/model.ts'
import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView, Reported } from '../evidence/view.ts'
import { parseQuantities, type Comparator, type Dimension, type Quantity } from '../values/quantity.ts'
import { missing, placeOf } from './reasons.ts'

/** What a figure without a comparator bounds: less time and space is better, more throughput is. Of the rest nobody can tell. */
const BOUNDS: Partial<Record<Dimension, Comparator>> = { time: '<=', size: '<=', rate: '>=', throughput: '>=' }

/** How the measured figures of an address keep what a text asks for. Units are converted; `p95` is never compared with a mean. */
export function* measured(address: string, text: string, evidence: EvidenceView): Generator<Reason> {
  const metrics = evidence.metrics(address)
  if (metrics.length === 0) return
  const asked = parseQuantities(text)
  if (asked.length === 0) yield missing('no-figure', address)
  for (const quantity of asked) yield* held(quantity, text, metrics)
}

function* held(asked: Quantity, text: string, metrics: readonly Reported<MetricResult>[]): Generator<Reason> {
  const expected = text.slice(asked.span.from, asked.span.to)
  const comparable = metrics.flatMap((metric) => {
    const [found] = parseQuantities(`${metric.result.value} ${metric.result.unit}`)
    return found?.dimension === asked.dimension ? [{ metric, found }] : []
  })
  if (comparable.length === 0) return yield missing('other-unit', metrics[0]?.result.name ?? '', { expected })
  const { statistic } = asked
  const fitting =
    statistic === undefined ? comparable : comparable.filter(({ metric }) => metric.result.statistic === statistic)
  if (fitting.length === 0)
    return yield missing('other-statistic', comparable[0]?.metric.result.name ?? '', {
      expected: `${statistic} ${expected}`,
    })
  const bound = asked.comparator ?? BOUNDS[asked.dimension]
  if (bound === undefined) return yield missing('no-target', fitting[0]?.metric.result.name ?? '', { expected })
  const shown = `${statistic === undefined ? '' : `${statistic} `}${bound} ${expected}`
  const reasons = fitting.map(({ metric, found }): Reason => {
    const { name, value, unit, line } = metric.result
    return {
      kind: 'metric',
      weight: holds(found.base, bound, asked.base) ? 'for' : 'against',
      name: metric.result.statistic === undefined ? name : `${name} ${metric.result.statistic}`,
      outcome: `${value} ${unit}`.trim(),
      expected: shown,
      ...placeOf(metric.report, line),
    }
  })
  const unclear = statistic === undefined && new Set(reasons.map(({ weight }) => weight)).size > 1
  const statistics = new Set(fitting.map(({ metric }) => metric.result.statistic))
  if (unclear && statistics.size > 1)
    yield {
      kind: 'ambiguous',
      weight: 'none',
      because: 'several-metrics',
      name: reasons.map(({ name }) => name).join(', '),
      outcome: 'ambiguous',
      expected: shown,
    }
  else yield* reasons
}

function holds(found: number, comparator: Comparator, asked: number): boolean {
  // Units are converted with binary fractions: 0.2 s is 200 ms.
  const close = Math.abs(found - asked) <= 1e-9 * Math.max(Math.abs(found), Math.abs(asked))
  if (comparator === '=') return close
  if (comparator === '<=') return close || found < asked
  if (comparator === '>=') return close || found > asked
  return !close && (comparator === '<' ? found < asked : found > asked)
}
