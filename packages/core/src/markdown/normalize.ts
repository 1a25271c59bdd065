import { composed, inAnyScript } from '../text/letters.ts'
import { SPELT_EMOJI } from './emoji.ts'
import { remembered } from '../text/remembered.ts'

const COUNT = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,5}|[ivx]{1,5}|[a-h])[.):]\s+`
const DOTTED = String.raw`\d{1,3}(?:\.\d{1,3}){1,5}\s+`
const NUMBERING = new RegExp(`^(?:(?:section|part|step)\\s+)?${COUNT}|^${DOTTED}`, 'i')
const NUMBER = new RegExp(`^(?:${COUNT}|${DOTTED})`, 'i')
/** `1 `, `01 - `, `１．`, `(1) `, `§1 `: what may be a number of the words that follow, as in `3 retries`. */
const BARE_NUMBER = inAnyScript(String.raw`^[(§]?\s?\p{Nd}{1,3}(?:[.．]\p{Nd}{1,3}){0,5}[\s.．、:：)–—-]{1,4}(?=\S)`)
const MARKS_BEFORE = inAnyScript(String.raw`^[^\p{L}\p{N}[{<(［"'$#@\x60]+`)
const MARKS_AFTER = inAnyScript(String.raw`[\s:：*_~]+$|[\p{Extended_Pictographic}\u{fe0f}\u{200d}\s]+$`)
const EMPHASIS = inAnyScript(String.raw`[*\x60]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`, 'gu')
const EMPHASES = inAnyScript(String.raw`[*\x60]|(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])`, 'gu')
const AROUND_KEY = inAnyScript(
  String.raw`^[^\p{L}\p{N}[{<(［]+|[\s:：\p{Extended_Pictographic}\u{fe0f}\u{200d}]+$`,
  'gu',
)
/** What says in brackets, or alone, that a thing may be left out: the source of an expression. */
export const OPTIONAL: string =
  'optional|facultatif|optionnel|opcional|opzionale|facoltativo|optioneel|if applicable|if needed|if any|falls zutreffend|falls nötig|' +
  'si applicable|si besoin|si aplica|si procede|se applicabile|indien van toepassing|необязательно|если применимо|任意|該当する場合|可选|可選|选填|選填|선택|' +
  String.raw`include if [^()[\]]{0,80}`
const SAYS_OPTIONAL = new RegExp(String.raw`[([（［](?:${OPTIONAL})[)\]）］]`, 'i')
/** `(optional)`, `[required]` at a heading's end. */
const DUTY = new RegExp(
  String.raw`\s*[*_]?[([（［](?:${OPTIONAL}|mandatory|required|recommended|必須|必填)[)\]）］][*_]?$`,
  'i',
)

/** Emoji that letters or digits stand for, at the start of a heading and at its end: `1️⃣`, `:link:`. */
const SPELT_BEFORE = new RegExp(`^\\s*(?:(?:${SPELT_EMOJI})\\s*)+`, 'iu')
const SPELT_AFTER = new RegExp(`(?:\\s+(?:${SPELT_EMOJI}))+\\s*$`, 'iu')

/** `## Risks {#dangers}`: the name that a heading gives itself, as books and sites of documents have it. */
const OWN_NAME = /\s*\{ ?#[^\s{}#]{1,150} ?\}$/

/**
 * A heading as it is compared: its own name (`{#risks}`), numbering (`2.1`), emoji and other marks before the first letter, a trailing colon, and an
 * `(optional)` suffix are taken off; letters composed, lower case, plain quotes, `and` for `&`, single spaces.
 */
export const normalizeHeading: (text: string) => string = remembered((text) => {
  let plain = composed(text.slice(0, 400))
    .replace(/[*_`]{1,3}/g, '')
    .trim()
  if (plain.endsWith('}')) plain = plain.replace(OWN_NAME, '')
  const isSpelt = plain.includes('\u20e3') || plain.includes(':')
  if (isSpelt) plain = plain.replace(SPELT_BEFORE, '').replace(SPELT_AFTER, '')
  plain = plain.replace(MARKS_BEFORE(plain), '').replace(NUMBERING, '')
  if (isSpelt) plain = plain.replace(SPELT_BEFORE, '')
  plain = plain.replace(MARKS_BEFORE(plain), '')
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replace(MARKS_AFTER(plain), '').replace(DUTY, '')
  }
  return plain
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/[\s\u2010\u2011-]+/g, ' ')
    .trim()
    .toLowerCase()
})

/** A heading's text without emoji and other marks before its first letter, digit or bracket: `🙋 Persona 1`. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS_BEFORE(text), '')
}

/** A heading's text without its numbering: `2.1 Risks`, `A. Risks`. What a word counts (`Step 1: Risks`) stays. */
export function withoutNumber(text: string): string {
  return text.replace(NUMBER, '')
}

/** The same where a bare number may be the numbering: `1 Scope`, `(1) Scope`. Only who knows what follows can tell it from `3 retries`. */
export function withoutBareNumber(text: string): string {
  return text.replace(BARE_NUMBER(text), '')
}

/** A heading without what it says at its end of whether it must be there: `Risks (optional)`, `Goals *(mandatory)*`. */
export function withoutDuty(text: string): string {
  return text.trimEnd().replace(DUTY, '').trim()
}

/** A normalised heading without a note at the end: `risks (updated)`, `timeline - done`. Equal to the key where it has none. */
export function withoutNote(key: string): string {
  return key
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/\s+[–—-]\s+(?:done|complete|completed|in progress|draft|approved|pending|tbd)$/, '')
}

/** Whether a heading or a slot says of itself that it may be left out: `Risks (Optional)`, `備考（任意）`. */
export function saysOptional(text: string): boolean {
  return SAYS_OPTIONAL.test(text)
}

/** A field's key or a column's name as it is compared: no emphasis, no emoji around it, no colon, letters composed, lower case, `-` and `_` as spaces. */
export const normalizeKey: (text: string) => string = remembered((text) => {
  const start = composed(text.slice(0, 200))
  return start
    .replace(EMPHASIS(start), '')
    .replace(AROUND_KEY(start), '')
    .replace(/[\s_\u2010\u2011-]+/g, ' ')
    .trim()
    .toLowerCase()
})

/** Text as it is compared with another: no emphasis or ticks, plain quotes and dashes, single spaces, letters composed, lower case. */
export const normalizeText: (text: string) => string = remembered((text) => {
  const plain = composed(text)
  return plain
    .replace(EMPHASES(plain), '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
})

/** A link label as Markdown compares it (CommonMark 0.31, section 4.7). */
export function labelKey(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase()
}
