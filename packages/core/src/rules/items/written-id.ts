import { afterMarks } from '../../spec/lists.ts'
import type { Item } from '../../spec/model.ts'
import { type Span, span } from '../../text/span.ts'
import { type IdPattern, describePattern, idOfNumbers, matchId, nearMiss } from '../../values/id-pattern.ts'

/** What stands in the place of an item's ID. */
export interface WrittenId {
  readonly text: string
  readonly span: Span
  /** The ID that it says in another form: `FR1` of `FR-1`, `Task 1.2` of `1.2`. */
  readonly meant: string | undefined
}

const LONGEST = 40
/** `1.2 Create`, `**1.2**`: numbers as a plan counts them. */
const DOTTED = /^\d{1,4}(?:\.\d{1,4}){1,4}(?=[*_`:]|\.?\s)/
/** `FR-004a:`, `**SEC-1** `: an acronym with a number, set off from what follows; `UTF-8 text` is none. */
const ACRONYM = /^[A-Z][A-Z0-9]{0,9}(?:[-_]?\d{1,6}|-\d{1,3}\.\d{1,3})[a-z]?(?=[*_`]{1,3}\s|[*_`]{0,3}:)/

/** The ID that an item bears, where it is not of the template's form. */
export function writtenId({ meant, textSpan }: Item, pattern: IdPattern, text: string): WrittenId | undefined {
  if (meant) return { text: text.slice(meant.span.from, meant.span.to), span: meant.span, meant: meant.id }
  const from = afterMarks(text, textSpan.from)
  const start = text.slice(from, Math.min(textSpan.to, from + LONGEST))
  const dotted = DOTTED.exec(start)?.[0]
  const id = dotted ?? ACRONYM.exec(start)?.[0]
  if (id === undefined) return undefined
  return { text: id, span: span(from, from + id.length), meant: dotted && idOfNumbers(pattern, dotted) }
}

/** Whether a text begins with an ID of the pattern, with something meant as one, or with one that counts a level more: `Task 3.1.1`. */
export function startsWithId(pattern: IdPattern, text: string): boolean {
  if ((matchId(pattern, text) ?? nearMiss(pattern, text)) !== undefined) return true
  const longer = /^\D{0,40}\d{1,6}(?:\.\d{1,6}){1,4}(?![.\d])/.exec(text)?.[0]
  if (longer === undefined || !describePattern(pattern).startsWith(longer.charAt(0))) return false
  const levels = longer.split('.')
  return levels.some((_, index) => matchId(pattern, levels.slice(0, index + 1).join('.')) !== undefined)
}
