import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { systemReason, UserError } from '../errors.ts'
import { WriteRefused, type Disk } from '../node/disk.ts'
import { openDisk } from '../node/real-disk.ts'

/** Puts a text into a file that the user named, relative to the working folder; whole or not at all. */
export function writeNamed(cwd: string, path: string, text: string): void {
  const absolute = resolve(cwd, path)
  const folder = dirname(absolute)
  if (!existsSync(folder))
    throw new UserError({
      what: `cannot write ${path}`,
      why: `there is no folder ${dirname(path)}`,
      next: 'make the folder first, or check the path',
    })
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile() === false)
    throw new UserError({
      what: `cannot write ${path}`,
      why: REFUSALS['not-a-file'],
      next: 'name a file; without one, the result goes to the standard output',
    })
  writeOn(openDisk(folder), basename(absolute), text, path)
}

/** The same for a file of a disk that people are told of as `shown`. */
export function writeOn(disk: Disk, path: string, text: string, shown: string): void {
  const bytes = Buffer.from(text)
  try {
    const before = disk.read(path)
    if (before.kind === 'gone') disk.create(path, bytes)
    else if (before.kind === 'file') disk.replace(path, bytes, before.bytes)
    else throw new WriteRefused('not-a-file', path)
  } catch (error) {
    throw new UserError({
      what: `cannot write ${shown}`,
      why: error instanceof WriteRefused ? REFUSALS[error.refusal] : systemReason(error),
      next: 'check the path and the disk; what stood there still stands',
    })
  }
}

/** Why a write was refused, in words. */
export const REFUSALS: Readonly<Record<WriteRefused['refusal'], string>> = {
  changed: 'it changed after it was read',
  outside: 'it is outside the root',
  'not-a-file': 'it is not a plain file',
  exists: 'it exists already',
}
