import { type Paint, plain } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { displayWidth } from './width.ts'

const MOST_WIDTH = 100

/**
 * A page of Markdown (a rule's manual) for a terminal: headings bold, paragraphs wrapped, what is fenced indented as it stands. It reads
 * lines, not a tree: enough for pages of our own hand.
 */
export function renderMarkdown(
  text: string,
  options: { readonly paint?: Paint; readonly width?: number } = {},
): string {
  const { paint = plain, width = MOST_WIDTH } = options
  const lines: string[] = []
  let paragraph: string[] = []
  let fence: string | undefined
  const flush = (): void => {
    if (paragraph.length > 0)
      lines.push(...wrapped(paragraph.join(' '), Math.min(width, MOST_WIDTH)).map((line) => styled(line, paint)))
    paragraph = []
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined
      else lines.push(line === '' ? '' : `    ${sanitize(line)}`)
      continue
    }
    const heading = /^#{1,6} +(.*)$/.exec(line)?.[1]
    const plainLine = mark === undefined && heading === undefined && line.trim() !== ''
    if (!plainLine || entryStart(line) > 0 || line.startsWith('|')) flush()
    if (mark !== undefined) fence = mark
    else if (heading !== undefined) lines.push(paint('bold', sanitize(heading.replaceAll('`', ''))))
    else if (line.trim() === '') lines.push('')
    else if (line.startsWith('|')) lines.push(sanitize(line))
    else paragraph.push(paragraph.length === 0 ? sanitize(line.trimEnd()) : sanitize(line.trim()))
  }
  flush()
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** Stands for a blank at which no line may end. Text of a page has no NUL any more. */
const HELD = '\0'

const CODE = /`([^`]{1,200})`/g
const STRONG = /\*\*([^*]{1,200})\*\*/g
const LINK = /\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/g

/** At blanks, but not in code or strong words; later lines indented as far as the text of a list entry. A word wider than `width` stays whole. */
function wrapped(text: string, width: number): readonly string[] {
  const hold = (span: string): string => span.replaceAll(' ', HELD)
  const words = text.replace(LINK, '$1 ($2)').replace(CODE, hold).replace(STRONG, hold).trimStart().split(' ')
  const start = /^ */.exec(text)?.[0] ?? ''
  const indent = ' '.repeat(entryStart(text) || start.length)
  const lines: string[] = []
  let line = `${start}${words[0] ?? ''}`
  for (const word of words.slice(1)) {
    if (displayWidth(line.replaceAll(HELD, ' ')) + 1 + displayWidth(word.replaceAll(HELD, ' ')) <= width)
      line += ` ${word}`
    else {
      lines.push(line)
      line = `${indent}${word}`
    }
  }
  return [...lines, line].map((one) => one.replaceAll(HELD, ' '))
}

/** Where the text of a list's entry starts in its line; 0 in a line that is none. */
function entryStart(line: string): number {
  return /^ *(?:[-*+]|\d{1,9}[.)]) /.exec(line)?.[0].length ?? 0
}

function styled(line: string, paint: Paint): string {
  return line.replace(CODE, (code) => paint('cyan', code)).replace(STRONG, (_, strong: string) => paint('bold', strong))
}
