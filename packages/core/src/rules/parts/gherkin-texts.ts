import type { BlockPart, Spec } from '../../spec/model.ts'
import { partsOfKind } from '../../spec/views.ts'
import { LineIndex } from '../../text/lines.ts'
import type { Span } from '../../text/span.ts'

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
  for (const { part } of partsOfKind(spec, 'block')) {
    const { gherkin } = part
    if (!gherkin || gherkin.faults.length > 0) continue
    let lines: LineIndex | undefined
    const place = ({ from, to }: Span): Span => {
      lines ??= new LineIndex(part.text)
      return { from: inDocument(part, lines, from), to: inDocument(part, lines, to) }
    }
    for (const { name, nameSpan, steps, outline } of gherkin.scenarios) {
      if (name !== '') yield { text: name, outline, at: () => place(nameSpan) }
      for (const { text, textSpan } of steps) yield { text, outline, at: () => place(textSpan) }
    }
  }
}

/** Where an offset of a block's text stands in the document. */
function inDocument({ lineStarts, content }: BlockPart, lines: LineIndex, offset: number): number {
  const { line, column } = lines.positionAt(offset)
  return (lineStarts[line - 1] ?? content.to) + column - 1
}
