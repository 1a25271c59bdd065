import type { GitFacts } from '@truespec/core'
import type { Cache } from './cache.ts'
import { readBlobs } from './git-blobs.ts'
import { idsOnBranches, type BranchId, type IdSource } from './git-branches.ts'
import { askLog, readChanges, readLog } from './git-log.ts'
import type { Refs } from './git-refs.ts'
import { answered, parts, type Git } from './git.ts'
import { once } from './once.ts'
import { lookUp, writeTable } from './table.ts'

/** What the facts of git are made from. */
export interface GitFactsSource extends IdSource {
  readonly git: Git
  readonly refs: Refs
  readonly cache: Cache
  /** Tells this root, its configuration and its templates from others: part of every key of the cache. */
  readonly key: string
  /** The specs of the working tree. */
  readonly files: () => Iterable<string>
  /** The status a text bears, read through its template. */
  readonly statusOf: (file: string, text: string) => string | undefined
  /**
   * The status the file bears now, where it is what git calls `blob`: then nobody needs to read it once more. It lasts where the blob alone
   * says it, and no file beside it.
   */
  readonly statusNow: (
    file: string,
    blob: string,
  ) => { readonly status: string | undefined; readonly lasts: boolean } | undefined
}

/** So many paths are asked about by name. */
const FEW = 100

/** The facts of git. Each question is put to git at most once, for all specs together, when the first rule asks it. */
export function gitFacts(source: GitFactsSource): GitFacts {
  const taken = once(() =>
    cached(source, `ids:${source.refs.fingerprint}`, () =>
      idsOnBranches(source.git, source.refs, source).map((entry) => [entry.id, entry]),
    ),
  )
  const changes = once(() =>
    cached(source, `changes:${source.refs.head}:${source.refs.cut.join()}`, () => lastChanges(source)),
  )
  const atBase = once(() => statusesAtBase(source))
  return {
    base: source.refs.base.name,
    takenBy(id, file) {
      const entries = lookUp(taken(), id) as readonly BranchId[]
      const other = entries.find((entry) => entry.file !== file)
      return other && { branch: other.branch, file: other.file }
    },
    lastChange: (file) => (lookUp(changes(), file) as readonly string[])[0],
    statusAtBase: (file) => atBase()(file),
  }
}

/** The day of the newest commit that changed each file, by when its author made it. Another name alone is no change. */
function lastChanges({ git, refs, folders }: GitFactsSource): readonly (readonly [file: string, day: string])[] {
  const changes = ['--find-renames=100%']
  const answer = askLog(git, { format: '%at %H', revisions: [refs.head], folders, changes })
  const days = new Map<string, string>()
  /** What bears another name now than it had when older commits changed it. */
  const renamed = new Map<string, string>()
  const cut = new Set(refs.cut)
  for (const { head, parts } of readLog(answered(answer, 'the history of the specs'))) {
    const [time, commit = ''] = head.split(' ')
    if (cut.has(commit)) continue
    const seconds = Number(time)
    // Beyond it, a `Date` holds nothing.
    const day = Math.abs(seconds) < 8.64e12 ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined
    for (const { kind, path, from } of readChanges(parts)) {
      if (kind === 'D') continue
      const now = renamed.get(path) ?? path
      if (from !== undefined) renamed.set(from, now)
      else if (day !== undefined && !days.has(now)) days.set(now, day)
    }
  }
  return [...days]
}

/** What the base holds of a file. It never changes, so it is kept. */
interface AtBase {
  /** Git's name for the content; undefined where the base has no such file. */
  readonly blob?: string
  /** The status in it; undefined where nobody has read it yet, null where it has none. */
  readonly status?: string | null
}

/** A file that is as it was has the status that it has; of the others git gives the texts, in one go. */
function statusesAtBase(source: GitFactsSource): (file: string) => string | undefined {
  const files = [...source.files()]
  const few = files.length <= FEW
  const known = few ? recallBase(source, files) : new Map<string, AtBase>()
  const unlisted = files.filter((file) => !known.has(file))
  for (const [file, blob] of unlisted.length > 0 ? listBase(source, unlisted, few) : []) known.set(file, { blob })
  const fresh = new Map<string, AtBase>(unlisted.map((file) => [file, known.get(file) ?? {}]))

  const unread = new Map<string, string>()
  for (const [file, { blob, status }] of known) {
    if (blob === undefined || status !== undefined) continue
    const now = source.statusNow(file, blob)
    if (now === undefined) unread.set(file, blob)
    else (now.lasts ? fresh : known).set(file, { blob, status: now.status ?? null })
  }
  const texts = readBlobs(source.git, unread.values(), source.limit)
  for (const [file, blob] of unread) {
    const text = texts.get(blob)
    fresh.set(file, { blob, status: (text === undefined ? undefined : source.statusOf(file, text)) ?? null })
  }
  for (const [file, entry] of fresh) if (entry.status !== undefined) known.set(file, entry)
  // Of all of them, too: the run after it, which looks at few, then asks git nothing.
  keepBase(source, fresh)
  return (file) => known.get(file)?.status ?? undefined
}

/** The blobs of the specs at the base, by file. */
function listBase({ git, refs, folders }: GitFactsSource, files: readonly string[], few: boolean): Map<string, string> {
  const paths = few ? files : folders.map((folder) => folder || '.')
  const answer = git.ask(['ls-tree', '-r', '-z', refs.base.commit, '--', ...paths])
  const wanted = new Set(files)
  const blobs = new Map<string, string>()
  for (const line of parts(answered(answer, 'the files at the base'))) {
    const tab = line.indexOf('\t')
    const [mode, kind, hash] = line.slice(0, tab).split(' ')
    const file = line.slice(tab + 1)
    if (kind === 'blob' && mode !== '120000' && hash && wanted.has(file)) blobs.set(file, hash)
  }
  return blobs
}

function recallBase({ cache, key, refs }: GitFactsSource, files: readonly string[]): Map<string, AtBase> {
  const rows = cache.getMany(
    'git',
    files.map((file) => `${key}:base:${refs.base.commit}:${file}`),
  )
  return new Map(
    files.flatMap((file) => {
      const row = rows.get(`${key}:base:${refs.base.commit}:${file}`)
      return row === undefined ? [] : [[file, JSON.parse(row) as AtBase] as const]
    }),
  )
}

function keepBase({ cache, key, refs }: GitFactsSource, entries: ReadonlyMap<string, AtBase>): void {
  if (entries.size === 0) return
  cache.setMany(
    'git',
    [...entries].map(([file, entry]) => [`${key}:base:${refs.base.commit}:${file}`, JSON.stringify(entry)] as const),
  )
}

/** The table of that name, which is made where the cache has none. */
function cached(
  { cache, key }: GitFactsSource,
  name: string,
  make: () => readonly (readonly [key: string, value: unknown])[],
): string {
  const known = cache.get('git', `${key}:${name}`)
  if (known !== undefined) return known
  const made = writeTable(make())
  cache.setMany('git', [[`${key}:${name}`, made]])
  return made
}
