import { lstatSync, readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { errorCode, UserError } from '../errors.ts'
import { toRelative } from './find.ts'

/** Stops watching. */
export interface Watching {
  close(): Promise<void>
}

const IGNORED: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/** Hears of a path below the root at which something changed; of `''` where all of it may have. */
type Note = (path: string) => void

/** What a tree is watched for. */
interface Tree {
  readonly root: string
  /** Folders of these names are not looked into. */
  readonly ignored: ReadonlySet<string>
  /** So many folders are watched at the most. */
  readonly most: number
}

/**
 * Calls `changed` with the paths, relative to `root`, at which something changed below it. What happens within 50 ms comes as one.
 * Folders called `.git` or `node_modules` are not looked into, links not followed. Watching has begun when the promise resolves.
 * @throws UserError where the system lets no more folders be watched.
 */
export function watchFolder(root: string, changed: (paths: ReadonlySet<string>) => void): Promise<Watching> {
  const { note, end } = gathered(changed)
  const isIgnored = (path: string): boolean => path.split('/').some((name) => IGNORED.has(name))
  return new Promise((resolve) => {
    const close = watchTree({ root, ignored: IGNORED, most: Infinity }, (path) => {
      if (!isIgnored(path)) note(path)
    })
    resolve({
      close() {
        end()
        close()
        return Promise.resolve()
      },
    })
  })
}

/** Notes of paths, given on 50 ms after the first. `end` forgets those that wait. */
export function gathered(changed: (paths: ReadonlySet<string>) => void): {
  readonly note: (path: string) => void
  readonly end: () => void
} {
  let waiting: Set<string> | undefined
  let timer: NodeJS.Timeout | undefined
  return {
    note(path) {
      if (waiting === undefined) {
        waiting = new Set()
        timer = setTimeout(() => {
          const paths = waiting ?? new Set()
          waiting = undefined
          changed(paths)
        }, 50)
      }
      waiting.add(path)
    },
    end: () => clearTimeout(timer),
  }
}

/**
 * Calls `note` for every change below a folder; returns what ends it. Links are not followed, but for the root itself.
 * @throws UserError where the system lets no more folders be watched.
 */
export function watchTree(tree: Tree, note: Note): () => void {
  return hasTreeWatching(process.platform) ? watchWhole(tree.root, note) : watchFolders(tree, note)
}

/** Whether the system itself watches a folder with all that is below. Where it does not, Node would watch every file, `node_modules` too. */
function hasTreeWatching(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32'
}

function watchWhole(root: string, note: Note): () => void {
  const watcher = watch(root, { recursive: true }, (_, name) => {
    const path = name === null ? '' : toRelative(root, join(root, name))
    if (path !== undefined) note(path)
  })
  watcher.on('error', () => note(''))
  return () => watcher.close()
}

/** One watcher a folder, for the root and every folder below. */
function watchFolders({ root, ignored, most }: Tree, note: Note): () => void {
  const watchers = new Map<string, FSWatcher>()
  begin([''])
  return () => {
    for (const watcher of watchers.values()) watcher.close()
  }

  /** Watches these folders and all below them, and gives every path that is there. */
  function begin(folders: readonly string[]): readonly string[] {
    const waiting = [...folders]
    const found: string[] = []
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      // Watched before it is read: what comes between the two is seen twice rather than never.
      const entries = open(folder) ? list(folder) : []
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        found.push(path)
        if (entry.isDirectory() && !ignored.has(entry.name)) waiting.push(path)
      }
    }
    return found
  }

  /** False where the folder has vanished or may not be read, or enough are watched. */
  function open(folder: string): boolean {
    watchers.get(folder)?.close()
    if (watchers.size >= most) return false
    try {
      const watcher = watch(join(root, folder), (event, name) => hear(folder, event, name))
      watcher.on('error', () => note(folder))
      watchers.set(folder, watcher)
      return true
    } catch (error) {
      watchers.delete(folder)
      if (!['ENOSPC', 'EMFILE'].includes(errorCode(error) ?? '')) return false
      throw new UserError({
        what: `cannot watch more than ${watchers.size} folders`,
        where: join(root, folder),
        why: 'the system sets a limit',
        next: 'raise it (on Linux: sysctl fs.inotify.max_user_watches), or run `truespec check` without --watch',
      })
    }
  }

  function list(folder: string): readonly { readonly name: string; isDirectory(): boolean }[] {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true })
    } catch {
      return []
    }
  }

  function hear(folder: string, event: string, name: string | null): void {
    if (name === null) return note(folder)
    const path = folder === '' ? name : `${folder}/${name}`
    note(path)
    if (event !== 'rename' || ignored.has(name)) return
    // Something came or went under this name: a folder that was there may be another one now, or none.
    for (const [watched, watcher] of watchers) {
      if (watched !== path && !watched.startsWith(`${path}/`)) continue
      watcher.close()
      watchers.delete(watched)
    }
    if (isFolder(path)) for (const inside of begin([path])) note(inside)
  }

  function isFolder(path: string): boolean {
    return lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false
  }
}
