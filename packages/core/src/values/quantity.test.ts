import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasQuantity, parseQuantities, sameDimension } from './quantity.ts'
import type { Quantity } from './quantity.ts'

/** `p95 < 200 ms`: one line per quantity, easy to read. */
const brief = (text: string): string =>
  parseQuantities(text)
    .map(({ statistic, comparator, value, unit }) =>
      [statistic, comparator, value, unit].filter((part) => part !== undefined).join(' '),
    )
    .join('; ')

const one = (text: string): Quantity => {
  const [first] = parseQuantities(text)
  if (first === undefined) throw new Error(`no quantity in ${text}`)
  return first
}

describe('parseQuantities', () => {
  test.each([
    // time
    ['200ms', '200 ms'],
    ['0.18 s', '0.18 s'],
    ['.5 seconds', '0.5 s'],
    ['0,5 s', '0.5 s'],
    ['10 min', '10 min'],
    ['10 us', '10 us'],
    ['30-day retention', '30 d'],
    ['5 business days', '5 d'],
    ['half an hour', '0.5 h'],
    ['ten thousand gadgets', '10000 gadget'],
    ['up to a million users', '<= 1000000 user'],
    ['100毫秒以内', '100 ms'],
    ['5초 이내', '5 s'],
    // size, throughput, rate
    ['512 MB', '512 MB'],
    ['512Mi', '512 MiB'],
    ['512M', '512 MB'],
    ['4GB of memory', '4 GB'],
    ['256-bit keys', '256 bit'],
    ['10 MB/s', '10 MB/s'],
    ['10 Mbps', '10 Mbit/s'],
    ['1000 req/s', '1000 request/s'],
    ['500 rps', '500 request/s'],
    ['100 requests per second', '100 request/s'],
    ['10 requests a second', '10 request/s'],
    ['5,000,000 events/day', '5000000 event/d'],
    ['100/s', '100 /s'],
    ['5 times per day', '5 /d'],
    ['60 fps', '60 frame/s'],
    ['20 Meldungen/h', '20 meldungen/h'],
    ['20 Vorgänge / h', '20 vorgänge/h'],
    ['20 Vorga\u0308nge/h', '20 vorgänge/h'],
    ['20 Meldungen pro Stunde', '20 meldungen/h'],
    ['20 Meldungen/Stunde', '20 meldungen/h'],
    ['20 offene Fälle/h', '20 fälle/h'],
    ['20 children/s', '20 child/s'],
    ['2 Sek.', '2 s'],
    ['2 Std.', '2 h'],
    ['4 Go', '4 GB'],
    ['4 Mo, 2 To', '4 MB; 2 TB'],
    ['500 SEK', ''],
    ['Go: 1.22', ''],
    ['2 std', ''],
    ['stays up under DoS attacks', ''],
    ['zwei Sekunden', '2 s'],
    ['drei Minuten, deux secondes, diez segundos', '3 min; 2 s; 10 s'],
    // counts
    ['10,000 concurrent users', '10000 user'],
    ['10 000 users', '10000 user'],
    ['5k concurrent connections', '5000 connection'],
    ['1.5M rows', '1500000 row'],
    ['2 million rows', '2000000 row'],
    ['3 replicas', '3 replica'],
    ['2 CPU, 512 MB', '2 cpu; 512 MB'],
    ['500m CPU', '500 millicore'],
    ['4 cores', '4 core'],
    ['0 critical vulnerabilities', '0 vulnerability'],
    ['zero high or critical vulnerabilities', '0 vulnerability'],
    ['3 gadgets', '3 gadget'],
    ['The API MUST handle 100 users', '100 user'],
    // percent, money, and others
    ['99.95%', '99.95 %'],
    ['90 per cent', ''],
    ['90 percent', '90 %'],
    ['$0.01 per request', '0.01 USD'],
    ['$5/month', '5 USD/mo'],
    ['€10k', '10000 EUR'],
    ['5 USD', '5 USD'],
    ['320px', '320 px'],
    ['2x faster', '2 x'],
    ['contrast of 4.5:1', '4.5 :1'],
    ['$5k and $1.5m, $2B', '5000 USD; 1500000 USD; 2000000000 USD'],
    // what multiplies, before any unit alike
    ['$1 trillion', '1000000000000 USD'],
    ['€5 mio, €5 Mio, 5 Mio €', '5000000 EUR; 5000000 EUR; 5000000 EUR'],
    ['$4 lakh or ₹2 crores', '400000 USD; 20000000 INR'],
    ['US$5 bn', '5000000000 USD'],
    ['2 Million rows', '2000000 row'],
    ['3 lakhs users', '300000 user'],
    ['5m of $5m', '5 min; 5000000 USD'],
    ['10B rows of 10B', '10000000000 row; 10 B'],
    ['$5 T-shirts', '5 USD'],
    ['$5 a month', '5 USD/mo'],
    // the unit before the number
    ['Memory (MB): 512', '512 MB'],
    ['RPS: 500', '500 request/s'],
    ['Requests/second: 100', '100 request/s'],
    ['CLS < 0.1', '< 0.1 score'],
    ['Lighthouse score of at least 90', '>= 90 point'],
    // comparators
    ['< 200 ms', '< 200 ms'],
    ['\\< 200 ms', '< 200 ms'],
    ['≤ 200 ms', '<= 200 ms'],
    ['>= 200 ms', '>= 200 ms'],
    ['under about 200 ms', '< 200 ms'],
    ['no more than 3 clicks', '<= 3 click'],
    ['a maximum of 5 retries', '<= 5 retry'],
    ['at least 80%', '>= 80 %'],
    ['must not exceed 5 s', '<= 5 s'],
    ['over 9 users', '> 9 user'],
    ['within two hours', '<= 2 h'],
    ['under a second', '< 1 s'],
    ['sub-second', '< 1 s'],
    ['sub-100ms', '< 100 ms'],
    ['200 ms or less', '<= 200 ms'],
    ['5 or more replicas', '>= 5 replica'],
    ['10k+ users', '>= 10000 user'],
    ['99.9% or better', '>= 99.9 %'],
    ['5 s or better', '<= 5 s'],
    ['**< 200** ms', '< 200 ms'],
    // ranges
    ['100-200 ms', '>= 100 ms; <= 200 ms'],
    ['100ms–200ms', '100 ms; 200 ms'],
    ['between 5 and 10 users', '>= 5 user; <= 10 user'],
    ['10k-20k requests/s', '>= 10000 request/s; <= 20000 request/s'],
    ['1B-2B users', '>= 1000000000 user; <= 2000000000 user'],
    ['1.5M–3M events/day', '>= 1500000 event/d; <= 3000000 event/d'],
    ['between 1 million and 2 million users', '>= 1000000 user; <= 2000000 user'],
    ['2-3 million users', '>= 2000000 user; <= 3000000 user'],
    ['500-1.5k users', '>= 500 user; <= 1500 user'],
    ['512M-1G', '512 MB; 1 GB'],
    ['from 500 to 200 ms', '200 ms'],
    ['100-50 ms', '50 ms'],
    ['10k-5k users', '5000 user'],
    ['10–5 % CPU', '5 %'],
    ['p95 from 500 to <= 200 ms', 'p95 <= 200 ms'],
    ['$10-20 per month', '>= 10 USD/mo; <= 20 USD/mo'],
    ['$10-$20', '>= 10 USD; <= 20 USD'],
    ['between US$10 and US$20', '>= 10 USD; <= 20 USD'],
    ['$10 and $20', '10 USD; 20 USD'],
    ['$5-10k/month', '>= 5000 USD/mo; <= 10000 USD/mo'],
    ['EUR 10 to 20', '>= 10 EUR; <= 20 EUR'],
    ['$10 - 20 users', '10 USD; 20 user'],
    ['from $20 to $10', '20 USD; 10 USD'],
    // statistics
    ['p95 < 200 ms', 'p95 < 200 ms'],
    ['p95 < 200 ms, p99 < 500 ms', 'p95 < 200 ms; p99 < 500 ms'],
    ['100 rps with p95 < 200 ms', '100 request/s; p95 < 200 ms'],
    ['200 ms p95, 500 ms p99', 'p95 200 ms; p99 500 ms'],
    ['200 ms at the 99.9th percentile', 'p99.9 200 ms'],
    ['p999 of 1 s', 'p99.9 1 s'],
    ['a median of 5 ms', 'median 5 ms'],
    ['max latency 5 ms', 'max 5 ms'],
    ['p99 of the number of retries < 3', 'p99 < 3 retry'],
  ])('in %j: %s', (text, expected) => expect(brief(text)).toBe(expected))

  test.each([
    '',
    'Fast and responsive',
    'FR1',
    'v1.2.3',
    'OAuth2',
    'OAuth 2.0 tokens',
    'TLS 1.3 required',
    'SHA-256 hashes',
    'ISO 8601 dates',
    'ISO 27001 controls',
    'HTTP 404 errors',
    'Use HTTP/2 connections',
    'Phase 2 tasks',
    'Task 1.1',
    'Python 3 users',
    'Node 20',
    '2026-11-22',
    '12:30',
    '192.168.0.1 hosts',
    '24/7 support',
    '2FA',
    '5G networks',
    'WCAG 2.1 AA',
    '16 (T001)',
    '#12 items',
    '1e309 ms',
    '9'.repeat(400) + ' ms',
    'one user',
    'an hour',
    '100',
    'p95 of pushes < 20',
    'latency from reading to push < 20',
    'Response time below 200',
    '[Metric]',
  ])('nothing in %j', (text) => expect(parseQuantities(text)).toEqual([]))

  test('the span is that of the number and its unit', () => {
    const text = 'The p95 must be < **200** ms, or $5k.'
    expect(parseQuantities(text).map(({ span }) => text.slice(span.from, span.to))).toEqual(['200** ms', '$5k'])
    expect(hasQuantity(text)).toBe(true)
    expect(hasQuantity('soon')).toBe(false)
  })

  test('values are finite and spans ascend, whatever the text', () => {
    const piece = fc.constantFrom(
      '1',
      '200',
      ' ',
      'ms',
      'p95',
      '<',
      '-',
      '.',
      ',',
      '/',
      'per',
      'k',
      'M',
      'users',
      'a',
      'to',
      '%',
      '$',
      '(',
      'zero',
      'e9',
      '秒',
      '\n',
      '**',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { value, base, span } of parseQuantities(text)) {
          expect(Number.isFinite(value) && Number.isFinite(base)).toBe(true)
          expect(span.from).toBeGreaterThanOrEqual(last)
          expect(span.to).toBeGreaterThan(span.from)
          expect(span.to).toBeLessThanOrEqual(text.length)
          last = span.from
        }
      }),
    )
  })

  test.each([
    '1',
    '1 ',
    '1,111',
    '1 111 ',
    '1-',
    '1.',
    '200 ms ',
    '1/',
    'p95 ',
    'p95,',
    '$1',
    '1 a ',
    '(',
    'a ',
    'zero ',
    '1*',
    'é',
    '1 or ',
    'k1',
    ' ',
    '1e9',
    '1:1',
    'max ',
    '-',
    '1k ',
    '1 million ',
    'million ',
    '$1-',
    '$1 to $',
    '1M-',
    '$1 T-',
  ])('%j a hundred thousand code units long is read in linear time', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const begin = performance.now()
    parseQuantities(text)
    parseQuantities(`1 ${text}`)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})

describe('comparing', () => {
  test.each([
    ['180 ms', 0.18],
    ['0.18 s', 0.18],
    ['6,000 requests per minute', 100],
    ['100 rps', 100],
    ['1 GiB', 1_073_741_824],
    ['8 Mbps', 1_000_000],
    ['3 replicas', 3],
  ])('%s is %d of the base unit', (text, base) => expect(one(text).base).toBe(base))

  test.each([
    ['200 ms', '3 hours', true],
    ['200 ms', '3 MB', false],
    ['100 rps', '5 requests/minute', true],
    ['100 rps', '100/s', true],
    ['100 rps', '100 tps', false],
    ['10 MB/s', '10 Mbps', true],
    ['3 users', '4 users', true],
    ['3 users', '4 nodes', false],
    ['$5', '€5', false],
  ])('%s and %s: %s', (a, b, same) => expect(sameDimension(one(a), one(b))).toBe(same))
})
