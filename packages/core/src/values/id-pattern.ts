import { parseDate } from './date.ts'
import { placeholders } from './placeholder.ts'

/**
 * A part of an ID. A number of `pad` 1 bears no leading zeros, one of more has at least that many digits. `loose`: any count of digits is read, `pad` is how it is
 * written. `phase` is the number of the section that holds the item, `n` the one that counts up.
 */
export type IdPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly pad: number; readonly group?: 'phase' | 'n'; readonly loose?: true }
  | { readonly kind: 'text' }

/** How a template's IDs are built, as plain data. */
export interface IdPattern {
  readonly parts: readonly IdPart[]
}

/** An ID found at the start of a text. `numbers` in the order of the pattern; a date that does not exist gives the fault `no-such-day` and no `date`. */
export interface IdMatch {
  readonly length: number
  readonly numbers: readonly number[]
  readonly phase?: number
  readonly n?: number
  /** `YYYY-MM-DD`. */
  readonly date?: string
  readonly texts: readonly string[]
  readonly fault?: 'no-such-day'
}

/** What goes into an ID that is written. `numbers` fills the numbers in order, where `phase` and `n` do not. */
export interface IdValues {
  readonly phase?: number
  readonly n?: number
  readonly numbers?: readonly number[]
  readonly date?: string
  readonly texts?: readonly string[]
}

