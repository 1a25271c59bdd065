import type { Comment } from '../spec/model.ts'
import { LineIndex } from '../text/lines.ts'
import type { Span } from '../text/span.ts'
import { isWaiver } from '../verdicts/waivers.ts'

/** A comment that takes findings back, or that was meant to. Plain data; see `JudgedSuppression` for what came of it. */
export interface Suppression {
  readonly span: Span
  readonly removal: Span
  readonly form: 'next-line' | 'file' | undefined
  /** `truespec-disable-next-line`, or whatever stands in its place. */
  readonly word: string
  readonly codes: readonly { readonly code: string; readonly span: Span; readonly removal: Span }[]
  readonly reason: string
  /** A finding that starts in here is taken back: the next line that says something, or the whole text. */
  readonly covers: Span
}

const OPENING = '<!--'

/** The suppressions among a document's comments, in order: comments that begin with `truespec-`, but for waivers of claims. Linear in the text. */
export function readSuppressions(text: string, comments: readonly Comment[]): readonly Suppression[] {
  const ours = comments.filter(
    (comment) => comment.text.startsWith('truespec-') && comment.span.file === undefined && !isWaiver(comment),
  )
  if (ours.length === 0) return []
  const lines = new LineIndex(text)
  let below: { readonly from: number; readonly covers: Span } | undefined
  // From the last to the first: a comment that another one follows covers the line that the other covers.
  const suppressions = ours.toReversed().map((comment): Suppression => {
    const start = skipSpace(text, comment.span.to)
    const covers = below?.from === start ? below.covers : restOfLine(lines, start, comment.span.to)
    below = { from: comment.span.from, covers }
    const read = readSuppression(text, comment)
    return { ...read, covers: read.form === 'next-line' ? covers : { from: 0, to: text.length } }
  })
  return suppressions.toReversed()
}

/** The line that holds `offset`, as far as it lies behind `after`. */
function restOfLine(lines: LineIndex, offset: number, after: number): Span {
  const line = lines.lineAt(offset)
  const next = lines.starts[line]
  return { from: Math.max(after, lines.startOf(line)), to: next === undefined ? lines.length : next - 1 }
}

function readSuppression(text: string, comment: Comment): Omit<Suppression, 'covers'> {
  const start = skipSpace(text, comment.span.from + OPENING.length)
  const body = comment.text
  const word = /^[^\s:,]*/.exec(body)?.[0] ?? ''
  const colon = body.indexOf(':', word.length)
  const listEnd = colon < 0 ? body.length : colon
  return {
    span: comment.span,
    removal: removalOf(text, comment.span),
    form: word === 'truespec-disable-next-line' ? 'next-line' : word === 'truespec-disable' ? 'file' : undefined,
    word,
    codes: readCodes(body, word.length, listEnd, start),
    reason: colon < 0 ? '' : body.slice(colon + 1).trim(),
  }
}

/** The codes between two places of the comment's text, which itself starts at `offset` of the document. */
function readCodes(body: string, from: number, to: number, offset: number): Suppression['codes'] {
  const words = [...body.slice(from, to).matchAll(/[^\s,]+/g)]
  const spans = words.map((word) => ({ from: from + word.index, to: from + word.index + word[0].length }))
  const moved = (span: Span): Span => ({ from: span.from + offset, to: span.to + offset })
  return spans.map((span, i) => {
    const [before, after] = [spans[i - 1], spans[i + 1]]
    const removal = after ? { from: span.from, to: after.from } : before ? { from: before.to, to: span.to } : span
    return { code: body.slice(span.from, span.to), span: moved(span), removal: moved(removal) }
  })
}

/** The comment with what it leaves behind: its line and line end where nothing else stands on the line, else the blanks of one side. */
function removalOf(text: string, { from, to }: Span): Span {
  const before = blanksBefore(text, from)
  const after = skipBlanks(text, to)
  const isLast = after === text.length || isLineEnd(text.charCodeAt(after))
  const start = isLast ? lineOfQuote(text, before, after) : before
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) {
    if (isLast) return { from: before, to }
    return { from, to: before < from ? after : to }
  }
  return isLast ? { from: start, to: behindLineEnd(text, after) } : { from, to: after }
}

/** Where the line starts, if nothing but `>` stands before the offset and the quotation goes on below, or ends with the text or a blank line; else the offset. */
function lineOfQuote(text: string, offset: number, end: number): number {
  let start = offset
  while (text[start - 1] === '>') start = blanksBefore(text, start - 1)
  const next = skipBlanks(text, behindLineEnd(text, end))
  const goesOn = next === text.length || text[next] === '>' || isLineEnd(text.charCodeAt(next))
  return goesOn && (start === 0 || isLineEnd(text.charCodeAt(start - 1))) ? start : offset
}

function behindLineEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(text.length, at + 1)
}

function blanksBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--
  return start
}

function skipBlanks(text: string, at: number): number {
  let end = at
  while (end < text.length && isBlank(text.charCodeAt(end))) end++
  return end
}

function skipSpace(text: string, offset: number): number {
  let at = offset
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}
