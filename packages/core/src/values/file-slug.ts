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
 * A name for a file made from any text: small letters of any script, digits and single `-`, at most 60 UTF-16 code units (180 bytes), whole words
 * where that is possible. Latin letters lose their marks. Never empty, never a Windows device name, no path, nothing unseen.
 */
export function fileSlug(text: string): string {
  const words = text
    .slice(0, 1000)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?<=[a-zßæœøđðłþı])\p{M}+/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS.get(letter) ?? '')
    .replace(/['’]/g, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // A mark on nothing is no word.
    .map((word) => word.replace(/^\p{M}+/u, ''))
    .filter((word) => word !== '')
  let name = (words[0] ?? 'untitled').slice(0, LONGEST_FILE_SLUG).replace(/[\ud800-\udbff]$/, '')
  for (const word of words.slice(1)) {
    if (name.length + 1 + word.length > LONGEST_FILE_SLUG) break
    name += `-${word}`
  }
  return DEVICE.test(name) ? `${name}-file` : name
}
