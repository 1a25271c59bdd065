import { commentStart } from './comments.ts'
import { inAnyScript, isWordAt } from '../text/letters.ts'
import { lineEnd } from '../text/lines.ts'
import { type Span, span, trimmed } from '../text/span.ts'

/** `**Key**: value`, wherever it was found. */
export interface RawField {
  readonly key: string
  readonly keySpan: Span
  /** Trimmed; an empty span after the colon where nothing follows. */
  readonly valueSpan: Span
  /** False for a plain `Key: value`, which may just be a sentence with a colon. */
  readonly strong: boolean
  /** A dash stands for the colon: `**Key** – value`. Only who knows the key can tell it from a sentence. */
  readonly dashed?: true
}

const KEY_LIMIT = 120
const DASHED_KEY = /^\*\*([^*\s](?:[^*\r\n]*[^*\s])?)\*\*[ \t]+[-–—][ \t]+/
/** What a key may say of itself behind the bold: `**Sponsor** (optional): ...`. */
const NOTE = String.raw`(?:[ \t]*[*_]{0,2}[([](?:optional|required|mandatory|recommended|if applicable|if needed|if any)[)\]][*_]{0,2})?`
const AFTER_STRONG = new RegExp(String.raw`[ \t]*(?:\\\*)?${NOTE}[ \t]*[:：]`, 'iy')
const CAPITAL_ON_NEXT_LINE = inAnyScript(String.raw`(?:\r\n?|\n)[ \t>]*(?=[\p{Lu}])`)
/** No space follows a full-width colon. */
const PLAIN_KEY = inAnyScript(String.raw`([\p{L}][\p{L}\p{N} /_'()（）-]{0,58}#?)(?::(?=[ \t\r\n]|$)|：)`, 'uy')

/** The field that an entry's text is: its value runs to the end of the text. Undefined where it is none. */
export function fieldOfEntry(text: string, at: Span): RawField | undefined {
  const key = keyAt(text, at.from, at.to)
  return key && { ...key, valueSpan: valueSpan(text, key.after, at.to) }
}

/** The field that an entry's text is where a dash parts the bold key from its value: `**Squad** – Blue`. Undefined where none does. */
export function dashedFieldOfEntry(text: string, at: Span): RawField | undefined {
  if (!text.startsWith('**', at.from)) return undefined
  const head = text.slice(at.from, Math.min(at.to, at.from + KEY_LIMIT))
  const [whole, key = ''] = DASHED_KEY.exec(head) ?? []
  if (whole === undefined) return undefined
  const keySpan = span(at.from + 2, at.from + 2 + key.length)
  return { key, keySpan, strong: false, dashed: true, valueSpan: valueSpan(text, at.from + whole.length, at.to) }
}

/**
 * The fields of a paragraph: a bold key starts one at the start of a line, or after ` | ` and ` · ` within one; what follows up to the next
 * is its value. `plain` allows `Key: value` too. Behind a field, a key that `knows` says is the template's starts the next one after `|`
 * in any form, and in bold after any blank: `**Created**: 2026-11-02, **Last Updated**: 2026-11-20`.
 */
export function fieldsOfParagraph(
  text: string,
  at: Span,
  plain: boolean,
  knows: (key: string) => boolean = () => false,
): readonly RawField[] {
  return fieldsAt(text, at, startingKeys(text, at, plain, knows))
}

/** The fields of an entry: the one that its text starts with, and those that follow it in its lines under keys that `knows` has. In one line ` | ` and ` · ` part it from other bold keys too. */
export function fieldsOfEntry(text: string, at: Span, knows: (key: string) => boolean): readonly RawField[] {
  const starting = startingKeys(text, at, true, knows)
  const [first] = starting
  if (!first || first.from !== at.from) return []
  const line = lineEnd(text, at.from, at.to)
  const isNext = (key: StartingKey): boolean => knows(key.key) || (key.isWithinLine && key.from < line)
  return fieldsAt(
    text,
    at,
    starting.filter((key) => key === first || isNext(key)),
  )
}

/** A key, where it starts in its line, and whether other text of that line stands before it. */
interface StartingKey extends KeyAt {
  readonly from: number
  readonly isWithinLine: boolean
}

function startingKeys(text: string, at: Span, plain: boolean, knows: (key: string) => boolean): readonly StartingKey[] {
  const found: StartingKey[] = []
  for (const { from, after } of startsOf(text, at)) {
    const before = found.at(-1)
    if (before ? from < before.after : after === 'blank') continue
    const key = keyAt(text, from, at.to)
    if (!key || (!key.strong && !plain)) continue
    const isKey = after === 'line' || (after === 'mark' && key.strong) || knows(key.key)
    if (isKey) found.push({ ...key, from, isWithinLine: after !== 'line' })
  }
  return found
}

function fieldsAt(text: string, at: Span, keys: readonly StartingKey[]): readonly RawField[] {
  return keys.map((key, i) => {
    const next = keys[i + 1]
    let end = next ? endBefore(text, next, key.after) : at.to
    // A sentence on the following line, after a field that is complete, is no part of it.
    const value = text.slice(key.after, end)
    const line = value.search(CAPITAL_ON_NEXT_LINE(value))
    if (line > 0 && text.slice(key.after, key.after + line).trim() !== '' && hardBreak(text, key.after + line))
      end = key.after + line
    return { key: key.key, keySpan: key.keySpan, strong: key.strong, valueSpan: valueSpan(text, key.after, end) }
  })
}

