import type { WaivedCode, Waiver, WaiverOutcome } from '../rules/define.ts'
import { nearest } from '../text/nearest.ts'
import type { RawFound } from './result.ts'
import type { Suppression } from './suppressions.ts'

/** What is left of the findings of a file, and what became of each comment that waives some. */
export interface Waived {
  readonly left: readonly RawFound[]
  readonly waivers: readonly Waiver[]
}

/**
 * Takes out the findings that a comment with a reason waives.
 * @param judged Whether a code's rule has spoken, so that a waiver for it that hides nothing can be called unused; `unknown` for no rule.
 */
export function waive(
  found: readonly RawFound[],
  suppressions: readonly Suppression[],
  judged: (code: string) => boolean | 'unknown',
  codes: Iterable<string>,
): Waived {
  if (suppressions.length === 0) return { left: found, waivers: [] }
  const byCode = Map.groupBy(found, (each) => each.code)
  for (const list of byCode.values()) list.sort((a, b) => a.span.from - b.span.from)
  const gone = new Set<RawFound>()
  const known = [...codes]
  const waivers = suppressions.map((suppression): Waiver => {
    const outcomes = suppression.codes.map((each): WaivedCode => {
      const verdict = judged(each.code)
      const hides =
        suppression.form && suppression.reason !== '' && cover(suppression, byCode.get(each.code) ?? [], gone)
      const outcome: WaiverOutcome =
        verdict === 'unknown' ? 'unknown' : hides ? 'waived' : verdict ? 'unused' : 'unjudged'
      return { ...each, outcome, nearest: outcome === 'unknown' ? nearest(each.code, known) : undefined }
    })
    const { span, removal, form, word, reason } = suppression
    return { span, removal, form, word, reason, codes: outcomes }
  })
  return { left: found.filter((each) => !gone.has(each)), waivers }
}

/** Moves what the comment covers of one code's findings, which are sorted, to `gone`; whether there was any. */
function cover({ covers, form }: Suppression, found: RawFound[], gone: Set<RawFound>): boolean {
  const from = form === 'file' ? 0 : countBefore(found, covers.from)
  const to = form === 'file' ? found.length : countBefore(found, covers.to + 1)
  // What is waived once is waived: taking it out keeps thousands of comments on one line cheap.
  const taken = found.splice(from, to - from)
  for (const each of taken) gone.add(each)
  return taken.length > 0
}

/** How many of the findings, which are sorted, start before `offset`. */
function countBefore(found: readonly RawFound[], offset: number): number {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((found[middle] as RawFound).span.from < offset) low = middle + 1
    else high = middle
  }
  return low
}
