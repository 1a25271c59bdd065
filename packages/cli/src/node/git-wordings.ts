import { blobHash } from './git-blobs.ts'
import { openPastTexts, wordingOf, type PastReading, type PastText, type Wording, type Worded } from './git-texts.ts'
import { canLookUp, listRenames, listTree, lookUpFiles, type FileOf } from './git-trees.ts'
import { memo, once } from './once.ts'

/** What is needed to know how claims were worded. Paths are relative to the root. */
export interface WordingSource extends PastReading {
  /** Folders below which the specs lie. */
  readonly folders: readonly string[]
  readonly isSpec: (path: string) => boolean
  /** The specs whose claims are asked for. */
  readonly files: () => Iterable<string>
  /** As the file is in the working tree. */
  readonly bytesOf: (file: string) => Uint8Array | undefined
  /** The claims of a spec as it is in the working tree. */
  readonly claimsNow: (file: string) => Iterable<Worded>
}

/** Questions that are sure to come, each about one file of a commit: git is asked about all of them together. */
export interface Expected {
  /** Tells this root from others: part of the keys under which the answers are kept. */
  readonly key: string
  has(commit: string): boolean
  all(): Iterable<FileOf>
}

/** How claims were worded at commits. */
export interface Wordings {
  /** Undefined where the claim was not there, or where it stood twice with different words. `commit` is a full hash. */
  at(commit: string, file: string, address: string): string | undefined
}

/** So many trees are kept. */
const TREES = 8
/** So many texts of one commit are looked through for specs that moved, and so many commits. */
const MOST_MOVED = 1000
const MOST_COMMITS = 500

/** Opens the past of the claims as seen from `head`, a full hash. */
export function openWordings(source: WordingSource, head: string, expected: Expected): Wordings {
  const { git } = source
  const files = new Set(source.files())
  const folders = [...source.folders, ...[...files].filter((file) => !isBelow(file, source.folders))]
  const blobNow = memo((file: string) => {
    const bytes = source.bytesOf(file)
    return bytes && blobHash(bytes, head)
  })
  const claimsNow = memo((file: string) => wordingOf(source.claimsNow(file)))
  const texts = openPastTexts(source)
  const trees = memo((commit: string) => listTree(git, commit, folders), TREES)
  const wholly = memo(readCommit)
  const singly = once(readExpected)
  const moved = new Map<string, Wording>()
  const movedAt = new Set<string>()

  const isAsNow = ({ blob, path, like }: PastText): boolean => path === like && blob === blobNow(path)
  const claimsOf = (text: PastText): Wording => (isAsNow(text) ? claimsNow(text.path) : texts.claims(text))
  const readAll = (all: readonly PastText[]): void => texts.read(all.filter((text) => !isAsNow(text)))

  /** The specs at a commit, by path; those that are something else now are read in one go. */
  function readCommit(commit: string): ReadonlyMap<string, PastText> {
    const tree = trees(commit)
    const found = [...files].flatMap((path) => {
      const blob = tree.get(path)
      return blob === undefined ? [] : [{ blob, path, like: path }]
    })
    readAll(found)
    return new Map(found.map((text) => [text.path, text]))
  }

  /** What the expected questions are about, by commit and file; null where the file was not there, under former names neither. */
  function readExpected(): ReadonlyMap<string, PastText | null> {
    const asked = new Map([...expected.all()].filter(({ file }) => canLookUp(file)).map((each) => [nameOf(each), each]))
    const rows = source.cache.getMany(
      'git',
      [...asked.keys()].map((name) => `${expected.key}:${name}`),
    )
    const found = new Map<string, PastText | null>()
    for (const name of asked.keys()) {
      const row = rows.get(`${expected.key}:${name}`)
      if (row !== undefined) found.set(name, JSON.parse(row) as PastText)
    }
    const fresh = lookUpAll([...asked].flatMap(([name, each]) => (found.has(name) ? [] : [each])))
    source.cache.setMany(
      'git',
      [...fresh].map(([name, text]) => [`${expected.key}:${name}`, JSON.stringify(text)] as const),
    )
    for (const name of asked.keys()) if (!found.has(name)) found.set(name, fresh.get(name) ?? null)
    readAll([...found.values()].filter((text) => text !== null))
    return found
  }

  /** Where files were at commits: under their own names, else under former ones. */
  function lookUpAll(asked: readonly FileOf[]): ReadonlyMap<string, PastText> {
    const found = new Map<string, PastText>()
    const take = (questions: readonly (FileOf & { readonly like: string })[]): void => {
      for (const { commit, file, like, blob } of lookUpFiles(git, questions)) {
        const name = nameOf({ commit, file: like })
        if (!found.has(name)) found.set(name, { blob, path: file, like })
      }
    }
    take(asked.map((each) => ({ ...each, like: each.file })))
    const absent = asked.filter((each) => !found.has(nameOf(each)))
    if (absent.length > 0) {
      const former = listRenames(git, head, folders)
      take(
        absent.flatMap(({ commit, file }) =>
          (former.get(file) ?? []).map((name) => ({ commit, file: name, like: file })),
        ),
      )
    }
    return found
  }

  /** What all specs of a commit said, wherever they stood. An address that two of them bore with different words is left out. */
  function everywhere(commit: string, file: string): Wording {
    const name = `${commit}\0${source.readingOf('', file)}`
    const known = moved.get(name)
    if (known) return known
    movedAt.add(commit)
    const all =
      movedAt.size > MOST_COMMITS
        ? []
        : [...trees(commit)]
            .filter(([path]) => source.isSpec(path))
            // Those that nobody has now come first.
            .toSorted(([a], [b]) => Number(files.has(a)) - Number(files.has(b)))
            .slice(0, MOST_MOVED)
            .map(([path, blob]) => ({ blob, path, like: files.has(path) ? path : file }))
    readAll(all)
    const claims = new Map<string, string>()
    const several = new Set<string>()
    for (const text of all)
      for (const [address, wording] of claimsOf(text)) {
        if ((claims.get(address) ?? wording) !== wording) several.add(address)
        claims.set(address, wording)
      }
    for (const address of several) claims.delete(address)
    moved.set(name, claims)
    return claims
  }

  return {
    at(commit, file, address) {
      const name = nameOf({ commit, file })
      const single = expected.has(commit) ? singly().get(name) : undefined
      const text = single === undefined ? wholly(commit).get(file) : single
      return (text ? claimsOf(text) : everywhere(commit, file)).get(address)
    },
  }
}

function nameOf({ commit, file }: FileOf): string {
  return `${commit}\0${file}`
}

function isBelow(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || file.startsWith(`${folder}/`))
}
