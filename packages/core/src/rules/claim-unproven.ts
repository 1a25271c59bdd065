import { reasonFacts, reasonWords } from './claims/reason-facts.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A status that says more than the evidence does. */
export default defineRule({
  code: 'claim-unproven',
  kind: 'verdict',
  severity: 'error',
  says: (data) =>
    `Status '${data['status']}' demands proof of ${data['address']}, which is ${data['verdict']}${reasonWords(data)}`,
  *check({ barred, held }): Iterable<Found> {
    for (const each of barred) {
      const { claim, verdict } = each
      yield { at: claim.span, data: { status: held ?? '', address: claim.address, verdict, ...reasonFacts(each) } }
    }
  },
})