/** Where a value ends that another key follows: before what parts them. */
function endBefore(text: string, next: StartingKey, least: number): number {
  const parts = next.isWithinLine ? PARTS_KEYS : PARTS_LINES
  let end = next.from
  for (;;) {
    const part = ['<br>', '<br/>', '<br />', '&nbsp;'].find((each) => text.startsWith(each, end - each.length))
    if (part) end -= part.length
    else if (end > least && (parts.test(text[end - 1] ?? '') || isQuoteMark(text, end - 1))) end--
    else return Math.max(end, least)
  }
}

const PARTS_LINES = /[\s|·•]/
const PARTS_KEYS = /[\s|·•⋅∙｜,;/–—-]/

/** Whether a `>` quotes its line, rather than ends a value: `**Owner:** <name>`. */
function isQuoteMark(text: string, at: number): boolean {
  if (text[at] !== '>') return false
  let i = at - 1
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t' || text[i] === '>')) i--
  return i < 0 || text[i] === '\n' || text[i] === '\r'
}

function hardBreak(text: string, newline: number): boolean {
  return text[newline - 1] === '\\' || text.slice(newline - 2, newline) === '  '
}

/** A place where a key may start, and what stands before it: a line's start, a mark that parts keys, or a blank. */
interface Start {
  readonly from: number
  readonly after: 'line' | 'mark' | 'blank'
}

function* startsOf(text: string, at: Span): Generator<Start> {
  let after: Start['after'] | undefined = 'line'
  for (let i = at.from; i < at.to; i++) {
    const char = text[i] ?? ''
    const isBlank = char === ' ' || char === '\t'
    if (char === '\n' || char === '\r') after = 'line'
    else if (isBlank || (after === 'line' && char === '>')) after ??= 'blank'
    else if (after !== 'line' && KEY_MARKS.includes(char) && isBlankAt(text, i + 1)) after = 'mark'
    else {
      const isBold = (char === '*' || char === '_') && text[i + 1] === char
      const place = after ?? (isBold && PARTS.includes(text[i - 1] ?? ' ') ? 'blank' : undefined)
      if (place && (isBold || place !== 'blank')) yield { from: i, after: place }
      after = undefined
    }
  }
}

/** What parts two keys with blanks around it. */
const KEY_MARKS = '|·•⋅∙｜'
/** What may stand right before a key: the end of `<br>` and of `&nbsp;` too. */
const PARTS = ';,/>|｜'

function isBlankAt(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t'
}

interface KeyAt {
  readonly key: string
  readonly keySpan: Span
  readonly strong: boolean
  /** Where the value may start. */
  readonly after: number
}

function keyAt(text: string, start: number, end: number): KeyAt | undefined {
  let from = start
  while (from < end && !isWordAt(text, from) && !'*_[{<'.includes(text[from] ?? ' ') && from - start < 8) from++
  const mark = text.slice(from, from + 2)
  if (mark === '**' || mark === '__') return strongKey(text, from, end, mark)
  const plainKey = PLAIN_KEY(text)
  plainKey.lastIndex = from
  const match = plainKey.exec(text)
  if (!match || plainKey.lastIndex > end) return undefined
  const key = match[1] as string
  return { key, keySpan: span(from, from + key.length), strong: false, after: plainKey.lastIndex }
}

function strongKey(text: string, from: number, end: number, mark: string): KeyAt | undefined {
  const inside = text.slice(from + 2, Math.min(end, from + 2 + KEY_LIMIT))
  let close = inside.indexOf(mark)
  // `**Requester\***`: the mark of a required field is escaped.
  while (close > 0 && inside[close - 1] === '\\') close = inside.indexOf(mark, close + 1)
  if (close <= 0 || /[\r\n]/.test(inside.slice(0, close))) return undefined
  const bold = inside.slice(0, close).replace(/\s*[:：]\s*$/, '')
  let key = bold
  let after = from + 2 + close + 2
  if (bold.length === close) {
    AFTER_STRONG.lastIndex = after
    const [colon] = AFTER_STRONG.exec(text) ?? []
    if (colon === undefined || after + colon.length > end) return undefined
    after += colon.length
    key += noteOf(colon)
  }
  if (key.trim() === '') return undefined
  return {
    key: key.replaceAll('\\*', '*').trim(),
    keySpan: trimmed(text, span(from + 2, from + 2 + bold.length)),
    strong: true,
    after,
  }
}

/** The note between a bold key and its colon as a part of the key: ` (optional)`. */
function noteOf(colon: string): string {
  const open = colon.search(/[([]/)
  return open < 0 ? '' : ` (${colon.slice(open + 1, colon.search(/[)\]]/))})`
}

const BREAK = /<br ?\/?>$/i

/** Trims a value: white space, a hard break's backslash or tag and trailing comments do not belong to it. */
function valueSpan(text: string, from: number, to: number): Span {
  let value = trimmed(text, span(from, to))
  while (value.to > value.from) {
    if (text.startsWith('-->', value.to - 3)) {
      const open = commentStart(text, value)
      if (open === undefined) break
      value = trimmed(text, span(value.from, open))
    } else if (text[value.to - 1] === '\\') value = trimmed(text, span(value.from, value.to - 1))
    else {
      const [lineBreak] = (text[value.to - 1] === '>' && BREAK.exec(text.slice(value.to - 6, value.to))) || []
      if (lineBreak === undefined || lineBreak.length > value.to - value.from) break
      value = trimmed(text, span(value.from, value.to - lineBreak.length))
    }
  }
  if (value.to > value.from) return value
  const gap = text[from] === ' ' && from < to ? from + 1 : from
  return span(gap, gap)
}
