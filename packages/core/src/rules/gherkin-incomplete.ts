import type { StepKind } from '../blocks/engines.ts'
import type { Scenario } from '../blocks/gherkin.ts'
import { gherkinBlocks, type ReadBlock, soundBlocks } from './claims/gherkin-blocks.ts'
import { shown } from './claims/shown.ts'
import { meantExamples } from './parts/examples-meant.ts'
import { leftOut } from './parts/gherkin-texts.ts'
import { span, type Span } from '../text/span.ts'
import { defineRule } from './define.ts'

/** A scenario in which nothing happens, or after which nothing is expected; and scenarios that were asked for, of which there is none. */
export default defineRule({
  code: 'gherkin-incomplete',
  kind: 'local',
  severity: 'error',
  says: ({ missing, scenario, within }) => {
    if (missing === 'scenario') return 'The gherkin has no scenario'
    const name = scenario === '' ? 'The scenario' : `'${scenario}'`
    return within === undefined
      ? `${name} has no ${missing}`
      : `${name} has no ${missing} on a line of its own: it stands within '${within}'`
  },
  *check({ spec }) {
    const asked = gherkinBlocks(spec).filter(({ part }) => part.schema !== undefined)
    const [first] = asked
    if (first && asked.every(saysNothing))
      yield { at: first.place(firstLine(first)), data: { scenario: '', missing: 'scenario' } }
    for (const block of soundBlocks(spec)) {
      const examples = new Set(meantExamples(block).values())
      for (const scenario of block.gherkin.scenarios) {
        if (examples.has(scenario)) continue
        const missing = missingOf(scenario, block)
        if (missing === '' || leftOut(scenario, block.part.text)) continue
        const within = missing === 'Then' ? scenario.steps.find(({ text }) => /\sThen\s/.test(text)) : undefined
        yield {
          at: block.place(scenario.lineSpan),
          data: {
            scenario: scenario.name,
            missing,
            ...(within && { within: shown(`${within.keyword} ${within.text}`) }),
          },
        }
      }
    }
  },
})

/** A feature, a background, and no scenario or line that was meant as one. */
function saysNothing({ part, gherkin }: ReadBlock): boolean {
  const { scenarios, stray, faults } = gherkin
  return part.state === 'filled' && scenarios.length === 0 && stray.length === 0 && faults.length === 0
}

function firstLine({ part: { text } }: ReadBlock): Span {
  const from = text.search(/\S/)
  const [line = ''] = text.slice(from).split(/[\r\n]/, 1)
  return span(from, from + line.trimEnd().length)
}

/** A step of no known kind may be any; so may a line that was meant as a step. */
function missingOf(scenario: Scenario, block: ReadBlock): string {
  const before = block.kindsBefore(scenario)
  const has = (kind: StepKind): boolean => before.has(kind) || scenario.steps.some((step) => step.kind === kind)
  if ((has('action') && has('outcome')) || scenario.steps.some((step) => step.kind === 'unknown')) return ''
  const stray = block.strayOf(scenario)
  const lacks = (kind: StepKind, keyword: string): boolean =>
    !has(kind) && !stray.some(({ nearest }) => nearest === undefined || nearest === keyword || !isEnglish(nearest))
  const words = [...(lacks('action', 'When') ? ['When'] : []), ...(lacks('outcome', 'Then') ? ['Then'] : [])]
  return words.join(' and no ')
}

function isEnglish(keyword: string): boolean {
  return ['Given', 'When', 'Then', 'And', 'But'].includes(keyword)
}
