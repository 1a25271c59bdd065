import type { Section } from '../spec/model.ts'
import { once } from '../text/once.ts'
import { liveSections } from '../spec/views.ts'
import type { SectionSchema } from '../template/schema.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { longestRun } from './parts/longest-run.ts'

/** Sections in another order than the template's. */
export default defineRule({
  code: 'section-order',
  kind: 'local',
  severity: 'warning',
  says: ({ section, side, neighbour }) => `'${section}' belongs ${side} '${neighbour}'`,
  *check({ spec }): Iterable<Found> {
    yield* outOfOrder(spec.sections, spec.schema.sections)
    for (const { schema, sections } of liveSections(spec))
      if (schema && !schema.anyOrder && sections.length > 1) yield* outOfOrder(sections, schema.sections)
  },
})

/** Where the template has each section; those of a group to pick from stand in one place, those that stand in several have none. */
const ranksOf: (order: readonly SectionSchema[]) => ReadonlyMap<SectionSchema, number> = once(
  (order) =>
    new Map(
      order.flatMap((schema, i): readonly [SectionSchema, number][] =>
        schema.repeat?.around?.isSpread
          ? []
          : [[schema, schema.anyOf === undefined ? i : order.findIndex((each) => each.anyOf === schema.anyOf)]],
      ),
    ),
)

/** Whether nothing has to move: so it is with most. */
function isInOrder(sections: readonly Section[], ranks: ReadonlyMap<SectionSchema, number>): boolean {
  let highest = 0
  for (const { schema, duplicateOf } of sections) {
    const rank = schema && !duplicateOf ? (ranks.get(schema) ?? highest) : highest
    if (rank < highest) return false
    highest = rank
  }
  return true
}

/** The fewest headings that would have to move. */
function* outOfOrder(sections: readonly Section[], order: readonly SectionSchema[]): Generator<Found> {
  if (sections.length < 2) return
  const ranks = ranksOf(order)
  if (isInOrder(sections, ranks)) return
  let end = 0
  const known = sections.flatMap((section) => {
    const rank = section.schema && ranks.get(section.schema)
    // What stands inside another of them has its level told.
    const isInside = section.span.to <= end
    end = Math.max(end, section.span.to)
    return rank === undefined || section.duplicateOf || isInside ? [] : [{ section, rank }]
  })
  const run = longestRun(known.map(({ rank }) => rank))
  const kept = new Set(run)
  const around = neighbours(run.flatMap((i) => known[i] ?? []))
  for (const [i, { section, rank }] of known.entries()) {
    if (kept.has(i) || !section.heading) continue
    const { before, next } = around(rank)
    const passed = next?.heading && next.heading.span.from < section.heading.span.from
    const neighbour = passed ? next : (before ?? next)
    yield {
      at: section.heading.span,
      data: {
        section: section.heading.text,
        side: neighbour === next ? 'before' : 'after',
        neighbour: neighbour?.heading?.text ?? '',
      },
    }
  }
}

/** The sections in place that a rank would stand between. */
function neighbours(
  inPlace: readonly { readonly section: Section; readonly rank: number }[],
): (rank: number) => { readonly before: Section | undefined; readonly next: Section | undefined } {
  const ranks = [...new Map(inPlace.map(({ section, rank }) => [rank, section]))]
  return (rank) => ({
    before: ranks.findLast(([other]) => other < rank)?.[1],
    next: ranks.find(([other]) => other > rank)?.[1],
  })
}
