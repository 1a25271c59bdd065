import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { errorCode } from '../errors.ts'
import { staysInside } from './disk.ts'

/** A folder, and where paths below it really end. Paths are relative to it, with `/`. */
export interface RealRoot {
  /** Its own path, absolute, all links resolved. */
  readonly real: string
  /** The same with a separator at its end. */
  readonly inside: string
  /** Where a path ends, all links resolved; `outside`, or undefined where nothing is there. */
  resolve(path: string): string | undefined
  /** As `resolve`, for reading: the folder's answer is kept, since thousands of specs share one. */
  resolveToRead(path: string): string | undefined
}

/** Opens a folder that exists. Throws the system error where it does not. */
export function openRoot(root: string): RealRoot {
  const real = realpathSync.native(root)
  const inside = real.endsWith(sep) ? real : real + sep
  const isInside = (absolute: string): boolean => absolute === real || absolute.startsWith(inside)
  const folders = new Map<string, string | undefined>()

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

  return { real, inside, resolve, resolveToRead }
}

/** Whether a system error says that nothing is there, and no more. */
export function missing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL'].includes(errorCode(error) ?? '')
}
