import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../test/read-report.ts'
import type { ReportFormat } from '../define.ts'
import actionBenchmark from './action-benchmark.ts'
import autocannon from './autocannon.ts'
import bencher from './bencher.ts'
import hyperfine from './hyperfine.ts'
import k6 from './k6.ts'

const FORMATS: readonly ReportFormat[] = [actionBenchmark, autocannon, bencher, hyperfine, k6]

/** Values in the places where these formats look, so that what is read is not always refused at once. */
const keys = fc.constantFrom(
  ...'metrics metadata results root_group groups checks values thresholds type contains name passes fails value rate avg p(95) http_reqs ok count total'.split(
    ' ',
  ),
  ...'latency requests throughput p97_5 2xx errors non2xx url title start command times exit_codes memory_usage_byte mean'.split(
    ' ',
  ),
  ...'entries lastUpdate commit id date benches unit __proto__ constructor toString a'.split(' '),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      'trend',
      'rate',
      'counter',
      'time',
      '',
      'p95',
      '2026-11-22T10:00:00Z',
      null,
      true,
      0,
      -1,
      1,
      1.5,
      9e15,
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    // From entries, since `__proto__` has to be a key as JSON makes it.
    fc
      .array(fc.tuple(keys, tie('value')), { maxLength: 5 })
      .map(
        (entries) =>
          JSON.parse(
            `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`).join(',')}}`,
          ) as object,
      ),
  ),
}))

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('any JSON gives results or is refused', () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.jsonValue()), (json) => {
        const read = readReport(format, JSON.stringify(json))
        if ('error' in read) return read.error !== ''
        return read.results.every((result) => result.kind !== 'metric' || Number.isFinite(result.value))
      }),
      { numRuns: 2000 },
    )
  })

  test('what is no JSON is refused', () => {
    for (const text of ['', '{', '{"a":1}}', 'null', '5', '"a"', '['.repeat(100_000), '\u0000', '\ud800'])
      expect(readReport(format, text)).toHaveProperty('error')
  })

  test('any text is looked at in no time', () => {
    for (const piece of ['{"a":', '[', '{', '"', ' ', '\\', 'window.BENCHMARK_DATA =', '{"a":{"b":{"value":1,', '1'])
      expect(format.detects(piece.repeat(65_536 / piece.length), '')).toBeTypeOf('boolean')
  })
})

test('groups of k6 as deep as JSON may be are read', () => {
  const depth = 2000
  const groups = `${'{"name":"g","groups":[{"name":"g","groups":['.repeat(depth)}${']}]}'.repeat(depth)}`
  const text = `{"root_group":${groups},"metrics":{"vus":{"value":1}}}`
  expect(readReport(k6, text)).toMatchObject({ results: [{ name: 'vus' }] })
})
