import type { Code } from 'mdast'
import { type Span, span } from '../text/span.ts'
import { knownLanguage } from './fences.ts'
import { lastDescendants, type Node, type Root, spanOf, walk } from './tree.ts'

/** What is wrong with a text before its content counts. The codes are those of the Reading rules. */
export interface TextFault {
  readonly code:
    | 'encoding-invalid'
    | 'file-too-large'
    | 'conflict-marker'
    | 'bidi-character'
    | 'control-character'
    | 'fence-unclosed'
  readonly span: Span
  readonly data: Readonly<Record<string, string | number>>
}

/** So many of a code are looked for: more than are listed, so that the others are counted, and fewer than would fill the memory. */
const MOST = 10_000

const ANY_SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/
const SUSPECT = /\0+|[\u202a-\u202e\u2066-\u2069]+|[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]+|(?<=[^\r\n\f])\f+(?=[^\r\n\f])/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Characters that a text should not hold: NUL and lone surrogates (`encoding-invalid`), bidirectional controls, other controls (C0 but
 * tab, line ends and a form feed at the start or end of a line, which parts pages; DEL; C1). A run is one fault; at most 10,000 of a code.
 */
export function characterFaults(text: string): readonly TextFault[] {
  const faults: TextFault[] = []
  const counts = new Map<string, number>()
  const add = (code: TextFault['code'], from: number, run: string, data: TextFault['data']): void => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    if (count <= MOST) faults.push({ code, span: span(from, from + run.length), data })
  }
  if (!text.isWellFormed())
    for (const match of firstMatches(text, LONE_SURROGATE))
      add('encoding-invalid', match.index, match[0], { reason: 'surrogate', character: nameOf(match[0]) })
  if (!ANY_SUSPECT.test(text)) return faults
  for (const match of firstMatches(text, SUSPECT)) {
    const [run] = match
    if (run[0] === '\0') add('encoding-invalid', match.index, run, { reason: 'nul', character: 'U+0000' })
    else if (run >= '\u2000') add('bidi-character', match.index, run, { character: namesOf(run) })
    else add('control-character', match.index, run, { character: namesOf(run) })
  }
  return faults
}

function* firstMatches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let count = 0
  for (const match of text.matchAll(pattern)) {
    if (count++ > 10 * MOST) return
    yield match
  }
}

