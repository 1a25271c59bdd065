import { claimsOf } from '../claims/claims.ts'
import { isExpired, waiversOf } from '../verdicts/waivers.ts'
import { shown } from './claims/shown.ts'
import { wordIn } from './claims/word-in.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A comment that waived a claim until a day that is over. */
export default defineRule({
  code: 'waiver-expired',
  kind: 'local',
  severity: 'warning',
  grounds: true,
  says: ({ address, until }) =>
    `The waiver of '${address}' held until ${until}: prove the claim, or waive it anew with another reason`,
  *check({ spec, today }): Iterable<Found> {
    const expired = waiversOf(spec).filter((waiver) => isExpired(waiver, today))
    if (expired.length === 0) return
    const known = new Set(claimsOf(spec).flatMap(({ address, local }) => [address, local]))
    for (const { address, until, span: comment } of expired) {
      // What it names is not there: that is said already.
      if (!known.has(address)) continue
      yield { at: wordIn(spec.text, comment, until, 'last'), data: { address: shown(address), until } }
    }
  },
})
