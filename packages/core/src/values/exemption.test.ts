import { expect, test } from 'vitest'
import { exemptionIn } from './exemption.ts'

test.each([
  ['User Guide: N/A: the interface does not change', 'the interface does not change'],
  ['User Guide (N/A: no interface)', 'no interface'],
  ['Audit logging: who signs in - N/A, as nobody does', 'as nobody does'],
  ['User Guide: N/A', ''],
  ['User Guide - **n/a**', ''],
  ['User Guide (Not applicable.)', ''],
  ['User Guide: N/A: none', ''],
  ['User Guide', undefined],
  ['N/A', undefined],
  ['Dependencies identified: none', undefined],
  ['Works with SQLite (N/A) and without', undefined],
  ['User Guide: North American English', undefined],
  [`User Guide: ${'a '.repeat(300)}: N/A`, undefined],
])('%s', (text, reason) => expect(exemptionIn(text)).toBe(reason))

test('a long item is looked at in no time', () => {
  const started = performance.now()
  for (let i = 0; i < 1000; i++) exemptionIn(`n${' - n/a('.repeat(20_000)}`)
  // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
  expect(performance.now() - started).toBeLessThan(10_000)
})
