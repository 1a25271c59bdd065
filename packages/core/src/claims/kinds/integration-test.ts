import { pairsWith } from '../../spec/views.ts'
import { defineClaim } from '../define.ts'
import { pairDraft } from '../pairs.ts'
import { tested } from '../reasons.ts'

/** An endpoint and what is tried on it: tests carry its address. */
export default defineClaim({
  kind: 'integration-test',
  *find(spec) {
    for (const pair of pairsWith(spec, 'integration-tests'))
      if (pair.key.state === 'filled') yield pairDraft(spec, 'IT', pair)
  },
  prove: ({ address }, evidence) => tested(address, evidence),
})
