import { placeInDocument } from '../../spec/blocks.ts'
import type { Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { scenarios } from '../../spec/views.ts'
import type { Reason } from '../../evidence/reason.ts'
import { claimName } from '../address.ts'
import { defineClaim } from '../define.ts'
import { headedNames } from '../scenario-names.ts'
import { missing, reported, testRuns } from '../reasons.ts'

const scenariosByName: (spec: Spec) => ReadonlyMap<string, readonly unknown[]> = once((spec) =>
  Map.groupBy(scenarios(spec), ({ scenario }) => scenario.name),
)

/** A scenario of the acceptance criteria: it was run, by its spec and its name, or tests carry its address. */
export default defineClaim({
  kind: 'scenario',
  *find(spec) {
    for (const { block, scenario } of scenarios(spec)) {
      const { name, span } = scenario
      const headed = name === '' ? headedNames(spec).get(scenario) : undefined
      yield {
        ...claimName('AC', name || headed || 'scenario'),
        span: { from: placeInDocument(block, span.from), to: placeInDocument(block, span.to) },
        statement() {
          const alike = scenariosByName(spec).get(name)?.length ?? 1
          // What a background gives, every scenario rests on.
          const backgrounds = (block.gherkin?.backgrounds ?? []).map((background) => background.span)
          return {
            text: name || headed || (scenario.steps[0]?.text ?? ''),
            wording: [...backgrounds, span].map(({ from, to }) => block.text.slice(from, to)).join('\n'),
            code: true,
            terms: name === '' ? {} : { scenario: name, ...(alike > 1 && { alike }) },
          }
        },
      }
    }
  },
  *prove({ address, spec, terms }, evidence) {
    const { scenario, alike } = terms
    const runs = scenario === undefined ? [] : evidence.scenarios(spec, scenario).map(reported)
    const own = testRuns(address, evidence)
    if (alike === undefined || scenario === undefined) yield* runs
    else if (runs.length > 0 && own.length === 0) {
      // Nobody can tell whose run it was. One that failed may be this one's.
      yield* runs.filter(({ weight }) => weight === 'against')
      yield { kind: 'ambiguous', weight: 'none', because: 'several-scenarios', name: scenario, outcome: 'ambiguous' }
    }
    if (scenario !== undefined && isPartial(runs)) yield missing('rows-left-out', scenario)
    yield* own
    if (runs.length + own.length === 0) yield missing('no-scenario', scenario ?? address)
  },
})

/** Whether a report has a row of examples that passed beside one that did not run: a filter may have left out the bad ones. */
function isPartial(runs: readonly Reason[]): boolean {
  const passed = new Set(runs.filter(({ weight }) => weight === 'for').map(({ report }) => report))
  return runs.some(({ outcome, report }) => outcome === 'skipped' && passed.has(report))
}
