import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { closedFolder, errorCode, systemReason, UserError } from '../errors.ts'
import { stampOf, type Disk, type EntryKind, type Stat } from './disk.ts'
import { putNumbers, roomFor, WIDTH, type Files } from './files.ts'
import type { List } from './git-listing.ts'
import { parts } from './git.ts'

/** The name of the configuration at a root. */
export const CONFIG_NAME = 'truespec.json'

/** Where a run takes place. */
export interface Place {
  /** Absolute, links resolved. */
  readonly root: string
  /** Where the user stands: paths on the command line start here. Absolute. */
  readonly cwd: string
  /** Absolute; undefined where the root has no configuration. */
  readonly configFile: string | undefined
  /** The nearest folder from the root upwards that bears `.git`. Absolute; undefined where none does. */
  readonly top: string | undefined
}

/**
 * The root: the folder of the nearest `truespec.json` up to git's top level, else git's top level, else the folder itself.
 * Throws `UserError` where the folder, or a configuration that was named, is not there.
 */
export function findPlace(options: { readonly cwd?: string | undefined; readonly config?: string | undefined }): Place {
  const cwd = realFolder(resolve(options.cwd ?? '.'))
  let configFolder: string | undefined
  let top: string | undefined
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (configFolder === undefined && existsSync(join(folder, CONFIG_NAME))) configFolder = folder
    if (existsSync(join(folder, '.git'))) {
      top = folder
      break
    }
    if (folder === dirname(folder)) break
  }
  const root = configFolder ?? top ?? cwd
  const named = options.config === undefined ? undefined : resolve(cwd, options.config)
  if (named !== undefined && !existsSync(named)) {
    throw new UserError({
      what: `there is no configuration ${options.config}`,
      next: 'check the path after --config, or run `truespec init`',
    })
  }
  const configFile = named ?? (configFolder === undefined ? undefined : join(configFolder, CONFIG_NAME))
  return { root, cwd, configFile, top }
}

function realFolder(path: string): string {
  try {
    const real = realpathSync.native(path)
    if (statSync(real).isDirectory()) return real
  } catch (error) {
    throw new UserError({
      what: `cannot work in ${path}`,
      why: systemReason(error),
      next: 'check the path after --cwd',
    })
  }
  throw new UserError({ what: `cannot work in ${path}`, why: 'it is not a folder', next: 'check the path after --cwd' })
}

/** What a search gave. */
export interface Search {
  /** Those that may be specs. */
  readonly files: Files
  /** Paths that bear a spec's name and cannot be one: FIFOs, links out of the root and the like, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
  /** Files that were listed and are gone. */
  readonly vanished: number
}

/** Which paths count. */
export interface SearchFor {
  /** Whether the globs of the configuration take the path as a spec. */
  readonly isSpec: (path: string) => boolean
  /** Whether the configuration says that the path is never a spec: only by its own name it is read all the same. */
  readonly isIgnored: (path: string) => boolean
  /** Folders, relative to the root, below which all of them lie; `''` is the root. */
  readonly folders: readonly string[]
  readonly isTemplate: (path: string) => boolean
}

/** Every file under the globs that git does not ignore. `list` is undefined where there is no git. */
export function findSpecs(disk: Disk, list: List | undefined, wanted: SearchFor): Search {
  const folders = wanted.folders.filter((folder) => folder === '' || disk.follow(folder) !== undefined)
  const listed =
    folders.length === 0
      ? []
      : (listWithGit(list, folders, wanted.isIgnored) ?? walk(disk, folders, () => true, wanted.isIgnored))
  return keep(disk, new Set(listed.filter((path) => wanted.isSpec(path) && !wanted.isTemplate(path))))
}

/** What bears a spec's name and is no file, link or folder, where the specs have folders of their own. Git tells nothing of them. */
export function findSpecial(disk: Disk, wanted: SearchFor): Search['skipped'] {
  const folders = wanted.folders.filter((folder) => folder !== '')
  const special = walk(disk, folders, (kind) => kind !== 'file' && kind !== 'link', wanted.isIgnored)
  return keep(
    disk,
    special.filter((path) => wanted.isSpec(path)),
  ).skipped
}

/** Every Markdown file below a folder that git does not ignore: for a folder named on the command line. */
export function findBelow(disk: Disk, list: List | undefined, folder: string, wanted: SearchFor): Search {
  const listed = listWithGit(list, [folder], wanted.isIgnored) ?? walk(disk, [folder], () => true, wanted.isIgnored)
  return keep(
    disk,
    new Set(
      listed.filter((path) => /\.(?:md|markdown)$/i.test(path) && !wanted.isTemplate(path) && !wanted.isIgnored(path)),
    ),
  )
}

