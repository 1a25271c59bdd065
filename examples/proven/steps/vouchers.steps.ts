import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { createVoucherBook, type Redemption, type VoucherBook } from '../src/vouchers.ts'

interface World {
  book: VoucherBook
  until: string
  redemption: Redemption
}

Given('a voucher of {int} cents that is valid until {word}', function (this: World, cents: number, until: string) {
  this.book = createVoucherBook()
  this.until = until
  this.book.issue({ code: 'TEN', cents, until })
})

When('{int} cents are paid with it on {word}', function (this: World, cents: number, day: string) {
  this.redemption = this.book.redeem('TEN', cents, day)
})

Then('{int} cents are left on it', function (this: World, left: number) {
  assert.equal(this.redemption.kind === 'redeemed' && this.redemption.left, left)
})

Then('it is refused as {word}', function (this: World, reason: string) {
  assert.equal(this.redemption.kind === 'refused' && this.redemption.reason, reason)
})
