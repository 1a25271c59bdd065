import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../errors.ts'
import { sameBytes, staysInside, WriteRefused, type Disk } from './disk.ts'
import type { RealRoot } from './real-root.ts'
import { removeLeftBehind, temporaryName, writeAll } from './temporary.ts'

/** What else a disk is given: `lock` runs a step while no other Truespec process is in such a step. */
export interface DiskOptions {
  readonly lock?: (step: () => void) => void
  /** For tests: called between the steps of a write, with the step's name. */
  readonly onStep?: (step: string) => void
}

/** The writes of a disk: whole or not at all. `read` is the disk's own. */
export function writesBelow(
  { real, resolve }: RealRoot,
  read: Disk['read'],
  options: DiskOptions,
): Pick<Disk, 'replace' | 'create'> {
  const cleaned = new Set<string>()
  const step = options.onStep ?? ((): void => undefined)
  const lock = options.lock ?? ((run: () => void): void => run())

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

  return { replace, create }
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
