import type { Named, Scenario } from '../blocks/gherkin.ts'
import { soundBlocks } from './claims/gherkin-blocks.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'
import { meantExamples } from './parts/examples-meant.ts'

/** A parameter of an outline that no column of its examples fills, or a column that fills none. */
export default defineRule({
  code: 'gherkin-parameter',
  kind: 'local',
  severity: 'error',
  says: ({ name, problem }) => {
    if (problem === 'other-word')
      return `'${name}' begins a scenario of its own, and the one above it has no examples: is 'Examples:' meant?`
    if (problem === 'no-examples') return `The scenario has parameters, such as '<${name}>', and no examples`
    if (problem === 'no-column') return `No column of the examples is called '${name}'`
    return problem === 'not-in-all'
      ? `Not all of the examples have a column '${name}'`
      : `No step uses the column '${name}'`
  },
  *check({ spec }) {
    for (const block of soundBlocks(spec)) {
      const examples = meantExamples(block)
      for (const scenario of block.gherkin.scenarios) {
        if (!scenario.outline) continue
        const meant = examples.get(scenario)
        if (meant) {
          const { from, to } = meant.lineSpan
          const name = shown(block.part.text.slice(from, to))
          yield { at: block.place(meant.lineSpan), data: { name, problem: 'other-word' } }
          continue
        }
        for (const { name, span, problem } of faultsOf(scenario))
          yield { at: block.place(span), data: { name, problem } }
      }
    }
  },
})

/** Headers of columns that explain a row and fill nothing. */
const EXPLAINS = /^(?:descriptions?|comments?|notes?|remarks?|reasons?|explanations?|why|#)$/i

/** A name that was changed on one side only is one fault and not two: columns are looked at where every parameter has one. */
function faultsOf({ parameters, examples, steps }: Scenario): readonly (Named & { readonly problem: string })[] {
  if (examples.length === 0) return parameters.slice(0, 1).map((each) => ({ ...each, problem: 'no-examples' }))
  const tables = new Map<string, number>()
  for (const columns of examples)
    for (const name of new Set(columns.map((each) => each.name))) tables.set(name, (tables.get(name) ?? 0) + 1)
  // Each table is run by itself: what it lacks is not taken from another.
  const unfilled = distinct(parameters).filter(({ name }) => tables.get(name) !== examples.length)
  if (unfilled.length > 0)
    return unfilled.map((each) => ({ ...each, problem: tables.has(each.name) ? 'not-in-all' : 'no-column' }))
  // The step that used a column may be the one that is not there: `gherkin-incomplete`.
  const kinds = new Set(steps.map((step) => step.kind))
  if (!kinds.has('action') || !kinds.has('outcome')) return []
  const used = new Set(parameters.map((each) => each.name))
  return distinct(examples.flat())
    .filter(({ name }) => !used.has(name) && !EXPLAINS.test(name))
    .map((each) => ({ ...each, problem: 'unused' }))
}

/** The first of each name. */
function distinct(names: readonly Named[]): readonly Named[] {
  const known = new Set<string>()
  return names.filter(({ name }) => !known.has(name) && known.add(name))
}
