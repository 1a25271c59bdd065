import type { Part, Section, Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { liveSections, partsOfKind } from '../../spec/views.ts'

/** The preamble and every section that counts, as far as something that the template has is not in them: most have all. */
export const lackingSections: (spec: Spec) => readonly Section[] = once((spec) =>
  bodiesOf(spec).filter(({ missing, missingFields }) => missing.length > 0 || missingFields.length > 0),
)

/** The same, and where some part is hollow, all: who looks for such parts finds them there. */
export function lackingOrHollow<K extends Part['kind']>(
  spec: Spec,
  kind: K,
  isHollow: (part: Extract<Part, { kind: K }>) => boolean,
): readonly Section[] {
  return partsOfKind(spec, kind).some(({ part }) => isHollow(part)) ? bodiesOf(spec) : lackingSections(spec)
}

function bodiesOf(spec: Spec): readonly Section[] {
  return [spec.preamble, ...liveSections(spec)]
}
