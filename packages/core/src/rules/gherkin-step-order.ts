import type { Scenario, Step } from '../blocks/gherkin.ts'
import { type ReadBlock, soundBlocks } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** Steps that stand in an order in which nobody can follow them. */
export default defineRule({
  code: 'gherkin-step-order',
  kind: 'local',
  severity: 'warning',
  says: ({ step, problem }) =>
    problem === 'context-after-outcome'
      ? `'${step}' sets the scene after a Then: start a scenario of its own`
      : `'${step}' expects an outcome before any When`,
  *check({ spec }) {
    for (const block of soundBlocks(spec))
      for (const scenario of block.gherkin.scenarios)
        for (const { step, problem } of misplaced(scenario, block))
          yield { at: block.place(step.span), data: { step: `${step.keyword} ${step.text}`, problem } }
  },
})

function* misplaced(
  scenario: Scenario,
  block: ReadBlock,
): Generator<{ readonly step: Step; readonly problem: string }> {
  if (block.strayOf(scenario).length > 0) return
  // Without any When, that is what is wrong: gherkin-incomplete.
  const acts = scenario.steps.some((step) => step.kind === 'action')
  let acted = block.kindsBefore(scenario).has('action')
  let expected = false
  let last = ''
  for (const step of scenario.steps) {
    const { kind } = step
    if (kind !== last && kind === 'context' && expected) yield { step, problem: 'context-after-outcome' }
    if (kind !== last && kind === 'outcome' && acts && !acted) yield { step, problem: 'outcome-first' }
    acted ||= kind === 'action'
    expected ||= kind === 'outcome'
    last = kind
  }
}
