import type { Scenario, Step, StrayLine } from '../blocks/gherkin.ts'
import { backgroundsOf, inDocument, soundBlocks, strayOf } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** A scenario in which nothing happens, or after which nothing is expected. */
export default defineRule({
  code: 'gherkin-incomplete',
  kind: 'local',
  severity: 'error',
  says: ({ missing, scenario }) => `${scenario === '' ? 'The scenario' : `'${scenario}'`} has no ${missing}`,
  *check({ spec }) {
    for (const block of soundBlocks(spec)) {
      for (const scenario of block.gherkin.scenarios) {
        const before = backgroundsOf(block.gherkin, scenario).flatMap((background) => background.steps)
        const missing = missingOf(scenario, before, strayOf(block, scenario))
        if (missing !== '') yield { at: inDocument(block.part, scenario.lineSpan), data: { scenario: scenario.name, missing } }
      }
    }
  },
})

/** A step of no known kind may be any; so may a line that was meant as a step. */
function missingOf(scenario: Scenario, before: readonly Step[], stray: readonly StrayLine[]): string {
  const steps = [...before, ...scenario.steps]
  if (scenario.steps.some((step) => step.kind === 'unknown')) return ''
  const lacks = (kind: Step['kind'], keyword: string): boolean =>
    !steps.some((step) => step.kind === kind) && !stray.some(({ nearest }) => nearest === undefined || nearest === keyword || !isEnglish(nearest))
  const words = [...(lacks('action', 'When') ? ['When'] : []), ...(lacks('outcome', 'Then') ? ['Then'] : [])]
  return words.join(' and no ')
}

function isEnglish(keyword: string): boolean {
  return ['Given', 'When', 'Then', 'And', 'But'].includes(keyword)
}
