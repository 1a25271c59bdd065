import type { StepKind } from '../../blocks/engines.ts'
import type { GherkinBlock, Scenario, StrayLine } from '../../blocks/gherkin.ts'
import { placeInDocument } from '../../spec/blocks.ts'
import type { BlockPart, Spec } from '../../spec/model.ts'
import { blocks } from '../../spec/views.ts'
import { once } from '../../text/once.ts'
import { span, type Span } from '../../text/span.ts'

/** A gherkin block of a spec, with what rules ask of it. Every answer takes no more than logarithmic time. */
export interface ReadBlock {
  readonly part: BlockPart
  readonly gherkin: GherkinBlock
  /** A place of the block in the document. */
  place(at: Span): Span
  /** Lines that a scenario swallowed, those above bare steps too. */
  strayOf(scenario: Scenario): readonly StrayLine[]
  /** What the backgrounds above a scenario already do. */
  kindsBefore(scenario: Scenario): ReadonlySet<StepKind>
}

const NO_LINES: readonly StrayLine[] = []
const NO_KINDS: ReadonlySet<StepKind> = new Set()

/** The gherkin blocks of a spec that could be read, with faults or without. */
export const gherkinBlocks: (spec: Spec) => readonly ReadBlock[] = once((spec) =>
  blocks(spec).flatMap((part) => (part.gherkin ? [blockOf(part, part.gherkin)] : [])),
)

/** Those that parse: the others are not looked at further. */
export function soundBlocks(spec: Spec): readonly ReadBlock[] {
  return gherkinBlocks(spec).filter((block) => block.gherkin.faults.length === 0)
}

function blockOf(part: BlockPart, gherkin: GherkinBlock): ReadBlock {
  let stray: ReadonlyMap<Scenario, readonly StrayLine[]> | undefined
  let kinds: ReadonlyMap<Scenario, ReadonlySet<StepKind>> | undefined
  return {
    part,
    gherkin,
    place({ from, to }) {
      const start = placeInDocument(part, from)
      return span(start, Math.max(start, placeInDocument(part, to)))
    },
    strayOf: (scenario) => (stray ??= strayLines(gherkin)).get(scenario) ?? NO_LINES,
    kindsBefore: (scenario) => (kinds ??= backgroundKinds(gherkin)).get(scenario) ?? NO_KINDS,
  }
}

/** A line belongs to the scenario that it stands in; one that stands in none, to the bare steps that follow. */
function strayLines({ scenarios, backgrounds, stray }: GherkinBlock): ReadonlyMap<Scenario, readonly StrayLine[]> {
  const found = new Map<Scenario, StrayLine[]>()
  if (stray.length === 0) return found
  const parts = [
    ...scenarios.map((scenario) => ({ span: scenario.span, scenario })),
    ...backgrounds.map((each) => ({ span: each.span, scenario: undefined })),
  ]
  parts.sort((a, b) => a.span.from - b.span.from)
  let next = 0
  for (const line of stray) {
    while (next < parts.length && (parts[next]?.span.to ?? 0) <= line.span.from) next++
    const { span: place, scenario } = parts[next] ?? {}
    if (!place || !scenario || (line.span.from < place.from && !scenario.bare)) continue
    const lines = found.get(scenario)
    if (lines) lines.push(line)
    else found.set(scenario, [line])
  }
  return found
}

function backgroundKinds({ scenarios, backgrounds }: GherkinBlock): ReadonlyMap<Scenario, ReadonlySet<StepKind>> {
  const found = new Map<Scenario, ReadonlySet<StepKind>>()
  if (backgrounds.length === 0) return found
  let kinds: ReadonlySet<StepKind> = new Set()
  let next = 0
  for (const scenario of scenarios) {
    for (let one = backgrounds[next]; one && one.span.from < scenario.span.from; one = backgrounds[++next])
      kinds = new Set([...kinds, ...one.steps.map((step) => step.kind)])
    found.set(scenario, kinds)
  }
  return found
}
