import { pairsWith } from '../../spec/views.ts'
import { defineClaim } from '../define.ts'
import { pairDraft } from '../pairs.ts'
import { tested } from '../reasons.ts'

/** A way of a person through the product: end-to-end tests carry its address. */
export default defineClaim({
  kind: 'e2e-test',
  *find(spec) {
    for (const pair of pairsWith(spec, 'e2e-tests')) if (pair.key.state === 'filled') yield pairDraft(spec, 'E2E', pair)
  },
  prove: ({ address }, evidence) => tested(address, evidence),
})
