import { hash64 } from '../text/hash.ts'
import { composed, inAnyScript } from '../text/letters.ts'
import { spaced } from './wording.ts'

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

const WORDS = inAnyScript(String.raw`[\p{L}\p{N}\p{M}]+`, 'gu')
/** What holds nothing else needs no tables of Unicode: so it is with most. */
const ASCII = /^[\0-\x7f]*$/

/** The name of a claim within its spec. */
export interface ClaimName {
  /** `UT-session-store`. */
  readonly local: string
  /** All of the text that it is of, where that is longer than a name may be: two such texts may begin alike. */
  readonly cutFrom?: string
}

/**
 * A name of a text: with `IT` that of `POST /api/passkeys` is `IT-post-api-passkeys`. Letters and digits of any script stay; whatever else
 * parts them is a dash. Of a link only the text counts; of a long text as many words as have room.
 */
export function claimName(prefix: string, text: string): ClaimName {
  const start = withoutLinks(text.slice(0, 2000))
  const lower = start.toLowerCase()
  const isPlain = ASCII.test(lower)
  if (isPlain && lower.length <= LONGEST) return { local: `${prefix}-${dashed(lower) || 'unnamed'}` }
  const whole = isPlain ? lower : composed(start).toLowerCase()
  const words = whole.match(isPlain ? /[a-z0-9]+/g : WORDS(whole)) ?? ['unnamed']
  const [first = ''] = words
  let slug = first.length <= LONGEST ? first : Array.from(first).slice(0, LONGEST).join('')
  let isCut = slug !== first || text.length > 2000
  for (const word of words.slice(1)) {
    isCut ||= slug.length + 1 + word.length > LONGEST
    if (isCut) break
    slug += `-${word}`
  }
  return { local: `${prefix}-${slug}`, ...(isCut && { cutFrom: text }) }
}

/** A cut name with what tells its text from others that begin alike, whatever their order: four hexadecimal digits of it. */
export function toldApart(local: string, cutFrom: string): string {
  return `${local}-${hash64(spaced(cutFrom)).slice(0, 4)}`
}

/** A text of ASCII in lower case with a dash for whatever parts its words. */
function dashed(lower: string): string {
  const slug = lower.replace(/[^a-z0-9]+/g, '-')
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.endsWith('-') ? -1 : undefined)
}

/** The name that a key is: `[react](https://react.dev)`, `**react**` and `` `react` `` are `react`. */
export function plainName(text: string): string {
  return withoutLinks(text).replace(/[`*]/g, '').trim()
}

function withoutLinks(text: string): string {
  return text.includes('](') ? text.replace(LINK, '$1') : text
}
