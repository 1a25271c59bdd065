import type { Code } from 'mdast'
import { afterLineEnd, lineEnd } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'
import { spanOf } from './tree.ts'

/** The line that opens or closes a fence, with its ticks (CommonMark 0.31, section 4.5). */
export const FENCE_LINE = /^ {0,3}(`{3,}|~{3,})/

/** A fenced code block with the places of its parts. */
export interface RawFence {
  readonly span: Span
  /** The opening line, from the first tick. */
  readonly fenceSpan: Span
  /** The info string's first word; an empty span after the ticks where there is none. */
  readonly languageSpan: Span
  /** The code, as the tree has it: without the indentation of what contains it. */
  readonly text: string
  /** From the first code line to the end of the last. */
  readonly content: Span
  /** For each line of `text`, where it starts in the document. */
  readonly lineStarts: readonly number[]
}

/** A language of blocks that Truespec understands. */
export type KnownLanguage = 'mermaid' | 'typescript' | 'gherkin'

const LANGUAGES: ReadonlyMap<string, KnownLanguage> = new Map([
  ['mermaid', 'mermaid'],
  ['typescript', 'typescript'],
  ['ts', 'typescript'],
  ['gherkin', 'gherkin'],
  ['feature', 'gherkin'],
  ['cucumber', 'gherkin'],
])

/** The language that Truespec understands under a fence's word. */
export function knownLanguage(word: string): KnownLanguage | undefined {
  return LANGUAGES.get(word.toLowerCase())
}

/** Reads a fence. Undefined for indented code, which has no fence. */
export function fenceOf(node: Code, text: string): RawFence | undefined {
  const whole = spanOf(node)
  const mark = text[whole.from]
  if (mark !== '`' && mark !== '~') return undefined
  let from = whole.from
  while (text[from] === mark) from++
  const end = lineEnd(text, from, whole.to)
  const fenceSpan = span(whole.from, end)
  while (from < end && (text[from] === ' ' || text[from] === '\t')) from++
  let to = from
  while (to < end && !/[\s{,]/.test(text[to] as string)) to++
  const lineStarts: number[] = []
  let line = afterLineEnd(text, end)
  let last = Math.min(line, whole.to)
  for (const code of node.value.split(/\r\n|\n|\r/)) {
    const stop = lineEnd(text, Math.min(line, whole.to), whole.to)
    lineStarts.push(Math.max(Math.min(line, whole.to), stop - code.length))
    last = stop
    line = afterLineEnd(text, stop)
  }
  const first = Math.min(lineStarts[0] ?? whole.to, whole.to)
  return {
    span: whole,
    fenceSpan,
    languageSpan: span(from, to),
    text: node.value,
    content: span(first, Math.max(first, last)),
    lineStarts,
  }
}
