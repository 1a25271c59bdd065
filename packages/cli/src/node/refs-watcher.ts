import { lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Git } from './git.ts'
import { gathered, watchTree, type Watching } from './watcher.ts'

/** What git writes when a ref moves, besides the refs that are files of their own. `tables.list` is of the `reftable` format. */
const NAMES: ReadonlySet<string> = new Set(['', 'HEAD', 'packed-refs', 'tables.list'])
/** The folders of branches, below `refs`. */
const TREES = ['heads', 'remotes'] as const
/** Few repositories have a hundred folders of refs. One that has very many must not take all that the system lets be watched. */
const MOST_FOLDERS = 1_000
const NONE: ReadonlySet<string> = new Set()

/**
 * Calls `changed` whenever a ref of the repository around `folder` may have moved: a commit, a fetch, another branch. `HEAD` and the
 * branches of a worktree lie in two places; git names both. Nothing is watched where there is no repository.
 * @throws UserError where the system lets no more folders be watched.
 */
export function watchRefs(git: Git, folder: string, changed: () => void): Watching {
  const { note, end } = gathered(() => changed())
  const own = folderOf(git, folder, '--git-dir')
  const common = folderOf(git, folder, '--git-common-dir')
  const ends = [own, own === common ? undefined : common].flatMap((path) =>
    path === undefined ? [] : watchGitFolder(path, note),
  )
  return {
    close() {
      end()
      for (const end of ends) end()
      return Promise.resolve()
    },
  }
}

function watchGitFolder(folder: string, note: (path: string) => void): readonly (() => void)[] {
  const names = (path: string): readonly (() => void)[] =>
    isFolder(path) ? [watchTree({ root: path, ignored: NONE, most: 1 }, (name) => NAMES.has(name) && note(name))] : []
  const refs = join(folder, 'refs')
  const trees = new Map<string, () => void>()
  const watchBranches = (name: string): void => {
    trees.get(name)?.()
    trees.delete(name)
    const root = join(refs, name)
    if (!isFolder(refs) || !isFolder(root)) return
    // A ref is written under another name, and then renamed.
    const hear = (path: string): void => {
      if (!path.endsWith('.lock')) note(path)
    }
    trees.set(name, watchTree({ root, ignored: NONE, most: MOST_FOLDERS }, hear))
  }
  const hearOfTree = (name: string): void => {
    if (!TREES.some((tree) => tree === name)) return
    // The first fetch makes `refs/remotes`.
    watchBranches(name)
    note(name)
  }
  const ends = [
    ...names(folder),
    ...names(join(folder, 'reftable')),
    ...(isFolder(refs) ? [watchTree({ root: refs, ignored: NONE, most: 1 }, hearOfTree)] : []),
  ]
  for (const name of TREES) watchBranches(name)
  return [...ends, () => trees.forEach((end) => end())]
}

/** A folder itself: a link in a strange repository may lead to the whole disk. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function folderOf(git: Git, folder: string, flag: string): string | undefined {
  const answer = git.ask(['rev-parse', flag])
  if (answer?.status !== 0) return undefined
  return resolve(folder, answer.stdout.toString().replace(/\r?\n$/, ''))
}
