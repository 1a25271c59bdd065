import { inAnyScript } from '../text/letters.ts'
import { parseDate } from './date.ts'
import { dateEnd, dateWritten, isWholeDate, type IdMatch, type IdPart, type IdPattern } from './id-parts.ts'

const MOST_DIGITS = 15
const LONGEST_TEXT = 100
const RUN = inAnyScript(String.raw`^[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*`)
const GOES_ON = inAnyScript(String.raw`^(?:[\p{L}\p{N}\p{M}_]|[.-]\p{N})`)

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Reading {
  readonly numbers: number[]
  readonly texts: string[]
  readonly dates: string[]
  /** Each part and the place where it failed once, as one number. */
  failed: Set<number> | undefined
}

/** Reads an ID at the start of a text. What follows it must not continue it: `FR1` is not at the start of `FR12`, `FR1a` or `FR1.2`. */
export function matchId(pattern: IdPattern, text: string): IdMatch | undefined {
  const [first] = pattern.parts
  if (first?.kind === 'literal' && !text.startsWith(first.text)) return undefined
  const reading: Reading = { numbers: [], texts: [], dates: [], failed: undefined }
  const end = readParts(pattern.parts, text, 0, 0, reading)
  if (end === undefined) return undefined
  const match: Writable<IdMatch> = { length: end, numbers: reading.numbers, texts: reading.texts }
  let index = 0
  for (const part of pattern.parts) {
    if (part.kind !== 'number') continue
    const value = reading.numbers[index++]
    if (value === undefined) continue
    if (part.group === 'phase') match.phase = value
    else if (part.group === 'n') match.n = value
  }
  const [date] = reading.dates
  if (reading.dates.some((each) => !parseDate(each).ok)) match.fault = 'no-such-day'
  else if (date !== undefined) match.date = date
  return match
}

/** Whether what stands at a place continues an ID that ends there: a letter, a digit, a mark on it (`3️⃣`), or a digit after a dot or a dash. */
export function idGoesOn(text: string, at: number): boolean {
  if (at >= text.length || ' :\n,)'.includes(text.charAt(at))) return false
  const next = text.slice(at, at + 3)
  return GOES_ON(next).test(next)
}

/** Where the parts from `index` on end. A place where they failed once is remembered, so that several texts cost no more than one. */
function readParts(
  parts: readonly IdPart[],
  text: string,
  index: number,
  at: number,
  reading: Reading,
): number | undefined {
  const part = parts[index]
  if (part === undefined) return idGoesOn(text, at) ? undefined : at
  const key = at * parts.length + index
  if (reading.failed?.has(key)) return undefined
  for (const end of endsOf(part, text, at, index === parts.length - 1)) {
    const written = text.slice(at, end)
    const list = listOf(part, reading)
    list?.push(part.kind === 'date' ? dateWritten(part, written) : written)
    if (part.kind === 'number') reading.numbers.push(Number(written))
    const rest = readParts(parts, text, index + 1, end, reading)
    if (rest !== undefined) return rest
    list?.pop()
    if (part.kind === 'number') reading.numbers.pop()
  }
  reading.failed ??= new Set()
  reading.failed.add(key)
  return undefined
}

/** Where the text of a part is kept. Of a date that names no day nothing is to be said. */
function listOf(part: IdPart, { texts, dates }: Reading): string[] | undefined {
  if (part.kind === 'text') return texts
  return part.kind === 'date' && isWholeDate(part) ? dates : undefined
}

/** The places where a part that starts at `at` may end: one for most, several for a text (the shortest first, the longest where nothing follows). */
function endsOf(part: IdPart, text: string, at: number, isLast: boolean): readonly number[] {
  switch (part.kind) {
    case 'literal':
      return text.startsWith(part.text, at) ? [at + part.text.length] : []
    case 'date': {
      const end = dateEnd(part, text, at)
      return end === undefined ? [] : [end]
    }
    case 'number': {
      const digits = /^\d+/.exec(text.slice(at, at + MOST_DIGITS + 1))?.[0] ?? ''
      if (digits === '' || digits.length > MOST_DIGITS) return []
      const fits =
        part.loose === true ||
        (part.pad === 1
          ? digits === '0' || !digits.startsWith('0')
          : digits.length === part.pad || (digits.length > part.pad && !digits.startsWith('0')))
      return fits ? [at + digits.length] : []
    }
    case 'text': {
      const rest = text.slice(at, at + LONGEST_TEXT)
      const run = RUN(rest).exec(rest)?.[0] ?? ''
      if (run === '') return []
      return isLast ? [at + run.length] : Array.from({ length: run.length }, (_, index) => at + index + 1)
    }
  }
}
