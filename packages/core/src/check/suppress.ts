import type { JudgedSuppression, SuppressedCode, SuppressionOutcome } from '../rules/define.ts'
import { countBefore } from '../text/bisect.ts'
import { nearest } from '../text/nearest.ts'
import type { RawFound } from './result.ts'
import type { Suppression } from './suppressions.ts'

/** What is left of the findings of a file, and what became of each comment that takes some back. */
interface Suppressed {
  readonly left: readonly RawFound[]
  readonly suppressions: readonly JudgedSuppression[]
}

/** What is known of the codes that comments name. */
interface KnownCodes {
  /** Whether a code's rule has spoken, so that a suppression of it that takes nothing back can be called unused; `unknown` for no rule. */
  readonly judged: (code: string) => boolean | 'unknown'
  /** Those that there are, for whoever has misspelt one. */
  readonly codes: Iterable<string>
}

/** Takes out the findings that a comment with a reason suppresses. */
export function suppress(
  found: readonly RawFound[],
  suppressions: readonly Suppression[],
  { judged, codes }: KnownCodes,
): Suppressed {
  if (suppressions.length === 0) return { left: found, suppressions: [] }
  const byCode = Map.groupBy(found, (each) => each.code)
  for (const list of byCode.values()) list.sort((a, b) => startOf(a) - startOf(b))
  const gone = new Set<RawFound>()
  const known = [...codes]
  const outcomeOf = (suppression: Suppression, code: string): SuppressionOutcome => {
    const hasSpoken = judged(code)
    if (hasSpoken === 'unknown') return 'unknown'
    const isMeant = suppression.form !== undefined && suppression.reason !== ''
    if (isMeant && cover(suppression, byCode.get(code) ?? [], gone)) return 'used'
    return hasSpoken ? 'unused' : 'unjudged'
  }
  const judgements = suppressions.map((suppression): JudgedSuppression => {
    const outcomes = suppression.codes.map((each): SuppressedCode => {
      const outcome = outcomeOf(suppression, each.code)
      return { ...each, outcome, nearest: outcome === 'unknown' ? nearest(each.code, known) : undefined }
    })
    const { span, removal, form, word, reason } = suppression
    return { span, removal, form, word, reason, codes: outcomes }
  })
  return { left: found.filter((each) => !gone.has(each)), suppressions: judgements }
}

/** Moves what the comment covers of one code's findings, which are sorted, to `gone`; whether there was any. */
function cover({ covers, form }: Suppression, found: RawFound[], gone: Set<RawFound>): boolean {
  const from = form === 'file' ? 0 : countBefore(found, (each) => startOf(each) < covers.from)
  const to = form === 'file' ? found.length : countBefore(found, (each) => startOf(each) < covers.to + 1)
  // What is taken back once is gone: taking it out keeps thousands of comments on one line cheap.
  const taken = found.splice(from, to - from)
  for (const each of taken) gone.add(each)
  return taken.length > 0
}

/** Where a finding starts; behind the end where it stands in the metadata file beside the spec, on no line that a comment could cover. */
function startOf({ span: { from, file } }: RawFound): number {
  return file === undefined ? from : Infinity
}
