import { blobHash } from './git-blobs.ts'
import { type Expected, lookUpExpected, nameOf } from './git-expected.ts'
import {
  openPastTexts,
  type PastReading,
  type PastText,
  type PastTexts,
  type Worded,
  type Wording,
  wordingOf,
} from './git-texts.ts'
import { listRenames, listTree } from './git-trees.ts'
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

/** How claims were worded at commits. */
interface Wordings {
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
  const texts = openTexts(source, head)
  const trees = memo((commit: string) => listTree(git, commit, folders), TREES)
  const everywhere = openMoved(source, files, trees, texts)
  const wholly = memo((commit: string) => {
    const found = specsAt(trees(commit), files)
    texts.read(found.values())
    return found
  })
  const singly = once(() => {
    const found = lookUpExpected(expected, source, () => listRenames(git, head, folders))
    texts.read([...found.values()].filter((text) => text !== null))
    return found
  })
  return {
    at(commit, file, address) {
      const single = expected.has(commit) ? singly().get(nameOf({ commit, file })) : undefined
      const text = single === undefined ? wholly(commit).get(file) : single
      return (text ? texts.claims(text) : everywhere(commit, file)).get(address)
    },
  }
}

/** The texts of the past and of now: one that is as the working tree has it is not read from git. */
function openTexts(source: WordingSource, head: string): PastTexts {
  const past = openPastTexts(source)
  const blobNow = memo((file: string) => {
    const bytes = source.bytesOf(file)
    return bytes && blobHash(bytes, head)
  })
  const claimsNow = memo((file: string) => wordingOf(source.claimsNow(file)))
  const isAsNow = ({ blob, path, like }: PastText): boolean => path === like && blob === blobNow(path)
  return {
    read: (all) => past.read([...all].filter((text) => !isAsNow(text))),
    claims: (text) => (isAsNow(text) ? claimsNow(text.path) : past.claims(text)),
  }
}

/** The specs that are at a commit under the names of today, by path. */
function specsAt(tree: ReadonlyMap<string, string>, files: ReadonlySet<string>): ReadonlyMap<string, PastText> {
  const found = new Map<string, PastText>()
  for (const path of files) {
    const blob = tree.get(path)
    if (blob !== undefined) found.set(path, { blob, path, like: path })
  }
  return found
}

/** Tells what all specs of a commit said, wherever they stood, read as the spec `file` where they are none of today's. */
function openMoved(
  source: WordingSource,
  files: ReadonlySet<string>,
  trees: (commit: string) => ReadonlyMap<string, string>,
  texts: PastTexts,
): (commit: string, file: string) => Wording {
  const known = new Map<string, Wording>()
  const commits = new Set<string>()
  return (commit, file) => {
    const name = `${commit}\0${source.readingOf('', file)}`
    const before = known.get(name)
    if (before) return before
    commits.add(commit)
    const specs = commits.size > MOST_COMMITS ? [] : [...trees(commit)].filter(([path]) => source.isSpec(path))
    const all = specs
      // Those that nobody has now come first.
      .toSorted(([a], [b]) => Number(files.has(a)) - Number(files.has(b)))
      .slice(0, MOST_MOVED)
      .map(([path, blob]) => ({ blob, path, like: files.has(path) ? path : file }))
    texts.read(all)
    const claims = agreed(all.map((text) => texts.claims(text)))
    known.set(name, claims)
    return claims
  }
}

/** What texts say together. An address that two of them bear with different words is left out. */
function agreed(all: readonly Wording[]): Wording {
  const claims = new Map<string, string>()
  const several = new Set<string>()
  for (const one of all)
    for (const [address, wording] of one) {
      if ((claims.get(address) ?? wording) !== wording) several.add(address)
      claims.set(address, wording)
    }
  for (const address of several) claims.delete(address)
  return claims
}

function isBelow(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || file.startsWith(`${folder}/`))
}
