import { expect, test } from 'vitest'
import { applyBaseline, parseBaseline, writeBaseline, type Baseline } from './baseline.ts'

const findings = (...fingerprints: readonly string[]) => fingerprints.map((fingerprint) => ({ fingerprint }))
const read = (text: string): Baseline => {
  const parsed = parseBaseline(text)
  if ('fault' in parsed) throw new Error(parsed.fault)
  return parsed.baseline
}

test('one fingerprint a line, sorted, whatever the order', () => {
  const text = '{\n  "schemaVersion": 1,\n  "fingerprints": {\n    "__proto__": 1,\n    "a": 2,\n    "b": 1\n  }\n}\n'
  expect(writeBaseline(findings('b', 'a', '__proto__', 'a'))).toBe(text)
  expect(writeBaseline(findings('a', '__proto__', 'a', 'b'))).toBe(text)
  expect([...read(text)]).toEqual([
    ['__proto__', 1],
    ['a', 2],
    ['b', 1],
  ])
})

test('an empty baseline is one', () => {
  expect(read(writeBaseline([])).size).toBe(0)
})

test('takes out as many as it knows, and counts what is gone', () => {
  const baseline = read(writeBaseline(findings('a', 'a', 'b', 'c')))
  expect(applyBaseline(baseline, findings('a', 'x', 'a', 'a', 'b'))).toEqual({
    left: findings('x', 'a'),
    known: 3,
    gone: 1,
  })
})

test.each([
  '',
  '[]',
  '{}',
  '{"schemaVersion":2,"fingerprints":{}}',
  '{"schemaVersion":1}',
  '{"schemaVersion":1,"fingerprints":{"a":0}}',
])('refuses %s', (text) => {
  expect(parseBaseline(text)).toHaveProperty('fault')
})
