// Made at its first use: it takes as long as half of a start.
let segmenter: Intl.Segmenter | undefined

/** Blocks of which every character takes two columns: East Asian Width W and F (Unicode 17, UAX 11), emoji aside. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u

/** What a reader takes for one character, and the columns it takes. */
export interface Glyph {
  readonly text: string
  readonly width: number
}

/** The glyphs of a text in order. */
export function glyphsOf(text: string): readonly Glyph[] {
  if (isPlain(text)) return Array.from(text, (character) => ({ text: character, width: 1 }))
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, width: widthOf(segment) }))
}

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length
  return widthOfAll(glyphsOf(text))
}

/** How many columns glyphs take together. */
export function widthOfAll(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0)
}

/** The text itself, or as much of its start as `width` columns hold with `…` at the end. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let left = width - 1
  for (const glyph of glyphsOf(text)) {
    if (glyph.width > left) break
    kept += glyph.text
    left -= glyph.width
  }
  return width > 0 ? `${kept}…` : ''
}

function widthOf(grapheme: string): number {
  // Made where they are needed, which few texts do: classes such as these take a millisecond to make.
  if (/^\p{Emoji_Presentation}|^\p{Regional_Indicator}{2}|\ufe0f/u.test(grapheme) || WIDE.test(grapheme)) return 2
  return /^[\p{Mark}\p{Cc}\p{Cf}]+$/u.test(grapheme) ? 0 : 1
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text)
}
