import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cache } from './cache.ts'
import { plainGitFolder, settledStampAt, stampAt } from './git-folder.ts'
import { parts, type Git, type GitAnswer } from './git.ts'

/**
 * Lists all files below some folders that git does not ignore, untracked ones too, separated by NUL. The folders are relative to the root; `''` is
 * the root. Undefined where git is not installed.
 */
export interface List {
  (folders: readonly string[]): GitAnswer | undefined
}

/** Below more folders git is asked each time: to look at them all takes as long. */
const MOST_FOLDERS = 2_000

/** Asks git each time. */
export function askListing(git: Git): List {
  const flags = ['ls-files', '-c', '-o', '--exclude-standard', '-z', '--']
  return (folders) => git.ask([...flags, ...folders.map((folder) => folder || '.')])
}

/** A listing, and how all that it rests on stood. */
interface Kept {
  readonly text: string
  readonly stamps: readonly (readonly [path: string, stamp: string])[]
}

/**
 * Asks git only where something that a listing rests on has changed: the index, the folders, the files that say what is ignored, and the
 * configuration. `top` is the folder that bears `.git`, and `root` lies in it; without it git is asked each time.
 */
export function keptListing(git: Git, top: string | undefined, root: string, cache: Cache): List {
  const ask = askListing(git)
  // There a folder does not always tell of what changed in it, and git is configured in more places.
  if (process.platform === 'win32' || top === undefined) return ask
  return (folders) => {
    const key = keyOf(root, folders)
    const known = recall(cache, key)
    if (known !== undefined) return { status: 0, stdout: Buffer.from(known), stderr: '' }
    const stamps = stampsOf(git, top, root, folders)
    const answer = ask(folders)
    const isWhole = answer?.status === 0 && answer.stderr === ''
    if (isWhole && stamps?.every(isAsBefore))
      cache.setMany('git', [[key, JSON.stringify({ text: answer.stdout.toString(), stamps } satisfies Kept)]])
    return answer
  }
}

function recall(cache: Cache, key: string): string | undefined {
  const row = cache.get('git', key)
  if (row === undefined) return undefined
  const { text, stamps } = JSON.parse(row) as Kept
  return stamps.every(isAsBefore) ? text : undefined
}

function isAsBefore([path, stamp]: Kept['stamps'][number]): boolean {
  return stampAt(path) === stamp
}

function keyOf(root: string, folders: readonly string[]): string {
  const said = Object.entries(process.env).filter(([name]) => /^(?:GIT_\w+|HOME|XDG_CONFIG_HOME)$/.test(name))
  const text = JSON.stringify([root, folders, said.toSorted(([a], [b]) => (a < b ? -1 : 1))])
  return `listing:${createHash('sha256').update(text).digest('base64url')}`
}

/** Undefined where something changed a moment ago, or cannot be told. */
function stampsOf(git: Git, top: string, root: string, folders: readonly string[]): Kept['stamps'] | undefined {
  try {
    const own = plainGitFolder(top)
    const outside = configuration(git)
    if (own === undefined || outside === undefined) return undefined
    const paths = ['index', 'config', 'config.worktree', 'info/exclude'].map((name) => join(own, name))
    paths.push(...outside)
    for (const folder of folders.map((name) => join(root, name))) {
      const below = foldersBelow(folder, top)
      if (below === undefined) return undefined
      paths.push(...ignoresAbove(folder, top), ...below)
    }
    const stamps: (readonly [path: string, stamp: string])[] = []
    for (const path of new Set(paths)) {
      const stamp = settledStampAt(path)
      if (stamp === undefined) return undefined
      stamps.push([path, stamp])
    }
    return stamps
  } catch {
    // Something vanished meanwhile, or may not be read.
    return undefined
  }
}

/** The files outside of the repository that say what git ignores, those too that are not there yet. Undefined where it depends on more. */
function configuration(git: Git): readonly string[] | undefined {
  const { HOME: home, XDG_CONFIG_HOME: own, GIT_CONFIG_GLOBAL: forUser, GIT_CONFIG_SYSTEM: forAll } = process.env
  const answer = git.ask(['config', '--list', '--show-origin', '-z'])
  if (answer?.status !== 0 || !home) return undefined
  const folder = join(own || join(home, '.config'), 'git')
  const files = [
    forUser,
    forAll,
    '/etc/gitconfig',
    join(home, '.gitconfig'),
    join(folder, 'config'),
    join(folder, 'ignore'),
  ]
  const listed = parts(answer.stdout)
  for (const [i, setting] of listed.entries()) {
    if (i % 2 === 0) {
      files.push(/^file:(\/.*)$/s.exec(setting)?.[1])
      continue
    }
    // What is included may depend on the branch.
    if (setting.startsWith('include')) return undefined
    const named = /^core\.excludesfile\n(.*)$/s.exec(setting)?.[1]
    if (named === undefined) continue
    const path = named.replace(/^~(?=\/)/, home)
    if (!path.startsWith('/')) return undefined
    files.push(path)
  }
  return files.filter((file) => file !== undefined)
}

/** What says in the folders above one what is ignored there. Throws where `folder` or one of them is none, such as a link. */
function ignoresAbove(folder: string, top: string): readonly string[] {
  const found: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    if (!lstatSync(at).isDirectory() || (at !== top && at === dirname(at)))
      throw new Error(`${at} is no folder in ${top}`)
    if (at !== folder) found.push(join(at, '.gitignore'))
    if (at === top) return found
  }
}

/** A folder, all below it, and what says there what is ignored. Undefined where they are very many, or one is a repository of its own. */
function foldersBelow(folder: string, top: string): readonly string[] | undefined {
  const found = [folder]
  const ignores: string[] = []
  for (const at of found) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      // Where disks know no case, `.GITIGNORE` is read too.
      const name = entry.name.toLowerCase()
      if (name === '.gitignore') ignores.push(join(at, entry.name))
      if (name === '.git' && at !== top) return undefined
      if (name !== '.git' && entry.isDirectory()) found.push(join(at, entry.name))
    }
    if (found.length > MOST_FOLDERS) return undefined
  }
  return [...found, ...ignores]
}
