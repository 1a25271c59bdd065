import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { voucherServer } from '../src/server.ts'
import { createVoucherBook } from '../src/vouchers.ts'

describe('POST /api/vouchers/:code/redemptions [SPEC-2026-11-03-001/IT-post-api-vouchers-code-redemptions]', () => {
  const book = createVoucherBook()
  book.issue({ code: 'TEN', cents: 1000, until: '2026-12-31' })
  const server = voucherServer(book, () => '2026-11-10')
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  after(() => server.close())
  const redeem = async (code: string, cents: string): Promise<readonly [number, unknown]> => {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/api/vouchers/${code}/redemptions?cents=${cents}`, {
      method: 'POST',
    })
    return [answer.status, await answer.json()]
  }

  test('pays what the voucher holds', async () => {
    assert.deepEqual(await redeem('TEN', '300'), [200, { kind: 'redeemed', paid: 300, left: 700 }])
  })

  test('says why it refuses', async () => {
    assert.equal((await redeem('NONE', '300'))[0], 404)
    for (const cents of ['0', '-5', '1.5', 'x']) assert.equal((await redeem('TEN', cents))[0], 400)
  })
})
