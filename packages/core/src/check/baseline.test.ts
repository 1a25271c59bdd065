import { expect, test } from 'vitest'
import { applyBaseline, parseBaseline, writeBaseline, type Baseline, type BaselineEntry } from './baseline.ts'

const findings = (...fingerprints: readonly string[]): readonly BaselineEntry[] =>
  fingerprints.map((fingerprint) => ({ fingerprint, code: 'todo-left', file: 'specs/a.md' }))
const read = (text: string): Baseline => {
  const parsed = parseBaseline(text)
  if ('fault' in parsed) throw new Error(parsed.fault)
  return parsed.baseline
}

test('a finding a line, by file and rule, whatever the order', () => {
  const text = `{
  "schemaVersion": 1,
  "findings": [
    {"file":"specs/a.md","code":"section-missing","fingerprint":"z"},
    {"file":"specs/a.md","code":"todo-left","fingerprint":"__proto__"},
    {"file":"specs/a.md","code":"todo-left","fingerprint":"a","count":2},
    {"file":"specs/b.md","code":"todo-left","fingerprint":"b"}
  ]
}
`
  const others: readonly BaselineEntry[] = [
    { fingerprint: 'b', code: 'todo-left', file: 'specs/b.md' },
    { fingerprint: 'z', code: 'section-missing', file: 'specs/a.md' },
  ]
  expect(writeBaseline([...others, ...findings('a', '__proto__', 'a')])).toBe(text)
  expect(writeBaseline([...findings('__proto__', 'a', 'a'), ...others.toReversed()])).toBe(text)
  expect(Object.fromEntries(read(text))).toEqual(
    Object.fromEntries([
      ['z', 1],
      ['__proto__', 1],
      ['a', 2],
      ['b', 1],
    ]),
  )
})

test('the first form of the file is read, and a line that a merge has doubled counts once', () => {
  expect([...read('{"schemaVersion":1,"fingerprints":{"a":2,"b":1}}')]).toEqual([
    ['a', 2],
    ['b', 1],
  ])
  const line = '{"file":"a.md","code":"todo-left","fingerprint":"a"}'
  expect([...read(`{"schemaVersion":1,"findings":[${line},${line}]}`)]).toEqual([['a', 1]])
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
  '{"schemaVersion":1,"findings":["a"]}',
  '{"schemaVersion":1,"findings":[{"code":"todo-left"}]}',
  '{"schemaVersion":1,"findings":[{"fingerprint":"a","count":0.5}]}',
])('refuses %s', (text) => {
  expect(parseBaseline(text)).toHaveProperty('fault')
})

test('one that stands for others is known for as many, and told again where they are more', () => {
  const many = (unlisted: number) => ({ fingerprint: 'a', code: 'todo-left', file: 'specs/a.md', unlisted })
  const baseline = read(writeBaseline([many(5)]))
  expect(applyBaseline(baseline, [many(5)])).toMatchObject({ left: [], gone: 0 })
  expect(applyBaseline(baseline, [many(3)])).toMatchObject({ left: [], gone: 2 })
  // All five are still there: nothing of the baseline may be told to be gone.
  expect(applyBaseline(baseline, [many(6)])).toEqual({ left: [many(6)], known: 0, gone: 0 })
  expect(applyBaseline(baseline, [many(3), many(3)])).toEqual({ left: [many(3)], known: 1, gone: 0 })
})
