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
type Note = (path: string | undefined) => void

/**
 * Calls `changed` with the paths, relative to `root`, at which something changed below it. What happens within 50 ms comes as one.
 * Folders called `.git` or `node_modules` are not looked into, links not followed. Watching has begun when the promise resolves.
 * @throws UserError where the system lets no more folders be watched.
 */
export function watchFolder(root: string, changed: (paths: ReadonlySet<string>) => void): Promise<Watching> {
  let waiting: Set<string> | undefined
  let timer: NodeJS.Timeout | undefined
  const note: Note = (path) => {
    if (path === undefined || path.split('/').some((name) => IGNORED.has(name))) return
    if (waiting === undefined) {
      waiting = new Set()
      timer = setTimeout(() => {
        const paths = waiting ?? new Set()
        waiting = undefined
        changed(paths)
      }, 50)
    }
    waiting.add(path)
  }
  return new Promise((resolve) => {
    const close = hasTreeWatching(process.platform) ? watchTree(root, note) : watchFolders(root, note)
    resolve({
      close() {
        clearTimeout(timer)
        close()
        return Promise.resolve()
      },
    })
  })
}

/** Whether the system itself watches a folder with all that is below. Where it does not, Node would watch every file, `node_modules` too. */
function hasTreeWatching(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32'
}

function watchTree(root: string, note: Note): () => void {
  const watcher = watch(root, { recursive: true }, (_, name) =>
    note(name === null ? '' : toRelative(root, join(root, name))),
  )
  watcher.on('error', () => note(''))
  return () => watcher.close()
}

/** One watcher a folder, for the root and every folder below. */
function watchFolders(root: string, note: Note): () => void {
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
        if (entry.isDirectory() && !IGNORED.has(entry.name)) waiting.push(path)
      }
    }
    return found
  }

  /** False where the folder has vanished or may not be read. */
  function open(folder: string): boolean {
    watchers.get(folder)?.close()
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
    if (event !== 'rename' || IGNORED.has(name)) return
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
