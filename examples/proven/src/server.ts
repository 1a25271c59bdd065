import { createServer, type Server } from 'node:http'
import type { VoucherBook } from './vouchers.ts'

/** Serves `POST /api/vouchers/CODE/redemptions?cents=N`: 200 with what was paid, 404, 410 or 409 with the reason, 400 for no amount. */
export function voucherServer(book: VoucherBook, today: () => string): Server {
  return createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const url = new URL(request.url ?? '/', 'http://localhost')
    const code = /^\/api\/vouchers\/([A-Z0-9-]{1,40})\/redemptions$/.exec(url.pathname)?.[1]
    if (request.method !== 'POST' || code === undefined) return answer(404, { reason: 'unknown' })
    const cents = Number(url.searchParams.get('cents'))
    if (!Number.isInteger(cents) || cents <= 0) return answer(400, { reason: 'amount' })
    const redemption = book.redeem(code, cents, today())
    if (redemption.kind === 'redeemed') return answer(200, redemption)
    answer({ unknown: 404, expired: 410, empty: 409 }[redemption.reason], redemption)
  })
}
