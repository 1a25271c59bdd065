import { countBefore } from '../../text/bisect.ts'
import { inAnyScript } from '../../text/letters.ts'
import type { ItemsPart, Slot, Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { requirements } from '../../spec/views.ts'

/** What stands in the place of a character that says nothing itself: code, a link's target, a comment, a quotation, a mark of emphasis. */
export const MASK = '\0'

const QUOTES = inAnyScript(
  String.raw`"[^"\n]{1,200}"|“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|(?<![\p{L}\p{N}])['‘][^'’\n]{1,200}['’](?![\p{L}\p{N}])`,
  'gu',
)

/** A quotation begins with one of these; most texts have none. */
const OPENING = /["“„«'‘]/

/** What a requirement says, and what of that is prose. */
interface RequirementProse {
  readonly value: Slot
  readonly prose: string
}

/** Every requirement that has a text of the writer's own. An entry without ID among those that have one may be something else (a term that is explained), and is reported. */
export const requirementProse: (spec: Spec) => readonly RequirementProse[] = once((spec) =>
  requirements(spec).flatMap(({ part, item: { id, meant, value } }) =>
    value.state === 'filled' && (id || meant || !identifies(part).any)
      ? [{ value, prose: plainProse(spec, value) }]
      : [],
  ),
)

const identifies: (part: ItemsPart) => { readonly any: boolean } = once(({ items }) => ({
  any: items.some(({ id }) => id),
}))

/**
 * What a slot itself says: its text with everything masked that is no prose, or that is only quoted. As long as the slot's text, so that
 * offsets stay. Of a slot whose text stands in another file, nothing is known of code: it is taken as it is.
 */
function plainProse(spec: Pick<Spec, 'prose' | 'text'>, slot: Pick<Slot, 'span' | 'text'>): string {
  const { from, to, file } = slot.span
  let plain = slot.text
  if (file === undefined) {
    plain = ''
    for (let i = countBefore(spec.prose, (stretch) => stretch.to <= from); i < spec.prose.length; i++) {
      const at = spec.prose[i]
      if (!at || at.from >= to) break
      const start = Math.max(at.from, from)
      plain += MASK.repeat(Math.max(0, start - from - plain.length)) + spec.text.slice(start, Math.min(at.to, to))
    }
    plain += MASK.repeat(Math.max(0, to - from - plain.length))
  }
  return OPENING.test(plain) ? plain.replace(QUOTES(plain), (quoted) => MASK.repeat(quoted.length)) : plain
}
