/** What a guest has put into the basket. */
export interface OrderLine {
  readonly article: string
  readonly count: number
  /** In cents, taxes included. */
  readonly price: number
}

/** Where an order is sent; a guest gives it once and has no account. */
export interface GuestAddress {
  readonly name: string
  readonly email: string
  readonly street: string
  readonly postcode: string
  readonly country: string
}

export type OrderState = 'open' | 'paid' | 'sent' | 'cancelled'

/** One order of a guest. */
export interface GuestOrder {
  readonly number: string
  readonly lines: readonly OrderLine[]
  readonly address: GuestAddress
  readonly state: OrderState
  /** ISO 8601, UTC. */
  readonly placedAt: string
}

/** What an order costs, in cents. */
export function totalOf(order: GuestOrder): number {
  return order.lines.reduce((sum, { count, price }) => sum + count * price, 0)
}
