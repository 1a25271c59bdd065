import { hasWord } from '../text/letters.ts'
import { isSameClaim } from '../claims/address.ts'
import type { Comment, Spec } from '../spec/model.ts'
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

const WORD = new RegExp(`^${WAIVE}(?![\\w-])`)

/** Whether a comment waives a claim, or was meant to. */
export function isWaiver({ text, span }: Comment): boolean {
  return span.file === undefined && WORD.test(text)
}

/** The waivers of claims among a spec's comments, in order. */
export function waiversOf(spec: Pick<Spec, 'comments'>): readonly Waiver[] {
  return spec.comments
    .filter(isWaiver)
    .map(({ text, span }) => ({ span, ...readWaiver(text.slice(WAIVE.length).replace(/\s+/g, ' ').trim()) }))
}

/** The waiver that holds for a claim on a day, if one does. */
export function liveWaiver(
  waivers: readonly Waiver[],
  claim: { readonly address: string; readonly local: string },
  today: string,
): Waiver | undefined {
  return waivers.find((waiver) => !isExpired(waiver, today) && isFor(waiver, claim))
}

/** The waiver that held for a claim longest of those that do no more. */
export function expiredWaiver(
  waivers: readonly Waiver[],
  claim: { readonly address: string; readonly local: string },
  today: string,
): Waiver | undefined {
  return waivers
    .filter((waiver) => isExpired(waiver, today) && isFor(waiver, claim))
    .toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]
}

/** Whether a waiver held until a day that is over. */
export function isExpired({ fault, until }: Waiver, today: string): boolean {
  return fault === undefined && until < today
}

/** Whether a waiver is of a claim, and has no fault. */
function isFor({ fault, address }: Waiver, claim: { readonly address: string; readonly local: string }): boolean {
  return fault === undefined && isSameClaim(address, claim)
}

/** Reads `FR3: reason, by whom, until 2026-12-31`, in which white space is single spaces. */
function readWaiver(body: string): Omit<Waiver, 'span'> {
  const colon = body.search(/:(?: |$)/)
  const address = colon < 0 ? body : body.slice(0, colon).trim()
  const rest = colon < 0 ? '' : body.slice(colon + 1).trim()
  const [, before = rest, day] = /^(.*?),? ?\buntil (\S+)$/.exec(rest) ?? []
  const comma = before.lastIndexOf(',')
  const reason = (comma < 0 ? before : before.slice(0, comma)).trim()
  const person = comma < 0 ? '' : before.slice(comma + 1).trim()
  const by = person.replace(/^by(?: |$)/i, '').trim()
  return { address, reason, by, until: day ?? '', fault: faultOf(address, reason, by, day) }
}

/** A reason or a person has a letter, at least. */
function faultOf(address: string, reason: string, by: string, day: string | undefined): WaiverFault | undefined {
  if (address === '' || address.includes(' ')) return 'no-address'
  if (!hasWord(reason)) return 'no-reason'
  if (!hasWord(by)) return 'no-person'
  if (day === undefined) return 'no-date'
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && parseDate(day).ok ? undefined : 'bad-date'
}
