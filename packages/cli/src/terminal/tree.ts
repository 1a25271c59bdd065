import { type Paint, plain } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { displayWidth } from './width.ts'

/** A node of a tree to look at. Both texts are untrusted. */
export interface Branch {
  readonly label: string
  /** Said of it in a lighter tone: its type, whether it is required. */
  readonly note?: string
  readonly children?: readonly Branch[]
}

/**
 * Trees as lines, each child hung on its parent; with a width, broken between words so that none is wider unless a word is. Iterative: depth
 * costs no stack.
 */
export function tree(roots: readonly Branch[], paint: Paint = plain, width?: number): string {
  const lines: string[] = []
  const stack = roots.map((branch) => ({ branch, own: '', below: '' })).reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { branch, own, below } = next
    const children = branch.children ?? []
    const further = `${below}${children.length > 0 ? '│  ' : '   '}`
    for (const [i, line] of linesOf(branch, paint, width && width - further.length).entries())
      lines.push(`${paint('dim', i === 0 ? own : further)}${line}`)
    for (let i = children.length - 1; i >= 0; i--) {
      const last = i === children.length - 1
      stack.push({
        branch: children[i] as Branch,
        own: `${below}${last ? '└─ ' : '├─ '}`,
        below: `${below}${last ? '   ' : '│  '}`,
      })
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** Label and note, as many words a line as go in. */
function linesOf({ label, note }: Branch, paint: Paint, width: number | undefined): readonly string[] {
  const [name, more] = [sanitize(label), note === undefined ? '' : sanitize(note)]
  const gap = more === '' ? '' : '  '
  if (width === undefined || displayWidth(name + gap + more) <= width)
    return [`${name}${gap}${more === '' ? '' : paint('dim', more)}`]
  const lines: string[] = []
  let line = ''
  let at = 0
  const add = (text: string, painted: string, space: number): void => {
    const size = displayWidth(text)
    if (at > 0 && at + space + size > width) {
      lines.push(line)
      line = ''
      at = 0
    }
    // A note that begins a line stands apart from the label too.
    const before = at > 0 || (space > 1 && space + size <= width) ? space : 0
    line += ' '.repeat(before) + painted
    at += before + size
  }
  for (const word of wordsOf(name)) add(word, word, 1)
  for (const [i, word] of wordsOf(more).entries()) add(word, paint('dim', word), i === 0 ? gap.length : 1)
  return [...lines, line]
}

/** What is to be copied is one word: `code`, a comment, a text in quotes. */
function wordsOf(text: string): readonly string[] {
  return text.match(/`[^`]{0,300}`\S*|<!--.{0,300}?-->|"[^"]{0,300}"\S*|\S+/g) ?? []
}
