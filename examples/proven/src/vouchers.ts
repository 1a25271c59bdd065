/** What a voucher is worth, in cents, and until when. */
export interface Voucher {
  readonly code: string
  readonly cents: number
  /** ISO date: the last day on which it is taken. */
  readonly until: string
}

/** What became of an attempt to redeem a voucher. */
export type Redemption =
  | { readonly kind: 'redeemed'; readonly paid: number; readonly left: number }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'expired' | 'empty' }

/** The vouchers of a shop, and what is left of each. */
export interface VoucherBook {
  issue(voucher: Voucher): void
  /** Pays as much of `cents` as the voucher still holds. */
  redeem(code: string, cents: number, today: string): Redemption
}

/** A book without vouchers. */
export function createVoucherBook(): VoucherBook {
  const vouchers = new Map<string, Voucher & { left: number }>()
  return {
    issue(voucher) {
      if (!Number.isInteger(voucher.cents) || voucher.cents <= 0) throw new RangeError('a voucher is worth whole cents')
      vouchers.set(voucher.code, { ...voucher, left: voucher.cents })
    },
    redeem(code, cents, today) {
      const voucher = vouchers.get(code)
      if (!voucher) return { kind: 'refused', reason: 'unknown' }
      if (today > voucher.until) return { kind: 'refused', reason: 'expired' }
      if (voucher.left === 0) return { kind: 'refused', reason: 'empty' }
      const paid = Math.min(cents, voucher.left)
      voucher.left -= paid
      return { kind: 'redeemed', paid, left: voucher.left }
    },
  }
}
