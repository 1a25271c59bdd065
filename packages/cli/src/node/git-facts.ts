import type { GitFacts } from '@truespec/core'
import type { Cache } from './cache.ts'
import { blobHash, readBlobs } from './git-blobs.ts'
import { idsOnBranches, type BranchId, type IdSource } from './git-branches.ts'
import { readLog } from './git-log.ts'
import type { Refs } from './git-refs.ts'
import { answered, parts, type Git } from './git.ts'

/** What the facts of git are made from. */
export interface GitFactsSource extends IdSource {
  readonly git: Git
  readonly refs: Refs
  readonly cache: Cache
  /** Tells this root, its configuration and its templates from others: part of every key of the cache. */
  readonly key: string
  /** The specs of the working tree. */
  readonly files: () => Iterable<string>
  /** A file's bytes as they are now. */
  readonly bytesOf: (file: string) => Uint8Array | undefined
  /** The status a text bears, read through its template. */
  readonly statusOf: (file: string, text: string) => string | undefined
  /** The status the file bears now. */
  readonly statusNow: (file: string) => string | undefined
}

/** So many paths are asked about by name. */
const FEW = 100

/** The facts of git. Each question is put to git at most once, for all specs together, when the first rule asks it. */
export function gitFacts(source: GitFactsSource): GitFacts {
  const taken = once(() => {
    const list = cached(source, `ids:${source.refs.fingerprint}`, () => idsOnBranches(source.git, source.refs, source))
    const byId = new Map<string, BranchId[]>()
    for (const entry of list) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry])
    return byId
  })
  const changes = once(() => new Map(cached(source, `changes:${source.refs.head}`, () => lastChanges(source))))
  const atBase = once(() => statusesAtBase(source))
  return {
    base: source.refs.base.name,
    takenBy(id, file) {
      const other = taken()
        .get(id)
        ?.find((entry) => entry.file !== file)
      return other && { branch: other.branch, file: other.file }
    },
    lastChange: (file) => changes().get(file),
    statusAtBase: (file) => atBase()(file),
  }
}

/** The day of the newest commit that changed each file, by when its author made it. */
function lastChanges({ git, refs, folders }: GitFactsSource): readonly (readonly [file: string, day: string])[] {
  const answer = git.askNow(
    [
      'log',
      '--stdin',
      '-z',
      '--name-only',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--format=%x01%at',
      '--relative',
      '--',
      ...folders.map((folder) => folder || '.'),
    ],
    `${refs.head}\n`,
  )
  const days = new Map<string, string>()
  for (const { head, parts: files } of readLog(answered(answer, 'the history of the specs'))) {
    const seconds = Number(head)
    // Beyond it, a `Date` holds nothing.
    if (!(Math.abs(seconds) < 8.64e12)) continue
    const day = new Date(seconds * 1000).toISOString().slice(0, 10)
    for (const file of files) if (!days.has(file)) days.set(file, day)
  }
  return [...days]
}

/** A file that is as it was has the status that it has; of the others git gives the texts, in one go. */
function statusesAtBase(source: GitFactsSource): (file: string) => string | undefined {
  const { git, refs, folders } = source
  const files = [...source.files()]
  const paths = files.length <= FEW ? files : folders.map((folder) => folder || '.')
  const answer = git.askNow(['ls-tree', '-r', '-z', refs.base.commit, '--', ...paths])
  const blobs = new Map<string, string>()
  for (const line of parts(answered(answer, 'the files at the base'))) {
    const tab = line.indexOf('\t')
    const [mode, kind, hash] = line.slice(0, tab).split(' ')
    if (kind === 'blob' && mode !== '120000' && hash) blobs.set(line.slice(tab + 1), hash)
  }
  const changed = new Map<string, string>()
  for (const file of files) {
    const hash = blobs.get(file)
    const bytes = hash === undefined ? undefined : source.bytesOf(file)
    if (hash !== undefined && bytes !== undefined && blobHash(bytes, hash) !== hash) changed.set(file, hash)
  }
  const texts = readBlobs(git, changed.values(), source.limit)
  return (file) => {
    if (!blobs.has(file)) return undefined
    const hash = changed.get(file)
    if (hash === undefined) return source.statusNow(file)
    const text = texts.get(hash)
    return text === undefined ? undefined : source.statusOf(file, text)
  }
}

function cached<T>({ cache, key }: GitFactsSource, name: string, make: () => readonly T[]): readonly T[] {
  const known = cache.get('git', `${key}:${name}`)
  if (known !== undefined) return JSON.parse(known) as readonly T[]
  const made = make()
  cache.setMany('git', [[`${key}:${name}`, JSON.stringify(made)]])
  return made
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
