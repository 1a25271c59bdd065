import type { Cache } from './cache.ts'
import type { PastText } from './git-texts.ts'
import { canLookUp, type FileOf, lookUpFiles } from './git-trees.ts'
import type { Git } from './git.ts'

/** Questions that are sure to come, each about one file of a commit: git is asked about all of them together. */
export interface Expected {
  /** Tells this root from others: part of the keys under which the answers are kept. */
  readonly key: string
  has(commit: string): boolean
  all(): Iterable<FileOf>
}

/** What a file of a commit is called where many are kept. */
export function nameOf({ commit, file }: FileOf): string {
  return `${commit}\0${file}`
}

/**
 * Where the files of the expected questions were, by `nameOf`; null where one was not there, under former names neither.
 * @param formerNames is asked only where a file was not there under its own name
 */
export function lookUpExpected(
  expected: Expected,
  { git, cache }: { readonly git: Git; readonly cache: Cache },
  formerNames: () => ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, PastText | null> {
  const asked = new Map([...expected.all()].filter(({ file }) => canLookUp(file)).map((each) => [nameOf(each), each]))
  const rows = cache.getMany(
    'git',
    [...asked.keys()].map((name) => `${expected.key}:${name}`),
  )
  const found = new Map<string, PastText | null>()
  for (const name of asked.keys()) {
    const row = rows.get(`${expected.key}:${name}`)
    if (row !== undefined) found.set(name, JSON.parse(row) as PastText)
  }
  const open = [...asked].flatMap(([name, each]) => (found.has(name) ? [] : [each]))
  const fresh = lookUpAll(git, open, formerNames)
  cache.setMany(
    'git',
    [...fresh].map(([name, text]) => [`${expected.key}:${name}`, JSON.stringify(text)] as const),
  )
  for (const name of asked.keys()) if (!found.has(name)) found.set(name, fresh.get(name) ?? null)
  return found
}

/** A file, and the spec as which it is to be read: that is another where it had another name. */
interface LikeSpec extends FileOf {
  readonly like: string
}

/** Where files were at commits: under their own names, else under former ones. */
function lookUpAll(
  git: Git,
  asked: readonly FileOf[],
  formerNames: () => ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, PastText> {
  const found = firstFound(
    git,
    asked.map((each) => ({ ...each, like: each.file })),
  )
  const absent = asked.filter((each) => !found.has(nameOf(each)))
  if (absent.length === 0) return found
  const former = formerNames()
  const renamed = absent.flatMap(({ commit, file }) =>
    (former.get(file) ?? []).map((name) => ({ commit, file: name, like: file })),
  )
  return new Map([...found, ...firstFound(git, renamed)])
}

/** Of the files that are to be read as one spec the first that is there. */
function firstFound(git: Git, questions: readonly LikeSpec[]): ReadonlyMap<string, PastText> {
  const found = new Map<string, PastText>()
  for (const { commit, file, like, blob } of lookUpFiles(git, questions)) {
    const name = nameOf({ commit, file: like })
    if (!found.has(name)) found.set(name, { blob, path: file, like })
  }
  return found
}
