import { expect, test } from 'vitest'
import { expiredWaiver, liveWaiver, waiversOf, type Waiver } from './waivers.ts'

const read = (text: string): Waiver => {
  const [waiver] = waiversOf({ comments: [{ text, span: { from: 3, to: 9 } }] })
  if (!waiver) throw new Error('no waiver')
  return waiver
}

test('a waiver says what, why, who and how long', () => {
  expect(read('truespec-waive FR3: the vendor is late, Ann Lee, until 2026-12-31')).toEqual({
    span: { from: 3, to: 9 },
    address: 'FR3',
    reason: 'the vendor is late',
    by: 'Ann Lee',
    until: '2026-12-31',
    fault: undefined,
  })
})

test.each([
  ['FR3: late, by Ann, until 2026-12-31', { by: 'Ann', reason: 'late' }],
  [
    'SPEC-1/FR3:\n  late, very,\n  by @ann,\n  until 2026-12-31',
    { address: 'SPEC-1/FR3', reason: 'late, very', by: '@ann' },
  ],
  [
    'FR3: not until we know more: it waits, Ann until 2026-12-31',
    { reason: 'not until we know more: it waits', by: 'Ann' },
  ],
])('%j is read', (body, parts) => {
  expect(read(`truespec-waive ${body}`)).toMatchObject({ until: '2026-12-31', fault: undefined, ...parts })
})

test.each([
  ['', 'no-address'],
  [': late, Ann, until 2026-12-31', 'no-address'],
  ['FR3 FR4: late, Ann, until 2026-12-31', 'no-address'],
  ['FR3 late, Ann, until 2026-12-31', 'no-address'],
  ['FR3', 'no-reason'],
  ['FR3: ', 'no-reason'],
  ['FR3: until 2026-12-31', 'no-reason'],
  ['FR3: , Ann, until 2026-12-31', 'no-reason'],
  ['FR3: -, Ann, until 2026-12-31', 'no-reason'],
  ['FR3: late, until 2026-12-31', 'no-person'],
  ['FR3: late, by, until 2026-12-31', 'no-person'],
  ['FR3: late, Ann', 'no-date'],
  ['FR3: late, Ann, until soon', 'bad-date'],
  ['FR3: late, Ann, until 2026-02-30', 'bad-date'],
  ['FR3: late, Ann, until 9999-99-99', 'bad-date'],
  ['FR3: late, Ann, until 2026-W50', 'bad-date'],
])('%j has the fault %s', (body, fault) => {
  expect(read(`truespec-waive ${body}`).fault).toBe(fault)
})

test('only a comment that begins with the whole word is one', () => {
  const comments = [
    'truespec-waived FR3: x',
    'truespec-waive-all: x',
    'see truespec-waive FR3: x',
    'truespec-disable a: x',
  ]
  expect(waiversOf({ comments: comments.map((text) => ({ text, span: { from: 0, to: 1 } })) })).toEqual([])
  expect(
    waiversOf({ comments: [{ text: 'truespec-waive FR3: x', span: { from: 0, to: 1, file: 'a.yaml' } }] }),
  ).toEqual([])
})

test('a waiver holds on its last day and not on the next', () => {
  const claim = { address: 'SPEC-1/FR3', local: 'FR3' }
  const waiver = read('truespec-waive FR3: late, Ann, until 2026-12-31')
  expect(liveWaiver([waiver], claim, '2026-12-31')).toBe(waiver)
  expect(expiredWaiver([waiver], claim, '2026-12-31')).toBeUndefined()
  expect(liveWaiver([waiver], claim, '2027-01-01')).toBeUndefined()
  expect(expiredWaiver([waiver], claim, '2027-01-01')).toBe(waiver)
})

test('a waiver of another claim, of another spec, or with a fault does not hold', () => {
  const claim = { address: 'SPEC-1/FR3', local: 'FR3' }
  for (const body of [
    'FR4: late, Ann, until 2026-12-31',
    'fr3: late, Ann, until 2026-12-31',
    'SPEC-2/FR3: late, Ann, until 2026-12-31',
    'FR3: late, until 2026-12-31',
  ])
    expect(liveWaiver([read(`truespec-waive ${body}`)], claim, '2026-11-22')).toBeUndefined()
})

test('the reading is linear in the comment', () => {
  for (const long of [' '.repeat(400_000), 'until '.repeat(100_000), ','.repeat(400_000), ': '.repeat(200_000)]) {
    const start = performance.now()
    read(`truespec-waive FR3: a${long}b`)
    // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
    expect(performance.now() - start).toBeLessThan(10_000)
  }
})
