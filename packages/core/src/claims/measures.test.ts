import { describe, expect, test } from 'vitest'
import { evidenceOf, type Written } from '../../test/trial.ts'
import { measured } from './measures.ts'

const ADDRESS = 'S/NFR1'

/** `p95 180 ms; mean 40 ms` of one metric; `a: 1 ms | b: 2 ms` of two; `a: 1 ms || a: 2 ms` of two reports. */
function reports(text: string): Record<string, readonly Written[]> {
  return Object.fromEntries(
    text.split('||').map((report, i) => [
      `report-${i}.json`,
      report.split('|').flatMap((metric) => {
        const [, name = 'latency', figures = ''] = /^(?:\s*([\w-]+):)?(.*)$/s.exec(metric) ?? []
        return figures.split(';').map((figure): Written => {
          const [, statistic, value, unit = ''] =
            /^\s*([a-z][a-z0-9.]*)?\s*(-?[\d.e+-]+)\s*(.*?)\s*$/.exec(figure) ?? []
          return { kind: 'metric', name: `[${ADDRESS}] ${name}`, statistic, value: Number(value), unit }
        })
      }),
    ]),
  )
}

/** `for`, `against`, and why else, each once. */
function weighed(asked: string, found: string): string {
  const reasons = [...measured(ADDRESS, asked, evidenceOf(reports(found)))]
  return [...new Set(reasons.map(({ weight, because }) => because ?? weight))].join(' ')
}

