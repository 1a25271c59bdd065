import { composed, inAnyScript } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
import { fault, ok } from './result.ts'
import type { Result } from './result.ts'
import { unwrap } from './wrapping.ts'

/** A calendar day, without time or zone. `month` and `day` from 1; `iso` is `YYYY-MM-DD`. */
export interface PlainDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly iso: string
}

/** Hours, and what may follow them: minutes and seconds with a fraction, the half of the day, and a zone (`Z`, `+01:00`, `UTC`, `CEST`). */
const TIME =
  '(?:[01]?\\d|2[0-4])(?::?[0-5]\\d(?::?(?:[0-5]\\d|60))?)?(?:[.,]\\d{1,12})?(?: ?(?:[AaPp][Mm]|h|Uhr))?(?: ?(?:Z|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?|[A-Z]{3,4}))?'
/** RFC 3339 (5.6, note) lets a space stand for the `T`. */
const ISO = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:(?:T(?=\\d{2})|,? (?=\\d{1,2}:))${TIME})?$`)
/** The months from January on, in English, German, French and Spanish, in full and as they are shortened: none means two. */
const MONTHS: readonly string[] = [
  'january jan januar jänner janvier janv enero ene',
  'february feb februar février fevrier févr fév febrero',
  'march mar märz mrz mars marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug août aout agosto ago',
  'september sep sept septembre septiembre setiembre',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez décembre decembre déc diciembre dic',
]
const MONTH_OF = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
)
const MONTH = '([a-zà-ÿ]{3,10})'
const YEAR_FIRST = new RegExp(
  `^(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)(?:(?:T|,? )(?=\\d{1,2}:)${TIME})?$`,
)
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const DAY_FIRST = /^(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?(\d{4})$/
const EITHER_FIRST = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/
const DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[ -](?:of |de )?${MONTH}\\.?,?[ -](?:del? )?(\\d{4})$`,
  'i',
)
const MONTH_DAY = new RegExp(`^${MONTH}\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4})$`, 'i')
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})[ -]${MONTH}\\.?[ -](\\d{1,2})$`, 'i')
const WEEKDAY =
  /^(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\.?,? )?(?:(?:den|le|el) )?/i
/** Sunday is 0; by what starts no other day's name in these languages. */
const DAYS: readonly string[] = [
  'sun dim dom sonnt',
  'mon lun',
  'tue die mar',
  'wed mit mer mié',
  'thu don jeu jue',
  'fri fre ven vie',
  'sat sam sáb sonna',
]
/** The longest text that can be a date, weekday and time included. */
const LONGEST = 64
/** What may stand behind a date: remarks in parentheses, emoji. */
const REMARK = inAnyScript(String.raw`^([^()]{6,64}?)((?:[\s\p{Extended_Pictographic}\u{fe0f}\u{200d}]|\([^()]*\))+)$`)

/**
 * Reads a calendar date of ISO 8601 (5.2.2.1, extended format): `2026-11-22`, or a date-time whose date it is,
 * with a space for the `T` too (`2026-11-22 14:05 UTC`).
 * Faults: `not-iso` for every other spelling, `no-such-day` for a day that the Gregorian calendar does not have.
 */
export const parseDate: (text: string) => Result<PlainDate> = remembered((text) => {
  const match = text.length > 1000 ? null : ISO.exec(text.trim())
  if (match === null) return fault('not-iso')
  const date = dateOf(Number(match[1]), Number(match[2]), Number(match[3]))
  return date === undefined ? fault('no-such-day') : ok(date)
})

/** A text that starts as a date may, and the remark behind it: `2026-11-22` and ` (after the freeze)`, `2026-11-22` and ` ✅`; of most texts an empty one. */
export function splitRemark(text: string): { readonly date: string; readonly remark: string } {
  const [, date = text, remark = ''] = (text.length <= 1000 && REMARK(text).exec(text)) || []
  return { date, remark }
}

/** The day that a value states: as `parseDate` reads it, and a remark may follow. */
export const statedDate: (text: string) => Result<PlainDate> = remembered((text) => {
  const date = parseDate(text)
  if (date.ok) return date
  const split = splitRemark(text)
  return split.remark === '' ? date : parseDate(unwrap(split.date))
})

/**
 * The ISO form of a date in any spelling that can mean one day only: `22 Nov 2026`, `November 22, 2026`, `2026/11/22`,
 * `22. November 2026`, `22 novembre 2026`, `22 de noviembre de 2026`, `22.11.2026`, `2026-1-5`, `11/22/2026`. Undefined where the text is no date, or day and month could be swapped (`5/6/2026`).
 */
export function isoForm(text: string): string | undefined {
  if (text.length > 1000) return undefined
  const bare = bareDate(text).replace(WEEKDAY, '')
  return bare.length > LONGEST ? undefined : read(bare)?.iso
}

/** Whether a date names no weekday, or the one that the day has: of `Tuesday, 2 November 2026`, a Monday, one half is wrong, and nobody can say which. */
export function fitsWeekday(text: string, iso: string): boolean {
  const name =
    WEEKDAY.exec(bareDate(text.slice(0, 1000)))?.[0]
      .trim()
      .toLowerCase() ?? ''
  const named = DAYS.findIndex((starts) => starts.split(' ').some((start) => name.startsWith(start)))
  return named < 0 || named === new Date(`${iso}T00:00:00Z`).getUTCDay()
}

function bareDate(text: string): string {
  return composed(unwrap(text)).replace(/\s+/g, ' ')
}

function read(text: string): PlainDate | undefined {
  const iso = parseDate(text)
  if (iso.ok) return iso.value
  let match = YEAR_FIRST.exec(text)
  if (match) return dateOf(Number(match[1]), Number(match[3] ?? match[5]), Number(match[4] ?? match[6]))
  match = COMPACT.exec(text)
  if (match) return dateOf(Number(match[1]), Number(match[2]), Number(match[3]))
  match = DAY_FIRST.exec(text)
  if (match) return dateOf(Number(match[3]), Number(match[2]), Number(match[1]))
  match = EITHER_FIRST.exec(text)
  if (match) return unswapped(Number(match[4]), Number(match[1]), Number(match[3]))
  match = DAY_MONTH.exec(text)
  if (match) return dateOf(Number(match[3]), monthOf(match[2]), Number(match[1]))
  match = MONTH_DAY.exec(text)
  if (match) return dateOf(Number(match[3]), monthOf(match[1]), Number(match[2]))
  match = YEAR_MONTH_DAY.exec(text)
  return match ? dateOf(Number(match[1]), monthOf(match[2]), Number(match[3])) : undefined
}

function unswapped(year: number, one: number, other: number): PlainDate | undefined {
  if (one > 12 || one === other) return dateOf(year, other, one)
  return other > 12 ? dateOf(year, one, other) : undefined
}

function monthOf(name: string | undefined): number {
  return MONTH_OF.get((name ?? '').toLowerCase()) ?? 0
}

function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return { year, month, day, iso }
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** Below 0 where `a` is the earlier day, above 0 where `b` is, 0 for one day. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}
