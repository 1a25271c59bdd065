import type { Scenario } from '../../blocks/gherkin.ts'
import type { ReadBlock } from '../claims/gherkin-blocks.ts'

/**
 * The scenarios of a block that are meant as the examples of the outline before them, by that outline: a line such as `Example:` without steps, and
 * a table under it. `Example` is another word for a scenario.
 */
export function meantExamples({ gherkin: { scenarios }, part }: ReadBlock): ReadonlyMap<Scenario, Scenario> {
  const found = new Map<Scenario, Scenario>()
  for (const [i, outline] of scenarios.entries()) {
    const next = scenarios[i + 1]
    if (!next || !outline.outline || outline.parameters.length === 0 || outline.examples.length > 0) continue
    if (next.steps.length === 0 && /^\s*\|/.test(part.text.slice(next.lineSpan.to, next.span.to)))
      found.set(outline, next)
  }
  return found
}
