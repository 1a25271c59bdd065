import { pairsWith } from '../../spec/views.ts'
import { parsePercentage } from '../../values/percentage.ts'
import { coveredBy } from '../coverage.ts'
import { defineClaim } from '../define.ts'
import { pairDraft } from '../pairs.ts'
import { missing, testRuns } from '../reasons.ts'

/** A component that unit tests cover: its files reach the target, and no test that carries its address fails. */
export default defineClaim({
  kind: 'unit-test',
  *find(spec) {
    for (const pair of pairsWith(spec, 'unit-tests')) {
      if (pair.key.state !== 'filled') continue
      const target = pair.values.map(({ text }) => parsePercentage(text)).find(({ ok }) => ok)
      const component = pair.key.text.replace(/[`*]/g, '').trim()
      yield pairDraft('UT', pair, { component, ...(target?.ok && { coverage: target.value }) })
    }
  },
  *prove({ address, terms }, evidence) {
    const runs = [...testRuns(address, evidence)]
    const { component = '', coverage } = terms
    const covered = [...coveredBy(component, coverage, evidence)]
    yield* runs
    // A target is proven by figures alone; without one, tests that carry the address are enough.
    if (coverage !== undefined || runs.length === 0) yield* covered
    if (coverage === undefined && runs.length === 0 && covered.length === 0) yield missing('no-test', address)
  },
})
