import type { Span } from '@truespec/core'

/** What mermaid takes for a directive, so that its lines are counted as it counts them. */
const DIRECTIVE = /%{2}\{\s*(?:\w+\s*:|\w+)\s*(?:\w+|(?:(?!\}%{2}).|\r?\n)*)?\s*(?:\}%{2})?/gi

const COMMENT = /^\s*%%(?!\{)[^\n]+\n?/gm

/**
 * The span, without white space, of the line that mermaid calls `line` (from 1). Mermaid counts after it has cut front
 * matter, directives and comments; `flowchart`: and, behind a `}`, empty lines. A line past the end is the last one that
 * holds something; an empty one is the one above it.
 */
export function lineOfMermaid(text: string, line: number, flowchart: boolean): Span {
  const map = keptOffsets(text, flowchart)
  let number = 1
  let start = 0
  for (let at = 0; at < map.length && number < line; at++) {
    if (isLineEnd(text, map[at] ?? 0)) {
      number++
      start = at + 1
    }
  }
  const from = number === line ? (map[start] ?? text.length) : text.length
  return filledLine(text, from)
}

/** The span of the first line of a diagram that mermaid reads. */
export function firstLine(text: string): Span {
  return filledLine(text, keptOffsets(text, false)[0] ?? 0)
}

/** The line around `at`, or the nearest filled one above it, or below it. */
function filledLine(text: string, at: number): Span {
  let from = Math.min(at, text.length)
  for (;;) {
    while (from > 0 && !/[\r\n]/.test(text.charAt(from - 1))) from--
    const span = filled(text, from, lineEnd(text, from))
    if (span.from < span.to) return span
    if (from === 0) return { from: 0, to: 0 }
    from--
  }
}

/** Without the white space at both ends. Not the core's: a thread loads no more than it needs. */
function filled(text: string, from: number, to: number): Span {
  const line = text.slice(from, to)
  const start = from + line.length - line.trimStart().length
  return { from: start, to: Math.max(start, from + line.trimEnd().length) }
}

function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !/[\r\n]/.test(text.charAt(at))) at++
  return at
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')
}

/** The offsets of the characters that mermaid's parser gets, in order. */
function keptOffsets(text: string, flowchart: boolean): readonly number[] {
  let kept = Array.from({ length: text.length }, (_, at) => at)
  const front = /^[^\S\r\n]*---\s*?(?:\r\n?|\n)[\s\S]*?(?:\r\n?|\n)[^\S\r\n]*---[^\S\r\n]*(?:\r\n?|\n|$)/.exec(text)
  if (front !== null) kept = kept.slice(front[0].length)
  for (const pattern of [DIRECTIVE, COMMENT, /^\s+/g, ...(flowchart ? [/(?<=\})\s*(?=\n)/g] : [])])
    kept = without(text, kept, pattern)
  return kept
}

function without(text: string, kept: readonly number[], pattern: RegExp): number[] {
  const source = kept.map((at) => (text[at] === '\r' && text[at + 1] !== '\n' ? '\n' : (text[at] ?? ''))).join('')
  const rest: number[] = []
  let from = 0
  for (const match of source.matchAll(pattern)) {
    for (const each of kept.slice(from, match.index)) rest.push(each)
    from = match.index + match[0].length
  }
  return from === 0 ? [...kept] : [...rest, ...kept.slice(from)]
}
