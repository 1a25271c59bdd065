import type { Section } from '../spec/model.ts'
import { partsOfKind, phases } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { phasesNamed } from './items/series.ts'

/** A task whose ID names another phase than the one it stands in. */
export default defineRule({
  code: 'task-phase-mismatch',
  kind: 'local',
  severity: 'error',
  says: ({ id, phase, named }) => `'${id}' stands under phase ${phase}, and its ID names phase ${named}`,
  *check({ spec }): Iterable<Found> {
    const all = phases(spec)
    for (const { section, part } of partsOfKind(spec, 'items')) {
      const { number } = section
      if (number === undefined) continue
      const named = phasesNamed(part)
      if (named.every(({ phase }) => phase === number)) continue
      // All tasks agree on a phase that is nowhere else, and the heading's number is out of turn: the heading is wrong, not they.
      const [first] = named
      const agreed = first && named.every(({ phase }) => phase === first.phase) ? first.phase : undefined
      if (agreed !== undefined && isOutOfTurn(section, all) && !all.some((other) => other.number === agreed)) continue
      const lost = lostFrom(number, named, section, all)
      for (const [i, { item, phase }] of named.entries())
        if (item.id && phase !== number && i < lost)
          yield {
            at: item.id.span,
            data: { id: item.id.text, phase: number, named: phase },
            ...(section.heading && { related: [{ span: section.heading.span, note: 'the phase it stands in' }] }),
          }
    }
  },
})

/**
 * From which of a phase's tasks on they are those of the next phase, whose heading is gone: all of them name it, no phase has that number,
 * and the one that follows skips it, which is `section-gap`.
 */
function lostFrom(
  number: number,
  named: readonly { readonly phase: number }[],
  section: Section,
  all: readonly Section[],
): number {
  const next = all[all.indexOf(section) + 1]?.number
  if (next !== number + 2) return named.length
  const own = named.findLastIndex(({ phase }) => phase !== number + 1)
  return own + 1
}

function isOutOfTurn(section: Section, all: readonly Section[]): boolean {
  const at = all.indexOf(section)
  const before = all[at - 1]?.number ?? 0
  return at >= 0 && section.number !== before + 1
}
