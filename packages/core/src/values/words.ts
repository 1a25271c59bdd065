/**
 * The anchor that GitHub gives a heading: lower case, spaces to `-`, all but letters, marks, digits, connectors, `-` gone.
 * May be empty.
 */
export function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** The anchors of a document's headings, in order: of equal ones the second gets `-1`, the third `-2`, as GitHub does. */
export function uniqueSlugs(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return texts.map((text) => {
    const base = slug(text)
    let unique = base
    let count = counts.get(base) ?? 0
    while (counts.has(unique)) unique = `${base}-${++count}`
    counts.set(base, count)
    if (unique !== base) counts.set(unique, 0)
    return unique
  })
}

const LONGEST_FILE_SLUG = 60
const LETTERS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
])
/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/**
 * A name for a file made from any text: `a-z`, `0-9` and single `-`, at most 60 characters, whole words where that is possible. Never empty, never a
 * Windows device name, no path.
 */
export function fileSlug(text: string): string {
  const plain = text.slice(0, 1000).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const words = plain
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS.get(letter) ?? '')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let name = (words[0] ?? 'untitled').slice(0, LONGEST_FILE_SLUG)
  for (const word of words.slice(1)) {
    if (name.length + 1 + word.length > LONGEST_FILE_SLUG) break
    name += `-${word}`
  }
  return DEVICE.test(name) ? `${name}-file` : name
}
