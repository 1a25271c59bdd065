import { hasWord, inAnyScript } from '../text/letters.ts'
import { isoForm } from './date.ts'
import { idGoesOn, matchId } from './id-match.ts'
import { dateEnd, type DatePart, dateWritten, formatId, type IdPattern } from './id-parts.ts'

/** An ID that a text meant and did not write: what it should read, and how much of the text it stands in. */
export interface LooseId {
  readonly id: string
  readonly length: number
}

const SEPARATORS = /^[ \t\u00a0_.\-–—#/]{0,3}/
const DOTTED = /^\d{1,9}(?:\.\d{1,9}){1,9}$/
const RUN = inAnyScript(String.raw`^[\p{L}\p{N}_]+`)
const LOOSE_DATE = /^\d{4}([-/._]?)\d{1,2}\1\d{1,2}(?!\d)/

/**
 * The ID that a text unambiguously meant: `FR1` for `FR-1`, `fr1`, `FR 1` and `FR01`. Undefined where the text starts with a right ID,
 * or with nothing like one.
 */
export function nearMiss(pattern: IdPattern, text: string): string | undefined {
  return looseId(pattern, text)?.id
}

/** As `nearMiss`, with the length of what stands in the ID's place. Letters, digits and their order must be right; case, separators and padding need not. */
export function looseId(pattern: IdPattern, text: string): LooseId | undefined {
  if (matchId(pattern, text) !== undefined) return undefined
  const numbers: number[] = []
  const texts: string[] = []
  let date: string | undefined
  let at = 0
  let previous = ''
  for (const part of pattern.parts) {
    if (part.kind === 'literal') {
      const end = looseLiteral(part.text, text, at)
      if (end === undefined) return undefined
      at = end
      previous = part.text
      continue
    }
    const gap = at === 0 ? 0 : (SEPARATORS.exec(text.slice(at, at + 3))?.[0].length ?? 0)
    const start = at + gap
    const rest = text.slice(start, start + 100)
    const run =
      part.kind === 'number'
        ? /^\d{1,15}(?!\d)/.exec(rest)?.[0]
        : part.kind === 'date'
          ? looseDate(part, rest)
          : RUN(rest).exec(rest)?.[0]
    if (run === undefined || (part.kind === 'text' && previous !== '' && gap === 0 && /\W$/.test(previous)))
      return undefined
    if (part.kind === 'number') numbers.push(Number(run))
    else if (part.kind === 'text') texts.push(run)
    else {
      // Of several dates that each name some of one it is not known which part lacks what.
      if (date !== undefined) return undefined
      date = part.form === undefined ? isoForm(run.replaceAll('_', '-')) : dateWritten(part, run)
      if (date === undefined) return undefined
    }
    at = start + run.length
    previous = ''
  }
  if (idGoesOn(text, at)) return undefined
  const id = formatId(pattern, { numbers, texts, ...(date === undefined ? {} : { date }) })
  return matchId(pattern, id)?.length === id.length ? { id, length: at } : undefined
}

/** The ID of which only the numbers are written, with dots between: `Task 1.2` for `1.2`. Undefined where the text is not all that. */
export function idOfNumbers(pattern: IdPattern, text: string): string | undefined {
  if (!DOTTED.test(text)) return undefined
  const numbers = text.split('.').map(Number)
  if (numbers.length !== pattern.parts.filter((part) => part.kind === 'number').length) return undefined
  const id = formatId(pattern, { numbers })
  return id.endsWith(text) && matchId(pattern, id)?.length === id.length ? id : undefined
}

/** A date at the start of a text: with any separators, or exactly in a form of the template's own. */
function looseDate(part: DatePart, text: string): string | undefined {
  if (part.form === undefined) return LOOSE_DATE.exec(text)?.[0]
  const end = dateEnd(part, text, 0)
  return end === undefined || /\d/.test(text.charAt(end)) ? undefined : text.slice(0, end)
}

/** Where a literal ends that is written with other case or other separators. Between digits, a separator must stand. */
function looseLiteral(literal: string, text: string, from: number): number | undefined {
  let at = from
  for (const character of literal) {
    if (hasWord(character)) {
      at += from === at && from === 0 ? 0 : (SEPARATORS.exec(text.slice(at, at + 1))?.[0].length ?? 0)
      if (text.charAt(at).toLowerCase() !== character.toLowerCase()) return undefined
      at++
    }
  }
  if (hasWord(literal)) return at
  const separators = SEPARATORS.exec(text.slice(at, at + 3))?.[0].length ?? 0
  return separators === 0 ? undefined : at + separators
}
