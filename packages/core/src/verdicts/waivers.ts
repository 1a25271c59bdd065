import { isSameClaim } from '../claims/address.ts'
import type { Spec } from '../spec/model.ts'
import { parseDate } from '../values/date.ts'
import type { Span } from '../text/span.ts'

/** A comment that says why a claim need not be proven for now: `<!-- truespec-waive FR3: reason, by whom, until 2026-12-31 -->`. */
export interface Waiver {
  readonly span: Span
  /** As it is written: with the spec's ID, or without. */
  readonly address: string
  readonly reason: string
  readonly by: string
  /** ISO date: the last day on which it holds. Empty where there is none. */
  readonly until: string
  /** What keeps it from holding, whatever the day. */
  readonly fault: WaiverFault | undefined
}

export type WaiverFault = 'no-address' | 'no-reason' | 'no-person' | 'no-date' | 'bad-date'

export const WAIVE = 'truespec-waive'

/** The waivers of claims among a spec's comments, in order. */
export function waiversOf(spec: Pick<Spec, 'comments'>): readonly Waiver[] {
  return spec.comments.flatMap(({ text, span }) => {
    if (span.file !== undefined || !new RegExp(`^\\s*${WAIVE}(?![\\w-])`).test(text)) return []
    return [{ span, ...readWaiver(text.trim().slice(WAIVE.length).trim()) }]
  })
}

/** The waiver that holds for a claim on a day, if one does. */
export function liveWaiver(
  waivers: readonly Waiver[],
  claim: { readonly address: string; readonly local: string },
  today: string,
): Waiver | undefined {
  return waivers.find(
    (waiver) => waiver.fault === undefined && waiver.until >= today && isSameClaim(waiver.address, claim),
  )
}

function readWaiver(body: string): Omit<Waiver, 'span'> {
  const colon = body.search(/:(?:\s|$)/)
  const address = (colon < 0 ? body : body.slice(0, colon)).trim()
  const rest = colon < 0 ? '' : body.slice(colon + 1).trim()
  const [, before = rest, day] = /^(.*?),?\s*\buntil\s+(\S+)$/s.exec(rest) ?? []
  const comma = before.lastIndexOf(',')
  const reason = (comma < 0 ? before : before.slice(0, comma)).trim()
  const by =
    comma < 0
      ? ''
      : before
          .slice(comma + 1)
          .trim()
          .replace(/^by\s+/i, '')
  const date = day === undefined ? undefined : parseDate(day)
  const fault =
    address === '' || /\s/.test(address)
      ? 'no-address'
      : reason === ''
        ? 'no-reason'
        : by === ''
          ? 'no-person'
          : date === undefined
            ? 'no-date'
            : date.ok && /^\d{4}-\d{2}-\d{2}$/.test(day ?? '')
              ? undefined
              : 'bad-date'
  return { address, reason, by, until: day ?? '', fault }
}
