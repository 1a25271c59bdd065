import { pairsWith } from '../../spec/views.ts'
import { plainName } from '../address.ts'
import { coveredBy } from '../coverage.ts'
import { defineClaim } from '../define.ts'
import { pairDraft } from '../pairs.ts'
import { missing, testRuns } from '../reasons.ts'
import { targetIn } from '../target.ts'

/** A component that unit tests cover: its files reach the target, and no test that carries its address fails. */
export default defineClaim({
  kind: 'unit-test',
  *find(spec) {
    for (const pair of pairsWith(spec, 'unit-tests')) {
      if (pair.key.state !== 'filled') continue
      yield pairDraft(spec, 'UT', pair, ({ key, values }) => ({
        component: plainName(key.text),
        ...targetIn(values.map(({ text }) => text).join('; ')),
      }))
    }
  },
  *prove({ address, terms }, evidence) {
    const runs = [...testRuns(address, evidence)]
    const { component = '', coverage, uncounted } = terms
    const covered = [...coveredBy(component, coverage, evidence)]
    yield* runs
    // A target is proven by figures alone; without one, tests that carry the address are enough.
    if (coverage !== undefined || runs.length === 0) yield* covered
    if (uncounted !== undefined) yield missing('no-coverage', component, { expected: `${coverage}% of ${uncounted}` })
    if (coverage === undefined && runs.length === 0 && covered.length === 0) yield missing('no-test', address)
  },
})