describe('measured figures', () => {
  test.each([
    // Units.
    ['p95 < 200 ms', 'p95 0.18 s', 'for'],
    ['p95 < 200 ms', 'p95 180000 us', 'for'],
    ['p95 < 200 ms', 'p95 0.2 s', 'against'],
    ['p95 <= 200 ms', 'p95 0.2 s', 'for'],
    ['p95 ≤ 0.2 seconds', 'p95 200 ms', 'for'],
    ['p95 < 200 ms', 'p95 180', 'other-unit'],
    ['p95 < 200 ms', 'p95 180 MB', 'other-unit'],
    ['p95 < 200 ms', 'p95 180 widgets', 'other-unit'],
    ['p95 < 200 ms', 'p95 180 ms of 3 s', 'other-unit'],
    ['at most 1 GB', 'max 900 MB', 'for'],
    ['at most 1 GiB', 'max 1073741824 B', 'for'],
    ['at most 1 GB', 'max 1 GiB', 'against'],
    ['at least 100 requests/second', '6000 request/min', 'for'],
    ['at least 100 rps', '99.9 request/s', 'against'],
    ['at least 100 requests/second', '120 /s', 'for'],
    ['at least 100 requests/second', '120 query/s', 'other-unit'],
    ['at least 10 MB/s', '80 Mbit/s', 'for'],
    ['less than 1% errors', '0.5 %', 'for'],
    ['error rate < 1%', '1.5 %', 'against'],
    ['cost under $5 per month', '4 EUR', 'other-unit'],
    ['under 200 ms', '12 ns/iter', 'for'],
    ['under 200 ms', '-5 ms', 'for'],
    ['under 200 ms', '1e-7 s', 'for'],
    // What a figure bounds that has no comparator.
    ['p95 of 200 ms', 'p95 180 ms', 'for'],
    ['p95 of 200 ms', 'p95 220 ms', 'against'],
    ['100 requests/second', '120 request/s', 'for'],
    ['100 requests/second', '80 request/s', 'against'],
    ['512 MB', 'max 600 MB', 'against'],
    ['100 concurrent users', '120 user', 'for'],
    ['100 concurrent users', '80 user', 'against'],
    ['99.9% availability', '99.95 %', 'no-target'],
    ['at least 99.9% availability', '99.95 %', 'for'],
    ['3 retries', '3 retry', 'no-target'],
    // Statistics.
    ['p95 < 200 ms', 'mean 20 ms; max 180 ms', 'other-statistic'],
    ['p95 < 200 ms', 'p95 180 ms; max 900 ms', 'for'],
    ['p99 < 200 ms', 'p95 180 ms; p99 300 ms', 'against'],
    ['95th percentile below 200 ms', 'p95 180 ms', 'for'],
    ['p99.9 < 1 s', 'p99.9 900 ms', 'for'],
    ['p999 < 1 s', 'p99.9 900 ms', 'for'],
    ['median < 50 ms', 'p50 40 ms', 'for'],
    ['p50 < 50 ms', 'median 60 ms', 'against'],
    ['peak memory < 500 MB', 'max 400 MB; mean 600 MB', 'for'],
    ['average response time < 50 ms', 'mean 40 ms; max 900 ms', 'for'],
    // None named: all that were measured, unless they flatter.
    ['< 200 ms', 'mean 20 ms; p95 180 ms; max 190 ms', 'for'],
    ['< 200 ms', 'mean 20 ms; p95 180 ms; max 290 ms', 'several-metrics'],
    ['< 200 ms', 'mean 220 ms; max 290 ms', 'against'],
    ['< 200 ms', 'min 10 ms', 'other-statistic'],
    ['< 200 ms', 'min 10 ms; p1 11 ms; mean 300 ms', 'against'],
    ['< 200 ms', 'min 10 ms; mean 100 ms', 'for'],
    ['at least 100 rps', 'max 120 request/s', 'other-statistic'],
    ['at least 100 rps', 'mean 110 request/s; min 80 request/s; max 130 request/s', 'for'],
    ['at least 100 rps', 'mean 90 request/s; max 130 request/s', 'against'],
    // Shares of requests are percentiles.
    ['95% of requests under 200 ms', 'p95 180 ms', 'for'],
    ['95% of requests under 200 ms', 'p95 280 ms', 'against'],
    ['95% of requests under 200 ms', 'mean 180 ms', 'other-statistic'],
    ['at least 99% of all API calls complete within 1 s', 'p99 900 ms', 'for'],
    ['answers in 200 ms for 95% of requests', 'p95 180 ms', 'for'],
    ['95% of requests under 200 ms, 99% of requests under 1 s', 'p95 180 ms; p99 900 ms', 'for'],
    ['95% of requests, under load, within 200 ms', 'p95 180 ms', 'for'],
    [
      '95% of requests under 200 ms or 99% of requests under 1 s',
      'p95 180 ms; p99 900 ms',
      'other-unit several-metrics',
    ],
    ['fewer than 5% of requests fail', '3 %', 'for'],
    ['99.9% of the time', '99.95 %', 'no-target'],
    // Several figures: each has to be measured.
    ['p95 < 200 ms, p99 < 500 ms', 'p95 180 ms; p99 400 ms', 'for'],
    ['p95 < 200 ms, p99 < 500 ms', 'p95 180 ms; p99 600 ms', 'for against'],
    ['p95 < 200 ms, p99 < 500 ms', 'p95 180 ms', 'for other-statistic'],
    ['p95 < 200 ms at 100 rps', 'p95 180 ms', 'for other-unit'],
    ['p95 < 200 ms at 100 rps', 'a: p95 180 ms | b: 120 request/s', 'for'],
    ['p95 < 200 ms\n  - p99 < 1 s', 'p95 180 ms; p99 900 ms', 'for'],
    ['p95 < 200 ms <!-- was p99 < 1 s -->', 'p95 180 ms', 'for'],
    // Which is whose?
    ['reads p95 < 50 ms, writes p95 < 200 ms', 'a: p95 40 ms | b: p95 180 ms', 'for several-metrics'],
    ['reads p95 < 50 ms, writes p95 < 200 ms', 'a: p95 40 ms | b: p95 45 ms', 'for'],
    ['reads p95 < 50 ms, writes p95 < 200 ms', 'a: p95 40 ms | b: p95 300 ms', 'for against'],
    ['CPU below 70%, memory below 80%', '75 %', 'several-metrics'],
    // Ranges: the far end has to be kept; what is better than the near one is nobody's fault, and no proof.
    ['100-200 ms', 'mean 150 ms', 'for'],
    ['100-200 ms', 'mean 250 ms', 'for against'],
    ['100-200 ms', 'mean 50 ms', 'no-target for'],
    ['between 100 and 500 rps', '300 request/s', 'for'],
    ['between 100 and 500 rps', '50 request/s', 'against for'],
    ['between 100 and 500 rps', '600 request/s', 'for no-target'],
    // Each metric of each report answers for itself.
    ['p95 < 200 ms', 'a: p95 100 ms | b: p95 300 ms', 'for against'],
    ['p95 < 200 ms', 'a: p95 100 ms || a: p95 300 ms', 'for against'],
    ['< 200 ms', 'a: mean 300 ms || a: median 100 ms; max 900 ms', 'against several-metrics'],
    ['p95 < 200 ms', 'a: p95 100 ms | b: mean 300 ms | c: 5 %', 'for'],
    // Texts without figures.
    ['fast', 'p95 180 ms', 'no-figure'],
    ['', 'p95 180 ms', 'no-figure'],
    ['exactly 3 s', '3000 ms', 'for'],
    ['exactly 3 s', '3001 ms', 'against'],
  ])('%s; measured: %s; %s', (asked, found, expected) => expect(weighed(asked, found)).toBe(expected))
})

test('where nothing was measured, nothing is said', () => {
  expect([...measured(ADDRESS, 'p95 < 200 ms', evidenceOf([]))]).toEqual([])
})

test('a reason says what was measured, what is asked for, and where it stands', () => {
  const evidence = evidenceOf([
    { kind: 'metric', name: `[${ADDRESS}] load`, statistic: 'p95', value: 0.1 + 0.2, unit: 's', line: 7 },
  ])
  expect([...measured(ADDRESS, 'p95 < 200 ms', evidence)]).toEqual([
    {
      kind: 'metric',
      weight: 'against',
      name: `[${ADDRESS}] load p95`,
      outcome: '0.3 s',
      expected: 'p95 < 200 ms',
      report: 'report.xml',
      line: 7,
    },
  ])
})
