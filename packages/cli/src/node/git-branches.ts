import { readBlobs } from './git-blobs.ts'
import { askLog, readChanges, readLog, type Change } from './git-log.ts'
import { branchName, type Refs } from './git-refs.ts'
import { answered, type Git } from './git.ts'

/** An ID that a branch has and the history of what is checked out has not. */
export interface BranchId {
  readonly id: string
  readonly branch: string
  /** Relative to the root. */
  readonly file: string
}

/** How IDs are found: which files may hold one, and what it is. */
export interface IdSource {
  /** Folders, relative to the root, below which the specs lie. */
  readonly folders: readonly string[]
  readonly isSpec: (path: string) => boolean
  readonly idOf: (path: string, text: string) => string | undefined
  /** In bytes. */
  readonly limit: number
}

/**
 * The IDs that commits of other branches, local and remote, brought in since they parted from what is checked out, and that still stand
 * at the branch's tip. One `git log` for all. A file that a branch only moved or edited brings no ID.
 */
export function idsOnBranches(git: Git, refs: Refs, source: IdSource): readonly BranchId[] {
  const tips = [...refs.branches].filter(([, commit]) => commit !== refs.head)
  if (refs.base.commit !== refs.head) tips.push([refs.base.name, refs.base.commit])
  if (tips.length === 0) return []
  const answer = askLog(git, {
    format: '%H',
    revisions: [...new Set(tips.map(([, commit]) => commit)), `^${refs.head}`],
    folders: source.folders,
    changes: ['--no-abbrev', '--find-renames', '--diff-filter=AMR'],
  })
  const changes: Change[] = []
  for (const { parts } of readLog(answered(answer, 'the history of the branches'))) {
    for (const change of readChanges(parts)) if (source.isSpec(change.path)) changes.push(change)
  }
  const texts = readBlobs(
    git,
    changes.flatMap(({ before, after }) => [before, after]),
    source.limit,
  )
  const idIn = (path: string, hash: string): string | undefined => {
    const text = texts.get(hash)
    return text === undefined ? undefined : source.idOf(path, text)
  }
  const brought = new Map<string, { readonly id: string; readonly file: string }>()
  for (const { before, after, path } of changes) {
    const id = idIn(path, after)
    if (id !== undefined && idIn(path, before) !== id) brought.set(`${path}\0${id}`, { id, file: path })
  }
  return stillThere(git, tips, [...brought.values()], source)
}

/** For each ID the first branch, by name, whose tip still holds it in that file. */
function stillThere(
  git: Git,
  tips: readonly (readonly [ref: string, commit: string])[],
  brought: readonly { readonly id: string; readonly file: string }[],
  source: IdSource,
): readonly BranchId[] {
  // `cat-file` reads names by line.
  const asked = brought.filter(({ file }) => !file.includes('\n'))
  if (asked.length === 0) return []
  const pairs = tips
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ref, commit]) => asked.map((entry) => ({ ...entry, ref, commit })))
  const answer = git.ask(
    ['cat-file', '--batch-check', '--buffer'],
    `${pairs.map(({ commit, file }) => `${commit}:./${file}`).join('\n')}\n`,
  )
  const lines = answer?.stdout.toString().split('\n') ?? []
  const hashes = pairs.map((_, i) => /^([0-9a-f]+) blob /.exec(lines[i] ?? '')?.[1])
  const texts = readBlobs(
    git,
    hashes.filter((hash) => hash !== undefined),
    source.limit,
  )
  const found = new Map<string, BranchId>()
  for (const [i, { id, file, ref }] of pairs.entries()) {
    const text = texts.get(hashes[i] ?? '')
    const key = `${id}\0${file}`
    if (text !== undefined && !found.has(key) && source.idOf(file, text) === id)
      found.set(key, { id, branch: branchName(ref), file })
  }
  return [...found.values()]
}
