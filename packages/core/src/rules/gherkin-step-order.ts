import { backgroundsOf, inDocument, soundBlocks, strayOf } from './claims/gherkin-blocks.ts'
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
    for (const block of soundBlocks(spec)) {
      for (const scenario of block.gherkin.scenarios) {
        if (strayOf(block, scenario).length > 0) continue
        const before = backgroundsOf(block.gherkin, scenario).flatMap((background) => background.steps)
        // Without any When, that is what is wrong: gherkin-incomplete.
        const acts = scenario.steps.some((step) => step.kind === 'action')
        let [acted, expected] = [before.some((step) => step.kind === 'action'), false]
        let last = ''
        for (const step of scenario.steps) {
          const follows = step.kind === last
          last = step.kind
          if (step.kind === 'action') acted = true
          if (step.kind === 'outcome') expected = true
          const problem = follows ? '' : step.kind === 'context' && expected ? 'context-after-outcome' : step.kind === 'outcome' && !acted && acts ? 'outcome-first' : ''
          if (problem !== '') yield { at: inDocument(block.part, step.span), data: { step: `${step.keyword} ${step.text}`, problem } }
        }
      }
    }
  },
})
