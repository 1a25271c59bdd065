import { scenarios } from '../../spec/views.ts'
import { placeInDocument } from '../../spec/blocks.ts'
import { addressSlug } from '../address.ts'
import { defineClaim } from '../define.ts'
import { missing, reported, testRuns } from '../reasons.ts'

/** A scenario of the acceptance criteria: it was run, by its spec and its name, or tests carry its address. */
export default defineClaim({
  kind: 'scenario',
  *find(spec) {
    for (const { block, scenario } of scenarios(spec)) {
      const { name, span } = scenario
      yield {
        local: `AC-${addressSlug(name || 'scenario')}`,
        span: { from: placeInDocument(block, span.from), to: placeInDocument(block, span.to) },
        text: name || (scenario.steps[0]?.text ?? ''),
        wording: block.text.slice(span.from, span.to),
        terms: name === '' ? {} : { scenario: name },
      }
    }
  },
  *prove({ address, spec, terms }, evidence) {
    const runs = terms.scenario === undefined ? [] : evidence.scenarios(spec, terms.scenario).map(reported)
    const reasons = [...runs, ...testRuns(address, evidence)]
    yield* reasons
    if (reasons.length === 0) yield missing('no-scenario', terms.scenario ?? address)
  },
})
