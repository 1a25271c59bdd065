import type { Section } from '../spec/model.ts'
import { liveSections } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { longestRun } from './parts/longest-run.ts'

/** Numbered sections that skip a number, or go back. */
export default defineRule({
  code: 'section-gap',
  kind: 'local',
  severity: 'warning',
  says: ({ section, word, missing, side, other }) =>
    missing === undefined
      ? `'${section}' stands ${side} '${word} ${other}'`
      : `'${section}' skips '${word} ${missing}'`,
  *check({ spec }): Iterable<Found> {
    yield* gaps(spec.sections)
    for (const { sections } of liveSections(spec)) yield* gaps(sections)
  },
})

function* gaps(sections: readonly Section[]): Generator<Found> {
  const numbered = sections.filter(
    (section) => section.schema?.repeat?.numbered && section.number !== undefined && !section.duplicateOf,
  )
  for (const group of Map.groupBy(numbered, (section) => section.schema).values()) yield* gapsOf(group)
}

function* gapsOf(group: readonly Section[]): Generator<Found> {
  const numbers = group.map((section) => section.number ?? 0)
  const there = new Set(numbers)
  const kept = new Set(longestRun(numbers))
  const word = group[0]?.schema?.repeat?.word ?? ''
  // Counting may start at 0: `Phase 0: Setup`.
  let last = Math.min(1, numbers[0] ?? 1) - 1
  let highest = last
  for (const [i, { heading, number = 0 }] of group.entries()) {
    if (!heading) continue
    const section = heading.text
    if (!kept.has(i)) {
      const isLate = highest > number
      highest = Math.max(highest, number)
      yield {
        at: heading.span,
        data: { section, word, side: isLate ? 'after' : 'before', other: isLate ? highest : last + 1 },
      }
      continue
    }
    let missing = last + 1
    while (missing < number && there.has(missing)) missing++
    if (missing < number) yield { at: heading.span, data: { section, word, missing } }
    last = number
    highest = Math.max(highest, number)
  }
}
