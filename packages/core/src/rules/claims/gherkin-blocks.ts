import type { Background, GherkinBlock, Scenario, StrayLine } from '../../blocks/gherkin.ts'
import { placeInDocument } from '../../spec/blocks.ts'
import type { BlockPart, Spec } from '../../spec/model.ts'
import { partsOfKind } from '../../spec/views.ts'
import { span, type Span } from '../../text/span.ts'

/** A gherkin block of a spec. */
export interface ReadBlock {
  readonly part: BlockPart
  readonly gherkin: GherkinBlock
}

/** The gherkin blocks of a spec that could be read, with faults or without. */
export function* gherkinBlocks(spec: Spec): Generator<ReadBlock> {
  for (const { part } of partsOfKind(spec, 'block')) if (part.gherkin) yield { part, gherkin: part.gherkin }
}

/** Those that parse: the others are not looked at further. */
export function* soundBlocks(spec: Spec): Generator<ReadBlock> {
  for (const block of gherkinBlocks(spec)) if (block.gherkin.faults.length === 0) yield block
}

/** A place of a block in the document. */
export function inDocument(part: BlockPart, at: Span): Span {
  const from = placeInDocument(part, at.from)
  return span(from, Math.max(from, placeInDocument(part, at.to)))
}

/** Lines that a scenario swallowed, those above bare steps too. */
export function strayOf({ gherkin }: ReadBlock, scenario: Scenario): readonly StrayLine[] {
  const index = gherkin.scenarios.indexOf(scenario)
  const from = scenario.bare ? endBefore(gherkin, index) : scenario.span.from
  return gherkin.stray.filter((line) => line.span.from >= from && line.span.from < scenario.span.to)
}

function endBefore({ scenarios, backgrounds }: GherkinBlock, index: number): number {
  const start = scenarios[index]?.span.from ?? 0
  const ends = [...scenarios, ...backgrounds].map((each) => each.span.to).filter((to) => to <= start)
  return Math.max(0, ...ends)
}

/** The background that stands above a scenario; of several, the last. */
export function backgroundsOf(gherkin: GherkinBlock, scenario: Scenario): readonly Background[] {
  return gherkin.backgrounds.filter((background) => background.span.from < scenario.span.from)
}
