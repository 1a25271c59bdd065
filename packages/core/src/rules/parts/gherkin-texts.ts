import type { Scenario } from '../../blocks/gherkin.ts'
import type { Spec } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { soundBlocks } from '../claims/gherkin-blocks.ts'

const ELLIPSIS = '...'

/** The name of a scenario, the text of a step behind its keyword, or `...` in place of all its steps. */
interface GherkinText {
  readonly text: string
  /** Whether it is of a scenario outline, where `<name>` is a parameter. */
  readonly outline: boolean
  /** Where it stands in the document: worked out where it is asked for. */
  readonly at: () => Span
}

/** What is written in the scenarios of a document, of blocks that parse. */
export function* gherkinTexts(spec: Spec): Generator<GherkinText> {
  for (const block of soundBlocks(spec))
    for (const scenario of block.gherkin.scenarios) {
      const { name, nameSpan, steps, outline } = scenario
      if (name !== '') yield { text: name, outline, at: () => block.place(nameSpan) }
      for (const { text, textSpan } of steps) yield { text, outline, at: () => block.place(textSpan) }
      const left = leftOut(scenario, block.part.text)
      if (left) yield { text: ELLIPSIS, outline, at: () => block.place(left) }
    }
}

/** Where `...` stands in place of all the steps of a scenario, in its block's text. */
export function leftOut({ steps, lineSpan, span }: Scenario, text: string): Span | undefined {
  if (steps.length > 0) return undefined
  const below = text.slice(lineSpan.to, span.to)
  const line = below.trim()
  if (line !== ELLIPSIS && line !== '…') return undefined
  const from = lineSpan.to + below.indexOf(line)
  return { from, to: from + line.length }
}
