import type { Cache } from './cache.ts'
import { readBlobs } from './git-blobs.ts'
import type { Git } from './git.ts'

/** A claim's address and what it says. */
export interface Worded {
  readonly address: string
  readonly wording: string
}

/** What claims say, by address. */
export type Wording = ReadonlyMap<string, string>

/** A text of the past: git's name for it, where it stood, and the spec of now that it is read like. */
export interface PastText {
  readonly blob: string
  readonly path: string
  readonly like: string
}

/** How texts of the past are read. */
export interface PastReading {
  readonly git: Git
  readonly cache: Cache
  /** Tells this root, its configuration and its templates from others: part of every key of the cache. */
  readonly key: string
  /** In bytes. */
  readonly limit: number
  /**
   * The claims of a text that stood at `path`, read through the template of the spec `like`. A file beside `like` that holds fields of it
   * belongs to the text only where `path` is `like`: else every text would bear the ID of `like`.
   */
  readonly claimsIn: (path: string, text: string, like: string) => Iterable<Worded>
  /** Tells how a text is read (the template of `like`, and what else the reading rests on): part of the key of what is read. */
  readonly readingOf: (path: string, like: string) => string
}

/** The claims of texts of the past, each read once for all runs. */
export interface PastTexts {
  /** Reads many in one go. */
  read(texts: Iterable<PastText>): void
  claims(text: PastText): Wording
}

/** So many texts are held at once. */
const AT_ONCE = 2000
const NOTHING: Wording = new Map()

/** Opens them. A text that git lacks (a partial clone), or that is too large, has no claims. */
export function openPastTexts({ git, cache, key, limit, claimsIn, readingOf }: PastReading): PastTexts {
  const known = new Map<string, Wording>()
  const readings = new Map<string, string>()
  function keyOf({ blob, path, like }: PastText): string {
    const name = `${path}\0${like}`
    const reading = readings.get(name) ?? readingOf(path, like)
    readings.set(name, reading)
    return `${key}:wording:${reading}:${blob}:${path}`
  }

  function read(texts: Iterable<PastText>): void {
    const unread = new Map<string, PastText>()
    for (const text of texts) {
      const name = keyOf(text)
      if (!known.has(name)) unread.set(name, text)
    }
    for (const [name, row] of cache.getMany('git', [...unread.keys()])) {
      known.set(name, new Map(JSON.parse(row) as [string, string][]))
      unread.delete(name)
    }
    const rest = [...unread]
    for (let from = 0; from < rest.length; from += AT_ONCE) readSome(rest.slice(from, from + AT_ONCE))
  }

  function readSome(some: readonly (readonly [name: string, text: PastText])[]): void {
    const bodies = readBlobs(
      git,
      some.map(([, { blob }]) => blob),
      limit,
    )
    const made: [string, string][] = []
    for (const [name, { blob, path, like }] of some) {
      const body = bodies.get(blob)
      const claims = body === undefined ? NOTHING : wordingOf(claimsIn(path, body, like))
      known.set(name, claims)
      // What git lacks today it may have tomorrow.
      if (body !== undefined) made.push([name, JSON.stringify([...claims])])
    }
    cache.setMany('git', made)
  }

  return {
    read,
    claims(text) {
      const name = keyOf(text)
      if (!known.has(name)) read([text])
      return known.get(name) ?? NOTHING
    },
  }
}

/** The same by address. */
export function wordingOf(claims: Iterable<Worded>): Wording {
  return new Map([...claims].map(({ address, wording }) => [address, wording]))
}
