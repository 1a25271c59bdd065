import type { StrayLine } from '../blocks/gherkin.ts'
import type { BlockPart } from '../spec/model.ts'
import type { FoundFix } from './define.ts'
import { inDocument, type ReadBlock, soundBlocks, strayOf } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** A line that was meant as a step and that gherkin takes for a description: nothing ever runs it. */
export default defineRule({
  code: 'gherkin-stray-text',
  kind: 'local',
  severity: 'warning',
  says: ({ line, problem, nearest }) =>
    problem === 'no-scenario'
      ? `'${line}' belongs to no scenario: write 'Scenario:' above it`
      : problem === 'unknown'
        ? `'${line}' is no step: gherkin takes it for a description`
        : `'${line}' is no step, but a description: did you mean '${nearest}'?`,
  *check({ spec }) {
    for (const block of soundBlocks(spec)) {
      for (const stray of block.gherkin.stray) {
        const { word, nearest } = stray
        const line = block.part.text.slice(stray.span.from, Math.min(stray.span.to, stray.span.from + 60))
        const isBare = word === nearest && stray.wordSpan.from === stray.span.from
        const problem = nearest === undefined ? 'unknown' : isBare ? 'no-scenario' : 'misspelt'
        yield { at: inDocument(block.part, stray.span), data: { line, problem, nearest: nearest ?? '' }, fixes: fixesOf(block, stray) }
      }
    }
  },
})

/** All lines that one scenario swallowed are mended together: behind a step, the next of them would no longer parse. */
function fixesOf(block: ReadBlock, stray: StrayLine): readonly FoundFix[] {
  const scenario = block.gherkin.scenarios.find((each) => strayOf(block, each).includes(stray))
  if (!scenario || stray.nearest === undefined) return []
  const lines = strayOf(block, scenario)
  const first = lines.findIndex((each) => each.nearest !== undefined)
  const together = lines.slice(first)
  if (together.some((each) => each.nearest === undefined)) return []
  return [{ title: `Change to '${stray.nearest}'`, safe: true, edits: together.map((each) => editOf(block.part, each)) }]
}

/** The keyword in the place of the word, with the marks around it: `- **given** x` becomes `Given x`. */
function editOf(part: BlockPart, { span, wordSpan, nearest = '' }: StrayLine): FoundFix['edits'][number] {
  const after = /^[*_]{0,3}:?[*_]{0,3}/.exec(part.text.slice(wordSpan.to, wordSpan.to + 7))?.[0].length ?? 0
  const { from, to } = inDocument(part, { from: span.from, to: Math.min(span.to, wordSpan.to + after) })
  return { from, to, insert: nearest }
}
