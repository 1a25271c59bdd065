import { composed, inAnyScript, isWordAt } from '../text/letters.ts'
import { isMarkup } from '../markdown/html-tag.ts'
import type { Span } from '../text/span.ts'
import { DATE_FORM } from './date-form.ts'
import { unwrap } from './wrapping.ts'

const CLOSES = new Map<string, string>([
  [']', '['],
  ['}', '{'],
  ['>', '<'],
  [')', '('],
  ['］', '［'],
])
const OPENS = new Set(CLOSES.values())
const BLANK_LINE = /\r?\n[ \t]{0,100}\r?\n/y
const NUMBER_FORM = /N{3,}/y
const FILL_ME_IN = /\(fill (?:me |this |it )?in\b/iy
/** An issue's number that is still to come: `#[Number]`, `#NNN`. `#[test]` is code. */
const NUMBERED = inAnyScript(String.raw`^#(?:[[{<][\p{L} _-]{0,40}(?:number|issue|id|nr?|no)[\]}>]|N{3,8}$)`, 'iu')
/** What holds a quoted value is an object, no placeholder. */
const OBJECT = /^\s{0,20}["']|: ?["']/
/** What holds objects, quoted values or figures is data: `[{ day: 1 }]`, `["a", "b"]`, `[1, 2]`. */
const ARRAY = /^\s{0,20}(?:\{\s{0,20}["']?\w{1,60}["']?\s{0,20}:|(["'])[^"']{0,200}\1\s{0,5},|-?\d[\d.]{0,20}\s{0,5},)/
/** Where a forge or a site generator puts the table of contents: `[TOC]`, `[[_TOC_]]`. */
const CONTENTS = /^\[\[?_?toc_?\]?\]$/i
const LONGEST_CONTENTS = 9
/** `[[Page]]`, `[[Page#Part|what is shown]]`: a link between the pages of a wiki or a folder of notes. */
const WIKI_LINK = /^\[\[([^[\]\r\n]{1,200})\]\]$/
const LONGEST_WIKI_LINK = 204
/** What somebody wrote and left the template's brackets around: a path that a host begins (`<k8s.io/api/core>`), a date with its year (`<Thu 06 Oct 2022>`). */
const WRITTEN =
  /^(?:(?:[\w-]+\.)+[a-z]{2,10}(?:\/[\w.@-]+)+|(?:[A-Z][a-z]{2,8},? )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? \d{4})$/
/** What is longer between `<` and `>`, more than a paragraph of guidance, is no placeholder; this bounds the work for nested ones. */
const LONGEST_ANGLE = 1000
/** What a checkbox may hold; `[ ]`, `[x]` and their near misses are no placeholders. */
const CHECK = /^[\s xX✓✔✗✘☑☒√-]{0,3}$/u

/**
 * Whether the whole text is one placeholder: `[...]` that is no link and no checkbox, `［...］`, `{...}`, `<...>` that is no HTML, `...`,
 * `…`, `NNNN`, `YYYY-MM-DD`, `(fill me in ...)`. Surrounding emphasis, quotes and backticks, the `#` of an issue's
 * number and a full stop after it do not count, nor do backslashes before brackets.
 * @param extra further forms, as literal texts: those that a template's configuration names.
 */
export function isPlaceholder(text: string, extra: readonly string[] = []): boolean {
  if (extra.length === 0 && beginsAsWord(text)) return false
  const bare = bareForm(text)
  if (bare === '') return false
  if (extra.length > 0) {
    const own = composed(bare).toLowerCase()
    if (extra.some((form) => composed(bareForm(form)).toLowerCase() === own)) return true
  }
  const unescaped = bare.startsWith('\\') ? bare.replace(/\\([[\]{}<>()])/g, '$1') : bare
  if (!mayBeWhole(unescaped)) return false
  const [first, second] = placeholders(unescaped)
  return first !== undefined && second === undefined && first.from === 0 && first.to === unescaped.length
}

/** Whether a placeholder stands in a text, one whose brackets are escaped (`*\<Term\>*`) only where it is the whole. */
export function holdsPlaceholder(text: string): boolean {
  return placeholders(text).length > 0 || isPlaceholder(text)
}

/** Whether a text marks where the table of contents goes: `[TOC]`, `[[_TOC_]]`. */
export function isContentsMark(text: string): boolean {
  return CONTENTS.test(text.trim())
}

/** Whether a text begins with a letter of ASCII and another one, as no placeholder does: most texts do. */
function beginsAsWord(text: string): boolean {
  const first = text.charCodeAt(0) | 32
  return first >= 97 && first <= 122 && !isDoubled(text, 0)
}

/** Whether a character and the one behind it are the same letter, case apart. */
function isDoubled(text: string, at: number): boolean {
  return ((text.charCodeAt(at) ^ text.charCodeAt(at + 1)) | 32) === 32
}

/** Whether the ends of a text, or for a word all its letters, are those of a placeholder: most texts are told apart here. */
function mayBeWhole(text: string): boolean {
  const first = text.charAt(0)
  if (OPENS.has(first)) return CLOSES.get(text.charAt(text.length - 1)) === first
  return text === '...' || text === '…' || /^N{3,}$/i.test(text) || (text.length === 10 && isDoubled(text, 0))
}

function bareForm(text: string): string {
  let bare = unwrap(text)
  if (bare.endsWith('.') && !bare.endsWith('..')) bare = unwrap(bare.slice(0, -1))
  return NUMBERED(bare).test(bare) ? bare.slice(1) : bare
}

/**
 * Every placeholder of a text, in order, none inside another: what splits a template's line into literals and slots.
 * `SPEC-[YYYY-MM-DD]-[NUMBER]` has two. Links, those of wikis (`[[Page]]`) too, images, footnotes and checkboxes are passed over.
 */
export function placeholders(text: string): Span[] {
  const found: Span[] = []
  const ends = brackets(text)
  let at = 0
  while (at < text.length) {
    if (text[at] === '\\') {
      at += 2
      continue
    }
    const end = ends.get(at)
    if (end !== undefined) {
      const kind = bracketKind(text, at, end, ends)
      if (kind === 'placeholder') found.push({ from: at, to: end + 1 })
      if (kind === 'placeholder') at = end + 1
      else if (kind === 'nothing') at++
      else at = kind
      continue
    }
    const length = wordForm(text, at)
    if (length > 0) found.push({ from: at, to: at + length })
    at += Math.max(1, length)
  }
  return found
}

/** Where each opening bracket closes. Every kind nests in itself only, and no pair spans a blank line. */
function brackets(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (OPENS.has(character)) {
      const stack = open.get(character)
      if (stack === undefined) open.set(character, [at])
      else stack.push(at)
    } else if (CLOSES.has(character)) {
      const from = open.get(CLOSES.get(character) ?? '')?.pop()
      if (from !== undefined) ends.set(from, at)
    } else if (character === '\n' || character === '\r') {
      BLANK_LINE.lastIndex = at
      if (BLANK_LINE.test(text)) open.clear()
    }
  }
  return ends
}

/** What a pair of brackets is: a placeholder, nothing of note, or something to pass over, up to the given offset. */
function bracketKind(
  text: string,
  from: number,
  to: number,
  ends: Map<number, number>,
): 'placeholder' | 'nothing' | number {
  const before = text.charAt(from - 1)
  switch (text[from]) {
    case '[': {
      if (to - from < LONGEST_CONTENTS && CONTENTS.test(text.slice(from, to + 1))) return to + 1
      const next = text.charAt(to + 1)
      const after = next === '(' || next === '[' ? ends.get(to + 1) : undefined
      if (after !== undefined) return after + 1
      if (before === '!' || text[from + 1] === '^') return to + 1
      if (ARRAY.test(text.slice(from + 1, Math.min(to, from + 400)))) return to + 1
      if (text[from + 1] === '[' && to - from < LONGEST_WIKI_LINK && isWikiLink(text.slice(from, to + 1))) return to + 1
      return to - from <= 4 && CHECK.test(text.slice(from + 1, to)) ? to + 1 : 'placeholder'
    }
    case '［':
      return to > from + 1 ? 'placeholder' : 'nothing'
    case '{':
      // `{#anchor}` and `{: .class }` are attributes, as several kinds of Markdown write them.
      if (to === from + 1 || text[from + 1] === '#' || text[from + 1] === ':' || before === '$') return to + 1
      return OBJECT.test(text.slice(from + 1, to)) ? to + 1 : 'placeholder'
    case '<':
      if (to === from + 1 || to - from > LONGEST_ANGLE || isWordOrLowLine(text, from - 1)) return 'nothing'
      // `<% tp.file.title %>`, as tools that fill templates write it.
      if (to - from > 3 && text[from + 1] === '%' && text[to - 1] === '%') return 'placeholder'
      return isMarkup(text.slice(from + 1, to)) || WRITTEN.test(text.slice(from + 1, to)) ? 'nothing' : 'placeholder'
    default:
      FILL_ME_IN.lastIndex = from
      return FILL_ME_IN.test(text) ? 'placeholder' : 'nothing'
  }
}

/** What a link of a wiki leads to is a name: `[[{{name}}]]` and `[[...]]` still ask for one. */
function isWikiLink(text: string): boolean {
  const name = WIKI_LINK.exec(text)?.[1] ?? ''
  return name.trim() !== '' && placeholders(name).length === 0
}

function isWordOrLowLine(text: string, at: number): boolean {
  return text[at] === '_' || isWordAt(text, at)
}

/** The length of a placeholder without brackets at an offset (`...`, `…`, `NNNN`, `YYYY-MM-DD`, `TT.MM.JJJJ`), or 0. */
function wordForm(text: string, at: number): number {
  const character = text.charAt(at)
  const isSign = character === '.' || character === '…'
  if ((!isSign && !isDoubled(text, at)) || isWordOrLowLine(text, at - 1)) return 0
  if (character === '…') return 1
  if (character === '.') {
    if (text.charAt(at - 1) === '.' || !text.startsWith('...', at)) return 0
    const next = text[at + 3]
    return next === '.' || next === '/' || isWordAt(text, at + 3) ? 0 : 3
  }
  for (const form of [NUMBER_FORM, DATE_FORM]) {
    form.lastIndex = at
    const length = form.exec(text)?.[0].length ?? 0
    if (length > 0 && !isWordOrLowLine(text, at + length)) return length
  }
  return 0
}
