import { inAnyScript } from '../text/letters.ts'
import { isIsoForm } from './date-form.ts'
import type { IdPart, IdPattern } from './id-parts.ts'
import { placeholders } from './placeholder.ts'

export { matchId } from './id-match.ts'
export { idOfNumbers, looseId, nearMiss } from './id-near-miss.ts'
export type { LooseId } from './id-near-miss.ts'
export { describePattern, formatId, phaseIndex } from './id-parts.ts'
export type { IdMatch, IdPart, IdPattern, IdValues } from './id-parts.ts'

const LONGEST_PATTERN = 100
/** How many digits Truespec writes for a number whose width the template leaves open. */
const WRITTEN_DIGITS = 3
/** What a placeholder of digits is called, in the languages whose dates are read too. */
const NUMBER_NAME =
  /^(?:number|num|no\.?|nr|id|seq|sequence|counter|index|n+|x{2,}|#+|\d+|nummer|num[eé]ro|n[uú]mero|номер|编号|編號|番号|号码|رقم)$/i
const DATE_NAME = /^(?:date|iso date|today)$/i
/** Some of a date: `YYYY`, `YYYYMM`, `YYYY-MM`, `YYYYMMDD`, `MM`. */
const DATE_FORM = /^(?:yyyy|yy)(?:[-._]?mm(?:[-._]?dd)?)?$|^mm(?:[-._]?dd)?$|^dd$/i
const YEAR_NAME = /^(?:year|jahr|jjjj|année|aaaa|año|ano|anno|jaar|год|гггг|年|年份)$/i
const SPELLED = inAnyScript(
  String.raw`(?<![\p{L}\p{N}])(?:N{2,}|X{2,}|#{2,}|YYYY(?:[-._]?MM(?:[-._]?DD)?)?)(?![\p{L}\p{N}])`,
  'gu',
)
const DIGITS = /\d+/g

/**
 * Compiles the ID of a template: `SPEC-[YYYY-MM-DD]-[NUMBER]`, `Task 1.1`, `FR1`, `FR-001`, `NNNN`. Where no placeholder is a number, digits generalise. Undefined where the
 * text has neither number nor date, and so identifies nothing.
 * @param context the number of the section that holds the ID: the first number equal to it is the phase.
 */
export function compilePattern(templateText: string, context: { readonly phase?: number } = {}): IdPattern | undefined {
  const text = templateText.trim()
  if (text.length > LONGEST_PATTERN) return undefined
  const slots: IdPart[] = []
  let at = 0
  for (const { from, to } of placeholders(text)) {
    slots.push(...spelled(text.slice(at, from)), slotOf(text.slice(from, to)))
    at = to
  }
  slots.push(...spelled(text.slice(at)))
  const open = slots.some((part) => part.kind === 'number')
  const parts = open ? slots : slots.flatMap((part) => (part.kind === 'literal' ? withDigits(part.text) : [part]))
  if (!parts.some((part) => part.kind === 'number' || part.kind === 'date')) return undefined
  return { parts: grouped(parts, numbersOf(text, parts), context.phase) }
}

function slotOf(placeholder: string): IdPart {
  const name = /^[[{<(［]/.test(placeholder) ? placeholder.replace(/^[[{<(［]+|[\]}>)］]+$/g, '').trim() : placeholder
  if (DATE_NAME.test(name) || isIsoForm(name)) return { kind: 'date' }
  if (YEAR_NAME.test(name)) return { kind: 'date', form: 'YYYY' }
  if (DATE_FORM.test(name)) return { kind: 'date', form: name.toUpperCase() }
  if (!NUMBER_NAME.test(name)) return { kind: 'text', placeholder }
  if (/^(?:N{2,}|X{2,}|#{2,})$/i.test(name)) return { kind: 'number', pad: name.length }
  if (/^\d+$/.test(name)) return { kind: 'number', pad: padOf(name) }
  return { kind: 'number', pad: WRITTEN_DIGITS, loose: true }
}

/** Splits a literal at its `NN`, `XXX` and `##`, and at its `YYYY`. */
function spelled(text: string): IdPart[] {
  return split(text, SPELLED(text), (match) =>
    match.startsWith('Y') ? { kind: 'date', form: match } : { kind: 'number', pad: match.length },
  )
}

function withDigits(text: string): IdPart[] {
  return split(text, DIGITS, (match) => ({ kind: 'number', pad: padOf(match) }))
}

function split(text: string, pattern: RegExp, partOf: (match: string) => IdPart): IdPart[] {
  const parts: IdPart[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) parts.push({ kind: 'literal', text: text.slice(at, match.index) })
    parts.push(partOf(match[0]))
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ kind: 'literal', text: text.slice(at) })
  return parts
}

function padOf(digits: string): number {
  return digits.startsWith('0') ? digits.length : 1
}

/** The numbers that the template itself bears; NaN for a placeholder. */
function numbersOf(text: string, parts: readonly IdPart[]): number[] {
  const digits = parts.some((part) => part.kind === 'date')
    ? []
    : [...text.matchAll(DIGITS)].map((match) => Number(match[0]))
  const count = parts.filter((part) => part.kind === 'number').length
  return digits.length === count ? digits : Array.from({ length: count }, () => Number.NaN)
}

function grouped(parts: readonly IdPart[], numbers: readonly number[], phase: number | undefined): IdPart[] {
  const last = numbers.length - 1
  const first =
    phase === undefined || last === 0 ? -1 : numbers.findIndex((number, index) => number === phase && index < last)
  let index = -1
  return parts.map((part) => {
    if (part.kind !== 'number') return part
    index++
    if (index === first) return { ...part, group: 'phase' }
    return index === last ? { ...part, group: 'n' } : part
  })
}
