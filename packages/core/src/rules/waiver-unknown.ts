import { claimsOf } from '../claims/claims.ts'
import { span, type Span } from '../text/span.ts'
import { WAIVE, waiversOf } from '../verdicts/waivers.ts'
import { nearestAddress } from './claims/near-address.ts'
import { shown } from './claims/shown.ts'
import { wordIn } from './claims/word-in.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** So many addresses are compared with all that there are. */
const MOST_COMPARED = 100

/** A comment that waives a claim that the spec does not make. */
export default defineRule({
  code: 'waiver-unknown',
  kind: 'local',
  severity: 'warning',
  grounds: true,
  says: ({ address, nearest: meant }) =>
    `This spec makes no claim '${address}'${meant === undefined ? '' : `: did you mean '${meant}'?`}`,
  *check({ spec }): Iterable<Found> {
    const waivers = waiversOf(spec).filter(({ fault }) => fault === undefined)
    if (waivers.length === 0) return
    const claims = claimsOf(spec)
    const known = new Set(claims.flatMap(({ address, local }) => [address, local]))
    const unknown = waivers.filter(({ address }) => !known.has(address))
    for (const [i, { address, span: comment }] of unknown.entries()) {
      const at = addressPlace(spec.text, comment, address)
      const names = claims.map((claim) => (address.includes('/') ? claim.address : claim.local))
      const meant = i < MOST_COMPARED ? nearestAddress(address, names) : undefined
      yield {
        at,
        data: { address: shown(address), ...(meant !== undefined && { nearest: meant }) },
        ...(meant !== undefined && {
          fixes: [{ title: `Change to '${meant}'`, safe: false, edits: [{ ...at, insert: meant }] }],
        }),
      }
    }
  },
})

/** Behind the word of the comment, which may hold the address too: `waive` is one. */
function addressPlace(text: string, comment: Span, address: string): Span {
  const word = wordIn(text, comment, WAIVE, 'first')
  return wordIn(text, span(word.to, comment.to), address, 'first')
}
