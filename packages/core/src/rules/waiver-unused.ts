import { isExpired } from '../verdicts/waivers.ts'
import type { VerdictName } from '../verdicts/verdict.ts'
import { shown } from './claims/shown.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A comment that waives a claim to which it makes no difference. */
export default defineRule({
  code: 'waiver-unused',
  kind: 'verdict',
  severity: 'warning',
  says: ({ address, verdict }) =>
    verdict === 'proven'
      ? `'${address}' is proven, so there is nothing to waive: take the comment out`
      : `'${address}' fails, and no waiver hides a claim that fails`,
  *check({ verdicts, waivers, today }): Iterable<Found> {
    if (waivers.length === 0) return
    const byName = new Map<string, VerdictName>()
    for (const { claim, verdict } of verdicts) byName.set(claim.address, verdict).set(claim.local, verdict)
    for (const waiver of waivers) {
      const { address, fault, span } = waiver
      const verdict = byName.get(address)
      if (fault || isExpired(waiver, today) || (verdict !== 'proven' && verdict !== 'failing')) continue
      yield { at: span, data: { address: shown(address), verdict } }
    }
  },
})
