import { waiversOf, type WaiverFault } from '../verdicts/waivers.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

const LACKS: Readonly<Record<WaiverFault, string>> = {
  'no-address': 'names no claim, or more than one',
  'no-reason': 'gives no reason',
  'no-person': 'does not say who answers for it',
  'no-date': 'does not say until when',
  'bad-date': 'does not end with a day of the calendar',
}

/** A comment that is to waive a claim and lacks what makes it one. */
export default defineRule({
  code: 'waiver-invalid',
  kind: 'local',
  severity: 'error',
  grounds: true,
  says: ({ fault }: { fault: WaiverFault }) =>
    `The waiver ${LACKS[fault]}, so it waives nothing: write 'FR3: reason, by whom, until YYYY-MM-DD'`,
  *check({ spec }): Iterable<Found<{ fault: WaiverFault }>> {
    for (const { span, fault } of waiversOf(spec)) if (fault) yield { at: span, data: { fault } }
  },
})