/** The same, of paths that are known already. */
export function keep(disk: Disk, paths: Iterable<string>): Search {
  const sorted = [...paths].toSorted()
  const kept: string[] = []
  const numbers = roomFor(sorted.length)
  const links = new Map<string, string>()
  const skipped: { path: string; reason: string }[] = []
  let vanished = 0
  for (const path of sorted) {
    let stat: Stat | 'outside' | undefined = disk.stat(path)
    if (stat?.kind === 'link') {
      // Both: the link may be changed, and what it names.
      links.set(path, stampOf(stat))
      stat = disk.follow(path)
    }
    if (stat === undefined) vanished++
    else if (stat === 'outside') skipped.push({ path, reason: 'it is a link that leaves the root' })
    else if (stat.kind === 'file') putNumbers(numbers, kept.push(path) - 1, stat)
    else if (stat.kind !== 'folder') skipped.push({ path, reason: `it is a ${NAMES[stat.kind]}, not a file` })
  }
  const files = { paths: kept, numbers: numbers.subarray(0, WIDTH * kept.length), links }
  return { files, skipped, vanished }
}

const NAMES = { fifo: 'named pipe (FIFO)', socket: 'socket', device: 'device', link: 'link' } as const

/** What git lists. Undefined where it has nothing to say. Throws `UserError` where it refuses to. */
function listWithGit(
  list: List | undefined,
  folders: readonly string[],
  isIgnored: SearchFor['isIgnored'],
): readonly string[] | undefined {
  const answer = list?.(folders)
  if (!answer) return undefined
  const closed = /could not open directory '(.+?)\/?'/.exec(answer.stderr)?.[1]
  if (answer.status === 0 && closed !== undefined && !isIgnored(below(closed)))
    throw closedFolder(closed, 'permission denied')
  if (answer.status === 0) return parts(answer.stdout).filter((path) => !path.endsWith('/'))
  if (/must be run in a work tree|not a git repository/.test(answer.stderr)) return undefined
  throw new UserError({
    what: 'git could not list the files of this repository',
    why: answer.stderr,
    next: /dubious ownership/.test(answer.stderr)
      ? 'tell git that you trust it: git config --global --add safe.directory "$(pwd)"'
      : 'check that `git status` works here',
  })
}

/** Every entry of the wanted kinds below the folders, but what tools keep for themselves. */
function walk(
  disk: Disk,
  folders: readonly string[],
  wanted: (kind: EntryKind) => boolean,
  isIgnored: SearchFor['isIgnored'],
): readonly string[] {
  const found: string[] = []
  const open = [...folders]
  const seen = new Set(open)
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const { name, kind } of disk.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (kind !== 'folder') {
        if (wanted(kind)) found.push(path)
      } else if (name !== '.git' && name !== 'node_modules' && !seen.has(path) && !isIgnored(below(path))) {
        seen.add(path)
        open.push(path)
      }
    }
  }
  return found
}

/** Any file below a folder: globs tell of files. */
function below(folder: string): string {
  return `${folder}/any`
}

/** A path from the command line, relative to the root. Throws `UserError` where it leaves the root or is not there. */
export function fromRoot(place: Place, disk: Disk, path: string): string {
  if (path === '')
    throw new UserError({
      what: 'a path is empty',
      why: 'a variable on the command line may be unset',
      next: 'name a file or a folder, or leave the path out for every spec',
    })
  const absolute = resolve(place.cwd, path)
  const inside = toRelative(place.root, absolute) ?? toRelative(place.root, canonical(absolute))
  if (inside === undefined) {
    throw new UserError({
      what: `${path} is outside the root`,
      where: place.root,
      why: 'Truespec reads nothing outside the root',
      next: `run it there: truespec check ${there(absolute)}`,
    })
  }
  if (disk.stat(inside) === undefined) {
    throw new UserError({
      what: `there is no ${path}`,
      where: place.cwd,
      next: 'check the path; `truespec list` shows the specs',
    })
  }
  return inside
}

/** What checks a file or a folder that is outside the root. */
function there(absolute: string): string {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory()
    ? `--cwd ${JSON.stringify(absolute)}`
    : `${JSON.stringify(basename(absolute))} --cwd ${JSON.stringify(dirname(absolute))}`
}

/** A path below `root` with `/`; undefined where it is not below. */
export function toRelative(root: string, absolute: string): string | undefined {
  const path = relative(root, absolute)
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined
  return sep === '/' ? path : path.split(sep).join('/')
}

/** Resolves the links of the folder, never the last part: a link is named by its own name. */
function canonical(absolute: string): string {
  try {
    const folder = realpathSync.native(dirname(absolute))
    const here = join(folder, absolute.slice(dirname(absolute).length).replace(/^[\\/]+/, ''))
    return lstatSync(here, { throwIfNoEntry: false }) ? here : absolute
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return absolute
  }
}
