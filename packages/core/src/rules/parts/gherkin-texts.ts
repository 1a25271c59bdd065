import type { Spec } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { soundBlocks } from '../claims/gherkin-blocks.ts'

/** The name of a scenario, or the text of a step behind its keyword. */
export interface GherkinText {
  readonly text: string
  /** Whether it is of a scenario outline, where `<name>` is a parameter. */
  readonly outline: boolean
  /** Where it stands in the document: worked out where it is asked for. */
  readonly at: () => Span
}

/** What is written in the scenarios of a document, of blocks that parse. */
export function* gherkinTexts(spec: Spec): Generator<GherkinText> {
  for (const block of soundBlocks(spec))
    for (const { name, nameSpan, steps, outline } of block.gherkin.scenarios) {
      if (name !== '') yield { text: name, outline, at: () => block.place(nameSpan) }
      for (const { text, textSpan } of steps) yield { text, outline, at: () => block.place(textSpan) }
    }
}
