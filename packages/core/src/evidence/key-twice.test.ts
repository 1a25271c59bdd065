import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasKeyTwice } from './key-twice.ts'

const twice = (text: string): boolean => hasKeyTwice(text, JSON.parse(text) as unknown)

test.each([
  '{"a":1,"a":2}',
  '[{"b":{"status" : "failed", "status"\n: "passed"}}]',
  '{"a\\"":1,"a\\u0022":2}',
  '{"__proto__":1,"__proto__":2}',
])('a key stands twice in %s', (text) => {
  expect(twice(text)).toBe(true)
})

test.each(['{}', '"a:"', '{"a":{"a":":"}}', '{"a":"\\\\","b":"\\":"}', '["a","a"]', '{"__proto__":{"a":1}}'])(
  'no key stands twice in %s',
  (text) => {
    expect(twice(text)).toBe(false)
  },
)

test('what JSON.stringify writes has no key twice', () => {
  fc.assert(fc.property(fc.json(), (text) => !twice(JSON.stringify(JSON.parse(text)))))
})

test('a string of backslashes costs no more than its length', () => {
  const text = JSON.stringify({ a: '\\'.repeat(1_000_000), b: '\\"'.repeat(500_000) })
  const started = performance.now()
  expect(twice(text)).toBe(false)
  // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
  expect(performance.now() - started).toBeLessThan(10_000)
})
