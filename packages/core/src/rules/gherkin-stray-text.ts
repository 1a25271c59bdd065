import type { StrayLine } from '../blocks/gherkin.ts'
import type { Span } from '../text/span.ts'
import type { FoundFix } from './define.ts'
import { type ReadBlock, soundBlocks } from './claims/gherkin-blocks.ts'
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
      if (block.gherkin.stray.length === 0) continue
      const mends = mendsOf(block)
      for (const [i, stray] of block.gherkin.stray.entries()) {
        if (isRow(block, stray) && i > 0) continue
        const { word } = stray
        const nearest = meantBy(stray)
        const line = block.part.text.slice(stray.span.from, Math.min(stray.span.to, stray.span.from + 60))
        const stands = word === nearest && writtenAs(block, stray).to === stray.wordSpan.to && isFirst(stray)
        const problem = nearest === undefined ? 'unknown' : stands ? 'no-scenario' : 'misspelt'
        yield {
          at: block.place(stray.span),
          data: { line, problem, nearest: nearest ?? '' },
          fixes: mends.get(stray) ?? [],
        }
      }
    }
  },
})

function isFirst({ span, wordSpan }: StrayLine): boolean {
  return wordSpan.from === span.from
}

/** A row of a table belongs to the step above it, which is what is wrong. */
function isRow({ part }: ReadBlock, { span }: StrayLine): boolean {
  return part.text[span.from] === '|'
}

/** Words that begin a sentence, and resemble a keyword by chance. */
const SENTENCE = new Set(
  'a an any as at the they them there these this that than what where who went hen men ten gives give gave even it all an if in'.split(
    ' ',
  ),
)

/** The keyword that a line was meant to begin with. */
function meantBy({ word, nearest }: StrayLine): string | undefined {
  return SENTENCE.has(word.toLowerCase()) ? undefined : nearest
}

/**
 * What opens a scenario is mended by itself. All other lines that one scenario swallowed are mended together: behind a step, the next of them
 * would no longer parse.
 */
function mendsOf(block: ReadBlock): ReadonlyMap<StrayLine, readonly FoundFix[]> {
  const mends = new Map<StrayLine, readonly FoundFix[]>()
  for (const line of block.gherkin.stray) {
    const { opens, nearest } = line
    if (opens === undefined || nearest === undefined) continue
    // Prose behind a step would no longer parse.
    const safe = opens === 'steps'
    mends.set(line, [{ title: `Change to '${nearest}:'`, safe, edits: [editOf(block, line)] }])
  }
  for (const scenario of block.gherkin.scenarios) {
    const lines = block.strayOf(scenario).filter((line, i) => !line.opens && (i === 0 || !isRow(block, line)))
    const first = lines.findIndex((line) => meantBy(line) !== undefined)
    const together = first < 0 ? [] : lines.slice(first)
    if (
      together.length > MOST_TOGETHER ||
      together.some((line) => meantBy(line) === undefined || isKeyword(block, line))
    )
      continue
    const edits = together.map((line) => editOf(block, line))
    for (const line of together) mends.set(line, [{ title: `Change to '${meantBy(line) ?? ''}'`, safe: true, edits }])
  }
  return mends
}

/** No scenario that a person wrote has more steps; each of the lines bears the edits of all. */
const MOST_TOGETHER = 50

/** What stands for the keyword, with the marks around it: `- **given**` of `- **given** x`. */
function writtenAs(block: ReadBlock, { span, wordSpan }: StrayLine): Span {
  const after = /^[*_]{0,3}:?[*_]{0,3}/.exec(block.part.text.slice(wordSpan.to, wordSpan.to + 7))?.[0].length ?? 0
  return { from: span.from, to: Math.min(span.to, wordSpan.to + after) }
}

/** Whether the keyword stands there already: what is wrong is elsewhere, say that nothing follows it, or that it stands behind examples. */
function isKeyword(block: ReadBlock, line: StrayLine): boolean {
  const { from, to } = writtenAs(block, line)
  return block.part.text.slice(from, to) === line.nearest
}

/** The keyword in the place of what stands for it: `- **given** x` becomes `Given x`, `Scenaro: x` becomes `Scenario: x`. */
function editOf(block: ReadBlock, line: StrayLine): FoundFix['edits'][number] {
  const { from, to } = block.place(writtenAs(block, line))
  return { from, to, insert: `${line.nearest ?? ''}${line.opens ? ':' : ''}` }
}
