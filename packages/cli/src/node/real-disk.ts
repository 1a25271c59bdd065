import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { closedFolder, errorCode, systemReason } from '../errors.ts'
import {
  sameBytes,
  staysInside,
  WriteRefused,
  type Disk,
  type Entry,
  type EntryKind,
  type Read,
  type Stat,
} from './disk.ts'
import { removeLeftBehind, temporaryName, writeAll } from './temporary.ts'

/** What else a disk is given: `lock` runs a step while no other Truespec process is in such a step. */
export interface DiskOptions {
  readonly lock?: (step: () => void) => void
  /** For tests: called between the steps of a write, with the step's name. */
  readonly onStep?: (step: string) => void
}

/** Opens the disk at `root`, a folder that exists. Throws the system error where it does not. */
export function openDisk(root: string, options: DiskOptions = {}): Disk {
  const real = realpathSync.native(root)
  const inside = real.endsWith(sep) ? real : real + sep
  const isInside = (absolute: string): boolean => absolute === real || absolute.startsWith(inside)
  const folders = new Map<string, string | undefined>()
  const cleaned = new Set<string>()
  const step = options.onStep ?? ((): void => undefined)
  const lock = options.lock ?? ((run: () => void): void => run())

  /** Where a path ends, all links resolved; `outside`, or undefined where nothing is there. */
  function resolve(path: string): string | undefined {
    if (!staysInside(path)) return 'outside'
    try {
      const target = realpathSync.native(join(real, path))
      return isInside(target) ? target : 'outside'
    } catch (error) {
      if (missing(error)) return undefined
      throw error
    }
  }

  /** As `resolve`, for reading: the folder's answer is kept, since thousands of specs share one. */
  function resolveToRead(path: string): string | undefined {
    if (!staysInside(path)) return 'outside'
    const folder = dirname(join(real, path))
    if (!folders.has(folder)) {
      try {
        folders.set(folder, realpathSync.native(folder))
      } catch (error) {
        if (!missing(error)) throw error
        folders.set(folder, undefined)
      }
    }
    const realFolder = folders.get(folder)
    if (realFolder === undefined) return undefined
    if (!isInside(realFolder)) return 'outside'
    const absolute = join(realFolder, path.slice(path.lastIndexOf('/') + 1))
    const stat = lstatSync(absolute, { throwIfNoEntry: false })
    if (!stat) return undefined
    return stat.isSymbolicLink() ? resolve(path) : absolute
  }

  function read(path: string, limit = Number.POSITIVE_INFINITY): Read {
    let file: number | undefined
    try {
      const target = resolveToRead(path)
      if (target === undefined) return { kind: 'gone' }
      if (target === 'outside') return { kind: 'outside' }
      // Without O_NONBLOCK, opening a FIFO waits for a writer; O_NOFOLLOW keeps a link that was put there meanwhile out.
      file = openSync(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0))
      const stat = fstatSync(file)
      if (!stat.isFile()) return { kind: 'not-a-file', what: kindOf(stat) }
      if (stat.size > limit) return { kind: 'too-large', size: stat.size }
      return { kind: 'file', bytes: readAll(file, stat.size) }
    } catch (error) {
      if (missing(error)) return { kind: 'gone' }
      if (errorCode(error) === 'ENXIO') return { kind: 'not-a-file', what: 'socket' }
      return { kind: 'unreadable', reason: systemReason(error) }
    } finally {
      if (file !== undefined) closeSync(file)
    }
  }

  function list(folder: string): readonly Entry[] {
    const target = resolve(folder)
    if (target === undefined || target === 'outside') return []
    let entries: Dirent[]
    try {
      entries = readdirSync(target, { withFileTypes: true })
    } catch (error) {
      if (missing(error)) return []
      throw errorCode(error) === undefined ? error : closedFolder(folder, systemReason(error))
    }
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  function replace(path: string, bytes: Uint8Array, before: Uint8Array): void {
    const target = resolve(path)
    if (target === 'outside') throw new WriteRefused('outside', path)
    if (target === undefined) throw new WriteRefused('changed', path)
    const stat = statSync(target)
    if (!stat.isFile()) throw new WriteRefused('not-a-file', path)
    const temporary = writeTemporary(target, bytes, stat.mode & 0o7777)
    try {
      lock(() => {
        step('before-compare')
        if (resolve(path) !== target) throw new WriteRefused('outside', path)
        const now = read(path)
        if (now.kind !== 'file' || !sameBytes(now.bytes, before)) throw new WriteRefused('changed', path)
        step('before-rename')
        renameSync(temporary, target)
        step('after-rename')
      })
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(dirname(target))
  }

  function create(path: string, bytes: Uint8Array, mode = 0o666): void {
    if (!staysInside(path)) throw new WriteRefused('outside', path)
    const name = path.slice(path.lastIndexOf('/') + 1)
    const folder = makeFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    const target = join(folder, name)
    if (lstatSync(target, { throwIfNoEntry: false })) throw new WriteRefused('exists', path)
    const temporary = writeTemporary(target, bytes, mode, true)
    try {
      step('before-link')
      // Unlike a rename, a link fails where the name is taken: whole or not at all, and only one of two callers succeeds.
      linkSync(temporary, target)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw new WriteRefused('exists', path)
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error
      createPlainly(target, bytes, mode, path)
    } finally {
      rmSync(temporary, { force: true })
    }
    syncFolder(folder)
  }

  /** Makes the folders of a path one by one, so that none is made behind a link that leaves the root. Gives the real folder. */
  function makeFolder(folder: string): string {
    let path = ''
    let target = real
    for (const part of folder.split('/').filter((part) => part !== '' && part !== '.')) {
      path = path === '' ? part : `${path}/${part}`
      let next = resolve(path)
      if (next === undefined) {
        try {
          mkdirSync(join(target, part))
        } catch (error) {
          if (errorCode(error) !== 'EEXIST') throw error
        }
        next = resolve(path)
      }
      if (next === undefined || next === 'outside') throw new WriteRefused('outside', path)
      target = next
    }
    return target
  }

  function writeTemporary(target: string, bytes: Uint8Array, mode: number, masked = false): string {
    const folder = dirname(target)
    if (!cleaned.has(folder)) removeLeftBehind(folder)
    cleaned.add(folder)
    const temporary = join(folder, temporaryName())
    step('before-open')
    const file = openSync(temporary, 'wx', mode)
    try {
      step('before-write')
      writeAll(file, bytes)
      if (!masked && process.platform !== 'win32') fchmodSync(file, mode)
      step('before-sync')
      fsyncSync(file)
    } catch (error) {
      closeSync(file)
      rmSync(temporary, { force: true })
      throw error
    }
    closeSync(file)
    return temporary
  }

  return {
    root: real,
    read,
    list,
    replace,
    create,
    stat(path) {
      return staysInside(path) ? statOf(`${inside}${path}`) : undefined
    },
    remove(path, bytes) {
      const target = resolve(path)
      const now = read(path)
      if (target !== undefined && target !== 'outside' && now.kind === 'file' && sameBytes(now.bytes, bytes))
        rmSync(target)
    },
    follow(path) {
      const target = resolve(path)
      return target === undefined || target === 'outside' ? target : statOf(target)
    },
  }
}

/** For a file system without hard links. */
function createPlainly(target: string, bytes: Uint8Array, mode: number, path: string): void {
  let file: number
  try {
    file = openSync(target, 'wx', mode)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new WriteRefused('exists', path)
    throw error
  }
  try {
    writeAll(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function statOf(absolute: string): Stat | undefined {
  try {
    const stat = lstatSync(absolute, { throwIfNoEntry: false })
    if (!stat) return undefined
    const { size, mtimeMs, ctimeMs, ino } = stat
    return { kind: kindOf(stat), size, written: mtimeMs, changed: ctimeMs, inode: ino }
  } catch (error) {
    if (missing(error)) return undefined
    throw error
  }
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isFIFO()) return 'fifo'
  return entry.isSocket() ? 'socket' : 'device'
}

function missing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL'].includes(errorCode(error) ?? '')
}

function readAll(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  while (at < size) {
    const count = readSync(file, bytes, at, size - at, null)
    if (count === 0) break
    at += count
  }
  return bytes.subarray(0, at)
}

/** So that the new name itself survives a power cut. Where a folder cannot be synced (Windows, some network disks), the rename stands. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // The bytes are on the disk already.
  }
}
