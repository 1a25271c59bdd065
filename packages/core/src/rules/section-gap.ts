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
    missing === undefined ? `'${section}' stands ${side} '${word}${other}'` : `'${section}' skips '${word}${missing}'`,
  *check({ spec }): Iterable<Found> {
    for (const { sections } of [spec, ...liveSections(spec)]) if (sections.some(isNumbered)) yield* gaps(sections)
  },
})

function* gaps(sections: readonly Section[]): Generator<Found> {
  for (const group of Map.groupBy(sections.filter(isNumbered), (section) => section.schema).values())
    if (!isInOrder(group)) yield* gapsOf(group)
}

function isNumbered({ schema, number }: Section): boolean {
  return number !== undefined && schema?.repeat?.numbered === true
}

/** From 0 or 1 on, each one more than the one before, none twice. */
function isInOrder(group: readonly Section[]): boolean {
  const first = group[0]?.number ?? -1
  return first >= 0 && first <= 1 && group.every((each, i) => each.number === first + i && !each.duplicateOf)
}

function* gapsOf(group: readonly Section[]): Generator<Found> {
  const there = new Set(group.map((section) => section.number ?? 0))
  // Of two with one number either may be the wrong one, and bear that of a section that seems to be missing.
  const twice = new Set(group.flatMap((section) => (section.duplicateOf ? [section.number] : [])))
  const single = group.flatMap((section, i) => (twice.has(section.number) ? [] : [i]))
  const candidates = single.filter((i, at) => {
    const [before = 0, number = 0, after = number] = [single[at - 1] ?? -1, i, single[at + 1] ?? i].map(
      (each) => group[each]?.number,
    )
    // One that sticks out between its neighbours (1, 7, 3) stands in the place of the one that is missing.
    return !(number > after && after > before && !there.has(before + 1))
  })
  const kept = new Set(longestRun(candidates.map((i) => group[i]?.number ?? 0)).map((i) => candidates[i]))
  const repeat = group[0]?.schema?.repeat
  const width = widthOf(group)
  const nameOf = (number: number): string | number => {
    if (repeat?.lettered === true && number <= 26) return String.fromCharCode(64 + number)
    return width > 1 ? String(number).padStart(width, '0') : number
  }
  const word = `${repeat?.word ?? ''}${repeat?.joint ?? ' '}`
  // Counting may start at 0: `Phase 0: Setup`.
  let last = Math.min(1, group[0]?.number ?? 1) - 1
  let highest = last
  /** How many sections since the last one in order may stand in the place of one that is missing. */
  let spare = 0
  for (const [i, { heading, number = 0 }] of group.entries()) {
    if (!heading) continue
    const section = heading.text
    if (twice.has(number)) spare++
    else if (kept.has(i)) {
      const missing = missingBetween(last, number, there, spare)
      if (missing !== undefined) yield { at: heading.span, data: { section, word, missing: nameOf(missing) } }
      last = number
      highest = Math.max(highest, number)
      spare = 0
    } else {
      const isLate = highest > number
      const isInPlaceOf = !isLate && !there.has(last + 1)
      highest = Math.max(highest, number)
      if (isInPlaceOf) spare++
      yield {
        at: heading.span,
        data: isInPlaceOf
          ? { section, word, missing: nameOf(last + 1) }
          : { section, word, side: isLate ? 'after' : 'before', other: nameOf(isLate ? highest : last + 1) },
      }
    }
  }
}

/** How many digits the numbers have where they are filled up with zeros: three for `TC-003`. */
function widthOf(group: readonly Section[]): number {
  for (const { heading, number } of group) {
    const written = heading?.text.match(/\d+/g)?.find((digits) => Number(digits) === number)
    if (written?.startsWith('0')) return written.length
  }
  return 1
}

/** The first number between two that no section bears, where more of them are missing than `spare` sections can stand for. */
function missingBetween(last: number, number: number, there: ReadonlySet<number>, spare: number): number | undefined {
  let first: number | undefined
  let count = 0
  for (let missing = last + 1; missing < number && count <= spare; missing++) {
    if (there.has(missing)) continue
    first ??= missing
    count++
  }
  return count > spare ? first : undefined
}
