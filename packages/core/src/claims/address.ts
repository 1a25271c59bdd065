/** So long the part of an address may be that a text gives: a test bears it in its name. */
const LONGEST = 100
const LINK = /!?\[([^[\]]{0,300})\]\([^()]{0,500}\)/g

/** The part of an address before the slash: the spec's ID, or the name of its file without its ending where it has none. */
export function addressedAs(id: string | undefined, file: string): string {
  if (id !== undefined && id !== '') return id.replace(/\s+/g, '')
  const name = file.slice(file.lastIndexOf('/') + 1)
  return name.replace(/\.(?:md|mdx|markdown)$/i, '').replace(/\s+/g, '-')
}

/** Whether an address, with the spec before it or without, is that of a claim. Case and letters must be the same. */
export function isSameClaim(address: string, claim: { readonly address: string; readonly local: string }): boolean {
  return address === claim.address || address === claim.local
}

/** Texts of these alone need no tables of Unicode: most do not. */
const ASCII = /^[\0-\x7f]*$/

/**
 * A text as a part of an address: `POST /api/passkeys` is `post-api-passkeys`. Letters and digits of any script stay; whatever else parts
 * them is a dash. Of a link only the text counts; of a long text as many words as have room.
 */
export function addressSlug(text: string): string {
  const words = wordsOf(withoutLinks(text.slice(0, 2000))) ?? ['unnamed']
  let slug = cut(words[0] ?? '')
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST) break
    slug += `-${word}`
  }
  return slug
}

function wordsOf(text: string): readonly string[] | null {
  const lower = text.toLowerCase()
  return ASCII.test(lower)
    ? lower.match(/[a-z0-9]+/g)
    : text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu)
}

/** So many characters of a word as an address holds. */
function cut(word: string): string {
  return word.length <= LONGEST ? word : Array.from(word).slice(0, LONGEST).join('')
}

/** The name that a key is: `[react](https://react.dev)`, `**react**` and `` `react` `` are `react`. */
export function plainName(text: string): string {
  return withoutLinks(text).replace(/[`*]/g, '').trim()
}

function withoutLinks(text: string): string {
  return text.includes('](') ? text.replace(LINK, '$1') : text
}
