import { inAnyScript } from '../text/letters.ts'
import { normalizeKey, OPTIONAL, saysOptional } from '../markdown/normalize.ts'
import { isIsoForm } from '../values/date-form.ts'
import { compilePattern } from '../values/id-pattern.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import type { SlotSchema, SlotType } from './schema.ts'

const TEXT: SlotType = { kind: 'text' }
const FIRST_WORD = inAnyScript(String.raw`^[\p{L}\p{N}]`)
/** The apostrophe of `Won't` is a letter of the word; quotation marks are none. */
const MARKS = inAnyScript(String.raw`["\x60*]|(?<!\p{L})['’]|['’](?!\p{L})|\p{Extended_Pictographic}|\u{fe0f}`, 'gu')
const CHOICE = inAnyScript(String.raw`^[\p{L}][\p{L}\p{N}_'’-]*(?: [\p{L}\p{N}_'’-]+){0,2}$`)

const NUMBER = /^\d{1,6}(?:\.\d{1,3})?$/
/** `1 / 2 / 3 / 5`: numbers to choose from. `1/2/3` may be a date, or a share. */
const SCALE = /^\d{1,6}(?:\.\d{1,3})?(?: \/ \d{1,6}(?:\.\d{1,3})?){2,}$/
/** What stands before the words of a choice: `REQUIRED: draft | done`. */
const LABEL = /^[^:|/]{1,30}: +(?=[^|]{1,60}\|)/

/** A short placeholder names what it wants; a long one explains, and says nothing of a type. */
const WORDS_OF_A_NAME = 4

/** By the words of a placeholder, first fit. */
const BY_WORDS: readonly (readonly [RegExp, SlotType['kind']])[] = [
  [/^(?:[a-z]+ )?date$|\byyyy mm dd\b|^(?:datum|fecha|дата|日期|日付|تاريخ)$/, 'date'],
  [
    /^your name$|^author(?: name)?$|^(?:dein|ihr) name$|^votre nom$|^tu nombre$|^ваше имя$|^(?:您的)?姓名$|^氏名$/,
    'person',
  ],
  [/^names$|^reviewers?$|^list of names$|^(?:namen|noms|nombres|имена)$/, 'people'],
  [
    /^metric$|^requests\/second$|^target (?:milliseconds|seconds|ms)$|^milli(?:seconds|sekunden|secondes)$|^milisegundos$|^миллисекунды$|^ミリ秒$|^毫秒$|^cpu\/memory(?: estimates?)?$|^target metric$/,
    'quantity',
  ],
  [/^(?:test )?coverage(?: requirement| target)?$/, 'percentage'],
  [/^api endpoint$|^endpoint$/, 'endpoint'],
  [/^version(?: range)?$/, 'version'],
  [/^link to .*$|^links?$|^url$/, 'link'],
]

/** `Name, if applicable`, `任意`: all that is said, or what is said at the end. */
const LEAVES = new RegExp(`(?:^|[,，、;:：–—] ?)(?:${OPTIONAL})$`, 'i')

/** Whether a slot of the template may be left empty, by its own words: `[If applicable]`, `[Any additional notes]`. */
export function slotSaysOptional(text: string): boolean {
  const words = inner(text).replace(/^[*_]+/, '')
  return (
    /^(?:if (?:applicable|any|needed)|optional|any|additional)\b/.test(words) ||
    LEAVES.test(words) ||
    saysOptional(text)
  )
}

/** In round brackets: in square ones it is the placeholder itself. */
const OPTIONAL_NOTE = new RegExp(String.raw`[*_]{0,2}[(（](?:${OPTIONAL})[)）][*_]{0,2}`, 'i')

/** A slot without what it says of its duty, which is no part of what it wants: `[Date] (optional)` wants a date. */
function withoutNote(text: string): string {
  return /[(（]/.test(text)
    ? text
        .replace(OPTIONAL_NOTE, '')
        .replace(/\s{1,9}(?=[\]}>]$)/, '')
        .trim()
    : text
}

/** Words that say what is to be written, as a unit, a part of a date or a name: `DD/MM/YYYY`, `h/d` and `Name/Team` offer no choice. */
const ASKING =
  /^(?:d{1,2}|m{1,4}|y{1,4}|h{1,2}|s{2}|hrs?|hours?|days?|weeks?|months?|years?|names?|teams?|owners?|authors?|persons?|people|e?mails?|dates?|times?|versions?|numbers?|links?|urls?|titles?|ids?)$/i

/** Reads a slot from the template's text for it. `key` is what the slot is the value of. */
export function slotOf(text: string, key = '', optional = false): SlotSchema {
  const placeholder = text.trim()
  return {
    type: typeOf(withoutNote(placeholder), normalizeKey(key)),
    placeholder,
    optional: optional || slotSaysOptional(placeholder),
  }
}

/** A slot of plain text that nothing is known of. */
export function textSlot(placeholder = '', optional = false): SlotSchema {
  return { type: TEXT, placeholder, optional }
}

const NAMED = [
  'text',
  'date',
  'person',
  'people',
  'issue',
  'status',
  'quantity',
  'percentage',
  'endpoint',
  'version',
  'link',
] as const

/** The types that `type=` may name: those that need nothing but their name. */
export const TYPE_NAMES: readonly string[] = NAMED

/** A type by its name, as `type=date` gives it. Unknown names are text. */
export function typeNamed(name: string): SlotType {
  const kind = NAMED.find((known) => known === name)
  return kind === undefined ? TEXT : { kind }
}

/** `[draft/review/done]`: of a status in brackets, words alone between slashes are no path. */
const BRACKETED_STATES = /^[[{<][^\s/|]{1,40}(?:\/[^\s/|]{1,40}){2,20}[\]}>]$/

