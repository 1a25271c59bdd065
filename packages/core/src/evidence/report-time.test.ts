import { expect, test } from 'vitest'
import { earlier, reportTime } from './report-time.ts'

test.each([
  ['2026-11-22T10:00:00', '2026-11-22T10:00:00Z'],
  ['2026-11-22T10:00:00.548396-05:00', '2026-11-22T10:00:00.548396-05:00'],
  ['2026-11-22T10:00:00.1234567+01:00', '2026-11-22T10:00:00.1234567+01:00'],
  ['2026-11-22T10:00:00+0100', '2026-11-22T10:00:00+01:00'],
  ['2026-11-22 10:00:00 UTC', '2026-11-22T10:00:00Z'],
  [' 2026-11-22T10:00:00Z ', '2026-11-22T10:00:00Z'],
])('%j is %s', (written, text) => {
  expect(reportTime(written)?.text).toBe(text)
})

test.each([
  undefined,
  '',
  '1970-01-01T00:00:00',
  '2026-02-30T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-11-22',
  '2026-11-22T25:00:00Z',
  'tbd',
])('%j is no time', (written) => {
  expect(reportTime(written)).toBeUndefined()
})

test('of two the earlier is taken, whatever their zones', () => {
  const [one, other] = [reportTime('2026-11-22T10:00:00+02:00'), reportTime('2026-11-22T09:00:00')]
  expect(earlier(one, other)).toBe(one)
  expect(earlier(other, one)).toBe(one)
  expect(earlier(undefined, one)).toBe(one)
  expect(earlier(one, undefined)).toBe(one)
})
