import type { Scenario } from '../blocks/gherkin.ts'
import type { Section, Spec } from '../spec/model.ts'
import { once } from '../text/once.ts'
import { liveSections, scenarios } from '../spec/views.ts'
import { isPlaceholder } from '../values/placeholder.ts'

/** What a heading says before the name: `Scenario: Sign in`, `Scenario 3: Sign in`. */
const KEYWORD = /^(?:scenario(?: outline| template)?|example)(?: \d{1,4})?\s{0,3}:\s*(?=\S)/i

/**
 * The names of scenarios without one, each from the heading of the writer's own that it stands under alone. One that is still a form beside
 * it (`Given [context]`) does not count.
 */
export const headedNames: (spec: Spec) => ReadonlyMap<Scenario, string> = once((spec) => {
  const names = new Map<Scenario, string>()
  for (const [section, below] of belowHeadings(spec)) {
    const own = below.length === 1 ? below : below.filter((scenario) => !isForm(scenario, spec))
    const [only, more] = own
    const title = section && headingName(section)
    if (only && !more && only.name === '' && title) names.set(only, title)
  }
  return names
})

/** The scenarios below each heading that stands directly above them. */
function belowHeadings(spec: Spec): ReadonlyMap<Section | undefined, readonly Scenario[]> {
  const sections = liveSections(spec).toSorted((a, b) => a.span.from - b.span.from)
  const below = new Map<Section | undefined, Scenario[]>()
  let next = 0
  for (const { block, scenario } of scenarios(spec)) {
    while ((sections[next]?.span.from ?? Infinity) < block.span.from) next++
    const section = sections[next - 1]
    const known = below.get(section)
    if (known) known.push(scenario)
    else below.set(section, [scenario])
  }
  return below
}

/** Undefined for a heading of the template's: that names no scenario. */
function headingName({ schema, title, heading }: Section): string | undefined {
  if (schema) return title?.state === 'filled' ? title.text : undefined
  return heading?.text.replace(KEYWORD, '')
}

function isForm({ steps }: Scenario, { schema }: Spec): boolean {
  return steps.length > 0 && steps.every(({ text }) => isPlaceholder(text, schema.placeholders))
}
