import type { PlacedDiagnostic } from '@truespec/core'
import type { Paint, Style } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { displayWidth, type Glyph, glyphsOf, widthOfAll } from './width.ts'

const ELLIPSIS: Glyph = { text: '…', width: 1 }
const LEAST = 20

/**
 * The line that a finding marks, with its number, and carets under the range; no more columns than `width`. Of a range of several lines
 * it is the first, and says where the range ends. Nothing for a finding without a line.
 */
export function excerptLines(
  { excerpt, range }: PlacedDiagnostic,
  style: Style,
  paint: Paint,
  width: number,
): readonly string[] {
  if (excerpt === undefined) return []
  const number = String(range.start.line)
  const margin = ' '.repeat(number.length)
  const before = glyphsOf(sanitize(excerpt.text.slice(0, excerpt.from)))
  const marked = glyphsOf(sanitize(excerpt.text.slice(excerpt.from, excerpt.to)))
  const after = glyphsOf(sanitize(excerpt.text.slice(excerpt.to)))
  const room = Math.max(LEAST, width - displayWidth(`  ${margin} | `))

  const head = lead(before, excerpt.cutBefore, room, Math.min(widthOfAll(marked), Math.floor(room / 2)))
  const headWidth = widthOfAll(head)
  const tail = upTo([...marked, ...after], excerpt.cutAfter, room - headWidth)
  const carets = Math.max(1, Math.min(widthOfAll(marked), widthOfAll(tail)))
  const text = [...head, ...tail].map((glyph) => glyph.text).join('')
  const more = range.end.line > range.start.line ? ` to line ${range.end.line}` : ''
  return [
    `${paint('dim', `  ${number} |`)} ${text}`.trimEnd(),
    `${paint('dim', `  ${margin} |`)} ${' '.repeat(headWidth)}${paint(style, '^'.repeat(carets))}${paint('dim', more)}`,
  ]
}

/** What stands before the range: all of it, or its end where the range would not fit in beside it. */
function lead(glyphs: readonly Glyph[], cut: boolean, room: number, need: number): readonly Glyph[] {
  if (!cut && widthOfAll(glyphs) + Math.max(1, need) <= room) return glyphs
  const kept: Glyph[] = []
  let left = Math.floor(room / 3)
  for (let i = glyphs.length - 1; i >= 0; i--) {
    const glyph = glyphs[i] as Glyph
    if (glyph.width > left) break
    kept.push(glyph)
    left -= glyph.width
  }
  return [ELLIPSIS, ...kept.reverse()]
}

function upTo(glyphs: readonly Glyph[], cut: boolean, room: number): readonly Glyph[] {
  if (!cut && widthOfAll(glyphs) <= room) return glyphs
  const kept: Glyph[] = []
  let left = room - ELLIPSIS.width
  for (const glyph of glyphs) {
    if (glyph.width > left) break
    kept.push(glyph)
    left -= glyph.width
  }
  return [...kept, ELLIPSIS]
}
