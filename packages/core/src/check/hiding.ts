import { countBefore } from '../text/bisect.ts'
import type { Span } from '../text/span.ts'

/** Answers whether any of some spans shares a place with another, in logarithmic time; see `overlaps`. */
interface Places {
  overlap(span: Span): boolean
}

/** What `hidden` needs to know of a finding. */
interface Finding {
  readonly code: string
  readonly span: Span
}

/**
 * The findings that say nothing more than another at an overlapping place does, which says it more exactly.
 * @param yieldsTo The codes that say it more exactly than a code does.
 */
export function hidden<F extends Finding>(
  found: readonly F[],
  yieldsTo: (code: string) => readonly string[],
): ReadonlySet<F> {
  const places = new Map<string, Places>()
  const byCode = Map.groupBy(found, placeKey)
  const result = new Set<F>()
  for (const each of found) {
    for (const code of yieldsTo(each.code)) {
      const key = placeKey({ code, span: each.span })
      const rivals = byCode.get(key)
      if (!rivals) continue
      if (!places.has(key)) places.set(key, placesOf(rivals.map((rival) => rival.span)))
      if (places.get(key)?.overlap(each.span)) result.add(each)
    }
  }
  return result
}

function placeKey({ code, span }: Finding): string {
  return span.file === undefined ? code : `${code} ${span.file}`
}

function placesOf(spans: readonly Span[]): Places {
  const points = spans.filter((each) => each.from === each.to).map((each) => each.from)
  const ranges = spans.filter((each) => each.from < each.to).toSorted((a, b) => a.from - b.from)
  points.sort((a, b) => a - b)
  const starts = ranges.map((each) => each.from)
  const reach: number[] = []
  for (const { to } of ranges) reach.push(Math.max(to, reach.at(-1) ?? to))
  return {
    overlap({ from, to }) {
      if ((points[countBefore(points, (point) => point < from)] ?? Infinity) <= to) return true
      // An empty span overlaps what it touches; of ranges, only those that share a character do.
      const touches = from === to
      const before = countBefore(starts, (start) => (touches ? start <= to : start < to))
      const furthest = before === 0 ? -1 : (reach[before - 1] as number)
      return touches ? furthest >= from : furthest > from
    },
  }
}