function namesOf(run: string): string {
  return [...new Set(run.slice(0, 16))].map(nameOf).join(' ')
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

const MARKER = /(?<=^|[\r\n])(<{7}|={7}|>{7})(?=[ \t\r\n]|$)/g

/**
 * The first marker of each merge conflict: `<<<<<<<`, or a `>>>>>>>` whose start is gone, after a `=======` or alone among lines that are no
 * quotations. Markers in code are examples, unless the code is in a language of blocks, in which they mean nothing.
 * A line of seven `=` alone is a heading's underline.
 */
export function conflictFaults(root: Root, text: string): readonly TextFault[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return []
  const code = exampleSpans(root)
  const faults: TextFault[] = []
  let open = false
  let divided = false
  let inside = 0
  for (const { index, 0: marker } of text.matchAll(MARKER)) {
    while ((code[inside]?.to ?? Infinity) <= index) inside++
    if ((code[inside]?.from ?? Infinity) <= index) continue
    if (marker[0] === '=') {
      divided = true
      continue
    }
    const starts = marker[0] === '<'
    if (faults.length < MOST && (starts || (!open && (divided || isAlone(text, index, marker.length)))))
      faults.push({ code: 'conflict-marker', span: span(index, index + marker.length), data: { marker } })
    open = starts
    divided = false
  }
  return faults
}

/** Whether a marker with a name behind it stands between lines that are not quoted, so that it is no quotation of a quotation. */
function isAlone(text: string, from: number, length: number): boolean {
  if (!/^ [\w./-]/.test(text.slice(from + length, from + length + 2))) return false
  const before = lastLine(text.slice(Math.max(0, from - 500), from).replace(/(?:\r\n?|\n)$/, ''))
  const after = /(?:\r\n?|\n)([^\r\n]?)/.exec(text.slice(from, from + 500))?.[1] ?? ''
  return !before.startsWith('>') && after !== '>'
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
}

function exampleSpans(root: Root): readonly Span[] {
  const spans: Span[] = []
  for (const node of walk(root)) if (node.type === 'code' && !isBlock(node)) spans.push(spanOf(node))
  return spans
}

function isBlock({ lang }: Code): boolean {
  return knownLanguage(lang ?? '') !== undefined
}

/**
 * A fence that no line closes, so that all the rest of the text is code, or that only the end of a later block closes, so that a heading
 * between them (`data.heading`), or the later block's own fence where there is none, is code.
 */
export function unclosedFence(root: Root, text: string): TextFault | undefined {
  for (const node of root.children) {
    const heading = node.type === 'code' ? swallowedLine(node, text) : undefined
    const fault = heading === undefined ? undefined : fenceFault(node, text)
    if (fault) return { ...fault, data: { ...fault.data, heading: heading ?? '' } }
  }
  const last = lastDescendants(root).at(-1)
  return last?.type === 'code' && !isClosed(last, text) ? fenceFault(last, text) : undefined
}

/** A heading of a section: `# ` is a comment in many a language. */
const HEADING = /[\r\n](#{2,6} [^\r\n]{1,200})/
/** The line that opens a block with a language, which closes no other: a word behind the fence, and no code that ends in the same line. */
const OPENING = /[\r\n](`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})(?:[ \t]?[A-Za-z])[^\r\n]{0,80}/g
/** The words behind fences of texts that may themselves have headings and fences. */
const PROSE = /^[`~]+\s*(?:$|(?:md|mdx|markdown|text|txt|plain|diff|patch|prompt|console)\b)/i

/** A line inside a block of code that holds the opening fence of another block: the first heading before that, or the fence. */
function swallowedLine(node: Node, text: string): string | undefined {
  const { from, to } = spanOf(node)
  const fence = fenceAt(text, from)
  if (fence === '') return undefined
  const whole = text.slice(from, to)
  if (PROSE.test(/^[^\r\n]*/.exec(whole)?.[0] ?? '')) return undefined
  const source = SHELL.test(whole) && whole.includes('<<') ? withoutHereDocuments(whole) : whole
  for (const opening of source.matchAll(OPENING))
    if (opening[1] === fence) return (HEADING.exec(source.slice(0, opening.index))?.[1] ?? opening[0]).trim()
  return undefined
}

const SHELL = /^[`~]+[ \t]*(?:sh|bash|zsh|shell)\b/i
/** `cat <<EOF`, `<<-'END'`: the lines up to that word are a text of their own, which may have headings and fences. */
const HERE_DOCUMENT = /<<-?[ \t]?(["']?)([A-Za-z_]\w{0,40})\1/

/** A script without the lines of its here-documents. One that nothing ends stays. */
function withoutHereDocuments(source: string): string {
  const kept: string[] = []
  let word: string | undefined
  let start = 0
  for (const line of source.split(/\r\n?|\n/)) {
    if (word !== undefined && line.trim() === word) {
      kept.length = start
      word = undefined
    } else {
      kept.push(line)
      if (word !== undefined) continue
      word = HERE_DOCUMENT.exec(line)?.[2]
      start = kept.length
    }
  }
  return kept.join('\n')
}

/** What stands behind fences of texts that are shown as they are. */
const PLAIN_TEXT = /^[`~]+\s*(?:$|(?:md|mdx|markdown|text|txt|plain)\b)/i
const HEADINGS = new RegExp(HEADING, 'g')
/** Asked for the first alone: an expression that is asked from a place keeps one, and the next text would be asked from there. */
const FIRST_OPENING = new RegExp(OPENING, '')

/**
 * A fence of plain text may hold headings and fences. Where it holds a heading that is missed (`isMissed` is given its text), and one such holds
 * the opening fence of a later block behind it, a line of ticks is one too many or one too few: the first that holds one is to blame.
 */
export function swallowingFence(
  root: Root,
  text: string,
  isMissed: (heading: string) => boolean,
): TextFault | undefined {
  let first: TextFault | undefined
  for (const node of root.children) {
    if (node.type !== 'code') continue
    const { from, to } = spanOf(node)
    const fence = fenceAt(text, from)
    const source = text.slice(from, to)
    if (fence === '' || !PLAIN_TEXT.test(/^[^\r\n]*/.exec(source)?.[0] ?? '')) continue
    const missed = firstMissed(source, isMissed)
    if (!missed) continue
    const fault = fenceFault(node, text)
    first ??= fault && { ...fault, data: { ...fault.data, heading: missed[1]?.trim() ?? '' } }
    if (source.slice(missed.index + 1).match(FIRST_OPENING)?.[1] === fence) return first
  }
  return undefined
}

function firstMissed(source: string, isMissed: (heading: string) => boolean): RegExpExecArray | undefined {
  for (const match of source.matchAll(HEADINGS)) if (isMissed(match[1] ?? '')) return match
  return undefined
}

function fenceFault(node: Node, text: string): TextFault | undefined {
  const { from } = spanOf(node)
  const fence = fenceAt(text, from)
  return fence === '' ? undefined : { code: 'fence-unclosed', span: span(from, from + fence.length), data: { fence } }
}

/** Indented code has no fence and needs no closing. */
function isClosed(node: Node, text: string): boolean {
  const { from, to } = spanOf(node)
  const fence = fenceAt(text, from)
  if (fence === '') return true
  const source = text.slice(from + fence.length, to).trimEnd()
  const line = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'))
  if (line < 0) return false
  const closing = source.slice(line + 1).replace(/^[ \t>]+/, '')
  return closing.length >= fence.length && closing === (fence[0] ?? '').repeat(closing.length)
}

/** The run of ticks or tildes at an offset, `` ``` ``; empty where there is none. */
function fenceAt(text: string, from: number): string {
  const mark = text[from]
  if (mark !== '`' && mark !== '~') return ''
  let to = from
  while (text[to] === mark) to++
  return text.slice(from, to)
}
