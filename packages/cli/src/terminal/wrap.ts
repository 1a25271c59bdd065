import type { Paint, Style } from './colors.ts'
import { displayWidth } from './width.ts'

/** A stretch of a line in one style. */
export interface Stretch {
  readonly text: string
  readonly style?: Style
  /** Spaces before it; without it, two. */
  readonly gap?: number
}

/**
 * A line, or as many as it takes for none to be wider than `width`: broken between words, the further ones indented by `indent`. A word that is wider
 * than that stays whole, so that what is copied from the terminal is what was meant. Without a width nothing is broken. The first stretch's
 * gap indents the line.
 */
export function wrapped(stretches: readonly Stretch[], paint: Paint, width?: number, indent = 4): readonly string[] {
  const gapOf = ({ gap }: Stretch): number => gap ?? 2
  const painted = (text: string, style: Style | undefined): string => (style === undefined ? text : paint(style, text))
  const needed = stretches.reduce((sum, each) => sum + gapOf(each) + displayWidth(each.text), 0)
  if (width === undefined || needed <= width)
    return [stretches.map((each) => ' '.repeat(gapOf(each)) + painted(each.text, each.style)).join('')]
  const lines: string[] = []
  let line = ''
  let at = 0
  for (const stretch of stretches) {
    let gap = gapOf(stretch)
    for (const word of stretch.text.split(' ')) {
      const size = displayWidth(word)
      if (line.trim() !== '' && gap > 0 && at + gap + size > width) {
        lines.push(line)
        line = ' '.repeat(indent)
        at = indent
        gap = 0
      }
      line += ' '.repeat(gap) + painted(word, stretch.style)
      at += gap + size
      gap = 1
    }
  }
  return [...lines, line]
}
