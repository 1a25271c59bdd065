import type { Named, Scenario } from '../blocks/gherkin.ts'
import { soundBlocks } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** A parameter of an outline that no column of its examples fills, or a column that fills none. */
export default defineRule({
  code: 'gherkin-parameter',
  kind: 'local',
  severity: 'error',
  says: ({ name, problem }) =>
    problem === 'no-examples'
      ? `The scenario has parameters, such as '<${name}>', and no examples`
      : problem === 'no-column'
        ? `No column of the examples is called '${name}'`
        : `No step uses the column '${name}'`,
  *check({ spec }) {
    for (const block of soundBlocks(spec))
      for (const scenario of block.gherkin.scenarios) {
        if (!scenario.outline) continue
        for (const { name, span, problem } of faultsOf(scenario))
          yield { at: block.place(span), data: { name, problem } }
      }
  },
})

/** Headers of columns that explain a row and fill nothing. */
const EXPLAINS = /^(?:descriptions?|comments?|notes?|remarks?|reasons?|explanations?|why|#)$/i

/** A name that was changed on one side only is one fault and not two: columns are looked at where every parameter has one. */
function faultsOf({ parameters, columns, steps }: Scenario): readonly (Named & { readonly problem: string })[] {
  if (columns.length === 0) return parameters.slice(0, 1).map((each) => ({ ...each, problem: 'no-examples' }))
  const unfilled = without(parameters, columns).map((each) => ({ ...each, problem: 'no-column' }))
  if (unfilled.length > 0) return unfilled
  // The step that used a column may be the one that is not there: `gherkin-incomplete`.
  const kinds = new Set(steps.map((step) => step.kind))
  if (!kinds.has('action') || !kinds.has('outcome')) return []
  return without(columns, parameters)
    .filter(({ name }) => !EXPLAINS.test(name))
    .map((each) => ({ ...each, problem: 'unused' }))
}

/** Those whose names the others do not have, each name once. */
function without(names: readonly Named[], others: readonly Named[]): readonly Named[] {
  const known = new Set(others.map((each) => each.name))
  return names.filter(({ name }) => !known.has(name) && known.add(name))
}
