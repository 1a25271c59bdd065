import { reasonFacts, reasonWords } from './claims/reason-facts.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A box that says done, where the evidence says otherwise. */
export default defineRule({
  code: 'claim-ticked',
  kind: 'verdict',
  severity: 'warning',
  says: (data) => `${data['address']} is ticked, and it is ${data['verdict']}${reasonWords(data)}`,
  *check({ verdicts, barred }): Iterable<Found> {
    const said = new Set(barred)
    for (const each of verdicts) {
      const { claim, verdict } = each
      if (!claim.ticked || said.has(each) || (verdict !== 'failing' && verdict !== 'stale')) continue
      yield { at: claim.span, data: { address: claim.address, verdict, ...reasonFacts(each) } }
    }
  },
})