const LONGEST_PATTERN = 100
const MOST_DIGITS = 15
const LONGEST_TEXT = 100
/** How many digits Truespec writes for a number whose width the template leaves open. */
const WRITTEN_DIGITS = 3
const NUMBER_NAME = /^(?:number|num|no\.?|nr|id|seq|sequence|counter|index|n+|x{2,}|#+|\d+)$/i
const DATE_NAME = /^(?:yyyy-mm-dd|date|iso date|today)$/i
const SPELLED_NUMBER = /(?<![\p{L}\p{N}])(?:N{2,}|X{2,}|#{2,})(?![\p{L}\p{N}])/gu
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
  const name = /^[[{<(]/.test(placeholder) ? placeholder.replace(/^[[{<(]+|[\]}>)]+$/g, '').trim() : placeholder
  if (DATE_NAME.test(name)) return { kind: 'date' }
  if (!NUMBER_NAME.test(name)) return { kind: 'text' }
  if (/^(?:N{2,}|X{2,}|#{2,})$/i.test(name)) return { kind: 'number', pad: name.length }
  if (/^\d+$/.test(name)) return { kind: 'number', pad: padOf(name) }
  return { kind: 'number', pad: WRITTEN_DIGITS, loose: true }
}

/** Splits a literal at its `NN`, `XXX` and `##`. */
function spelled(text: string): IdPart[] {
  return split(text, SPELLED_NUMBER, (match) => match.length)
}

function withDigits(text: string): IdPart[] {
  return split(text, DIGITS, padOf)
}

function split(text: string, pattern: RegExp, pad: (match: string) => number): IdPart[] {
  const parts: IdPart[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) parts.push({ kind: 'literal', text: text.slice(at, match.index) })
    parts.push({ kind: 'number', pad: pad(match[0]) })
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
  const digits = parts.some((part) => part.kind === 'date') ? [] : [...text.matchAll(DIGITS)].map((match) => Number(match[0]))
  const count = parts.filter((part) => part.kind === 'number').length
  return digits.length === count ? digits : Array.from({ length: count }, () => Number.NaN)
}

function grouped(parts: readonly IdPart[], numbers: readonly number[], phase: number | undefined): IdPart[] {
  const last = numbers.length - 1
  const first = phase === undefined || last === 0 ? -1 : numbers.findIndex((number, index) => number === phase && index < last)
  let index = -1
  return parts.map((part) => {
    if (part.kind !== 'number') return part
    index++
    if (index === first) return { ...part, group: 'phase' }
    return index === last ? { ...part, group: 'n' } : part
  })
}

interface Reading {
  readonly numbers: number[]
  readonly texts: string[]
  readonly dates: string[]
}

/** Reads an ID at the start of a text. What follows it must not continue it: `FR1` is not at the start of `FR12`, `FR1a` or `FR1.2`. */
export function matchId(pattern: IdPattern, text: string): IdMatch | undefined {
  const reading: Reading = { numbers: [], texts: [], dates: [] }
  const end = readParts(pattern.parts, text, 0, 0, reading, new Set())
  if (end === undefined) return undefined
  const { numbers, texts } = reading
  const date = reading.dates[0]
  const bad = reading.dates.some((each) => !parseDate(each).ok)
  return {
    length: end,
    numbers,
    ...groupsOf(pattern, numbers),
    texts,
    ...(bad ? { fault: 'no-such-day' as const } : date === undefined ? {} : { date }),
  }
}

function groupsOf(pattern: IdPattern, numbers: readonly number[]): { phase?: number; n?: number } {
  const groups: { phase?: number; n?: number } = {}
  pattern.parts
    .filter((part) => part.kind === 'number')
    .forEach((part, index) => {
      const value = numbers[index]
      if (part.group !== undefined && value !== undefined) groups[part.group] = value
    })
  return groups
}

/** Where the parts from `index` on end. A place where they failed once is remembered, so that several texts cost no more than one. */
function readParts(parts: readonly IdPart[], text: string, index: number, at: number, reading: Reading, failed: Set<string>): number | undefined {
  const part = parts[index]
  if (part === undefined) return /^(?:[\p{L}\p{N}_]|[.-]\p{N})/u.test(text.slice(at, at + 3)) ? undefined : at
  const key = `${index}:${at}`
  if (failed.has(key)) return undefined
  for (const end of endsOf(part, text, at, index === parts.length - 1)) {
    const written = text.slice(at, end)
    const list = part.kind === 'text' ? reading.texts : part.kind === 'date' ? reading.dates : undefined
    list?.push(written)
    if (part.kind === 'number') reading.numbers.push(Number(written))
    const rest = readParts(parts, text, index + 1, end, reading, failed)
    if (rest !== undefined) return rest
    list?.pop()
    if (part.kind === 'number') reading.numbers.pop()
  }
  failed.add(key)
  return undefined
}

/** The places where a part that starts at `at` may end: one for most, several for a text (the shortest first, the longest where nothing follows). */
function endsOf(part: IdPart, text: string, at: number, isLast: boolean): readonly number[] {
  switch (part.kind) {
    case 'literal':
      return text.startsWith(part.text, at) ? [at + part.text.length] : []
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text.slice(at, at + 10)) ? [at + 10] : []
    case 'number': {
      const digits = /^\d+/.exec(text.slice(at, at + MOST_DIGITS + 1))?.[0] ?? ''
      if (digits === '' || digits.length > MOST_DIGITS) return []
      const fits = part.loose === true || (part.pad === 1 ? digits === '0' || !digits.startsWith('0') : digits.length === part.pad || (digits.length > part.pad && !digits.startsWith('0')))
      return fits ? [at + digits.length] : []
    }
    case 'text': {
      const run = /^[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/u.exec(text.slice(at, at + LONGEST_TEXT))?.[0] ?? ''
      if (run === '') return []
      return isLast ? [at + run.length] : Array.from({ length: run.length }, (_, index) => at + index + 1)
    }
  }
}

/** Writes an ID. What the values lack stands as `describePattern` shows it. */
export function formatId(pattern: IdPattern, values: IdValues): string {
  let number = 0
  let text = 0
  return pattern.parts
    .map((part) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'date') return values.date ?? describePart(part)
      if (part.kind === 'text') return values.texts?.[text++] ?? describePart(part)
      const index = number++
      const value = (part.group === undefined ? undefined : values[part.group]) ?? values.numbers?.[index]
      return value === undefined ? describePart(part) : String(value).padStart(part.pad, '0')
    })
    .join('')
}

/** A pattern as people read it: `FR{n}`, `Task {phase}.{n}`, `SPEC-YYYY-MM-DD-NNN`. */
export function describePattern(pattern: IdPattern): string {
  return pattern.parts.map(describePart).join('')
}

function describePart(part: IdPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'date':
      return 'YYYY-MM-DD'
    case 'text':
      return '{text}'
    case 'number':
      return part.pad > 1 ? 'N'.repeat(part.pad) : `{${part.group ?? 'n'}}`
  }
}