/** The slashes of a status that part its states: `Draft / In Progress / Shipped` may be of several words where they stand apart. */
function statesApart(text: string): RegExp {
  return BRACKETED_STATES.test(text) ? /\//g : / \/ /g
}

function typeOf(text: string, key: string): SlotType {
  if (key === 'status' || key === 'state') return choiceOf(text.replace(statesApart(text), '|')) ?? { kind: 'status' }
  const found = placeholders(text)
  if (found.length === 0) return (text.includes('|') || SCALE.test(text) ? choiceOf(text) : undefined) ?? TEXT
  if (/^#\s*[[{<][^\]}>]*[\]}>]$/.test(text)) return { kind: 'issue' }
  const pattern = FIRST_WORD(text).test(text) && !/\s/.test(text) ? compilePattern(text) : undefined
  const identifies = pattern?.parts[0]?.kind === 'literal' && pattern.parts.some((part) => part.kind === 'number')
  if (pattern && identifies) return { kind: 'id', pattern }
  if (found.length > 1 || !isPlaceholder(text)) return choiceOf(text) ?? TEXT
  const words = inner(text)
  if (isIsoForm(words)) return { kind: 'date' }
  if (words.split(' ').length <= WORDS_OF_A_NAME || /\byyyy mm dd\b|^link to /.test(words))
    for (const [pattern, kind] of BY_WORDS) if (pattern.test(words)) return { kind } as SlotType
  return choiceOf(text) ?? TEXT
}

function inner(text: string): string {
  return text
    .replace(/^[\s"'`*_#]*[[{<(［]+|[\]}>)］]+[\s"'`*_.]*$/g, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** What may stand around all the words of a choice; `{{...}}` counts as one pair. */
const OPENING = /^(?:\{\{|[[{<［])/
const CLOSING = /(?:\}\}|[\]}>］])$/

/** `Low/Medium/High`, `a|b|c`, `[draft | proposed | …]`: words to choose from; open where an ellipsis or a placeholder is among them. */
export function choiceOf(text: string): Extract<SlotType, { kind: 'choice' }> | undefined {
  const whole = text
    .trim()
    .replace(/\s+\((?:delete|choose|pick|select|strike|circle|mark|keep)\b[^()]{0,80}\)$/i, '')
    .replace(/^["'`]+|["'`]+$/g, '')
  const bare = whole.replace(OPENING, '').replace(CLOSING, '').trim().replace(LABEL, '')
  const separator = bare.includes('|') ? '|' : '/'
  const words = bare.split(separator).map((word) => word.replace(MARKS(word), '').trim())
  if (words.length < 2 || (separator === '|' ? isFiltered(words, whole) : isPath(words, bare, text))) return undefined
  const isScale = words.every((word) => NUMBER.test(word)) && (separator === '|' || SCALE.test(bare))
  const closed = isScale ? words : words.filter((word) => CHOICE(word).test(word))
  const open = closed.length < words.length
  if (separator === '/' && (open || !areChoices(words, bare, text))) return undefined
  if (words.every((word) => ASKING.test(word))) return undefined
  return closed.length >= 2 ? { kind: 'choice', choices: closed, open } : undefined
}

/** `{{title|slugify}}` says how a name is to be written; in capitals, `{{Yes|No}}`, both are words to choose from. */
function isFiltered(words: readonly string[], whole: string): boolean {
  return words.length === 2 && whole.startsWith('{{') && !words.every(isCapital)
}

/** Within brackets or code, slashes may part a path (`[path/to/file]`) or two things (`[Number/Type]`) as well as words to choose from. */
function isPath(words: readonly string[], bare: string, text: string): boolean {
  if (bare === text.trim()) return false
  if (words.length < 3 || words.some((word) => PATH_WORD.test(word))) return true
  return BARE_CODE.test(text) && !words.every(isCapital)
}

/** What placeholders for a path are made of: no choice is offered of these. */
const PATH_WORD =
  /^(?:path|to|src|lib|docs|apps?|dir|directory|folder|files?|file[-_]?name|name|namespace|repo|repository|org|group|version|modules?|packages?|components?)$/i
const BARE_CODE = /^`+[^`[{<]/

/** Yes and no. Other words between slashes may as well be an answer: `Node / Express`, `Windows / Linux / Android`. */
const YES_OR_NO =
  /^(?:yes \/ no|ja \/ nein|oui \/ non|s[ií] \/ no|sim \/ não|sì \/ no|ja \/ nee|да \/ нет|是 \/ 否|はい \/ いいえ|예 \/ 아니오)$/i

/** Whether the value that a template gives surely offers words rather than being one: `Yes / No`. */
export function offersWords(text: string): boolean {
  return YES_OR_NO.test(text)
}

/**
 * Whether what stands between slashes is chosen from: single words, or such as `Not run/Pass/Fail` where capitals tell several words from a
 * sentence. `Grep/Glob/Read tools` speaks of tools: at the end, several words are one choice only where the slashes stand apart.
 */
function areChoices(words: readonly string[], bare: string, text: string): boolean {
  const several = words.filter((word) => word.includes(' '))
  if (several.length === 0) return true
  if (words.length < 3 || bare !== text.trim() || !words.every(isCapital)) return false
  const isApart = bare.split(' / ').length === words.length
  return isApart || (several.length * 2 < words.length && !words.at(-1)?.includes(' '))
}

/** A letter of a script without capitals is one too. */
function isCapital(word: string): boolean {
  return word.charAt(0) === word.charAt(0).toUpperCase()
}
