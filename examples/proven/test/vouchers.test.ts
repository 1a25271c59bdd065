import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createVoucherBook } from '../src/vouchers.ts'

const TODAY = '2026-11-10'
const book = () => {
  const made = createVoucherBook()
  made.issue({ code: 'TEN', cents: 1000, until: '2026-12-31' })
  return made
}

test('a voucher pays until it is empty [SPEC-2026-11-03-001/FR1] [SPEC-2026-11-03-001/UT-voucher-book]', () => {
  const vouchers = book()
  assert.deepEqual(vouchers.redeem('TEN', 400, TODAY), { kind: 'redeemed', paid: 400, left: 600 })
  assert.deepEqual(vouchers.redeem('TEN', 900, TODAY), { kind: 'redeemed', paid: 600, left: 0 })
  assert.deepEqual(vouchers.redeem('TEN', 1, TODAY), { kind: 'refused', reason: 'empty' })
})

test('a voucher is taken on its last day and refused on the next [SPEC-2026-11-03-001/FR2]', () => {
  assert.equal(book().redeem('TEN', 1, '2026-12-31').kind, 'redeemed')
  assert.deepEqual(book().redeem('TEN', 1, '2027-01-01'), { kind: 'refused', reason: 'expired' })
})

test('a code that nobody issued is refused [SPEC-2026-11-03-001/FR3]', () => {
  assert.deepEqual(book().redeem('ELEVEN', 1, TODAY), { kind: 'refused', reason: 'unknown' })
})

test('a voucher of no whole cents is not issued [SPEC-2026-11-03-001/SEC-input-validation]', () => {
  for (const cents of [0, -1, 0.5, Number.NaN])
    assert.throws(() => createVoucherBook().issue({ code: 'X', cents, until: '2026-12-31' }), RangeError)
})
