import type { Item, Section } from '../spec/model.ts'
import { partsOfKind, phases } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { phaseNamed } from './items/series.ts'

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
      const named = part.items.flatMap((item): readonly { item: Item; phase: number }[] => {
        const phase = phaseNamed(part, item)
        return phase === undefined ? [] : [{ item, phase }]
      })
      // All tasks agree on a phase that is nowhere else, and the heading's number is out of turn: the heading is wrong, not they.
      const [first] = named
      const agreed = first && named.every(({ phase }) => phase === first.phase) ? first.phase : undefined
      if (agreed !== undefined && isOutOfTurn(section, all) && !all.some((other) => other.number === agreed)) continue
      for (const { item, phase } of named)
        if (item.id && phase !== number)
          yield {
            at: item.id.span,
            data: { id: item.id.text, phase: number, named: phase },
            ...(section.heading && { related: [{ span: section.heading.span, note: 'the phase it stands in' }] }),
          }
    }
  },
})

function isOutOfTurn(section: Section, all: readonly Section[]): boolean {
  const at = all.indexOf(section)
  const before = all[at - 1]?.number ?? 0
  return at >= 0 && section.number !== before + 1
}
