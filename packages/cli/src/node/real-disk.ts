import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  type Dirent,
  type Stats,
} from 'node:fs'
import { closedFolder, errorCode, systemReason } from '../errors.ts'
import { sameBytes, staysInside, type Disk, type Entry, type EntryKind, type Read, type Stat } from './disk.ts'
import { writesBelow, type DiskOptions } from './disk-writes.ts'
import { missing, openRoot } from './real-root.ts'

/** Opens the disk at `root`, a folder that exists. Throws the system error where it does not. */
export function openDisk(root: string, options: DiskOptions = {}): Disk {
  const below = openRoot(root)
  const { real, inside, resolve, resolveToRead } = below

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

  return {
    root: real,
    read,
    list,
    ...writesBelow(below, read, options),
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
