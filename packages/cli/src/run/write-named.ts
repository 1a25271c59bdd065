import { basename, dirname, resolve } from 'node:path'
import { systemReason, UserError } from '../errors.ts'
import { WriteRefused } from '../node/disk.ts'
import { openDisk } from '../node/real-disk.ts'

/** Puts a text into a file that the user named, relative to the working folder; whole or not at all. */
export function writeNamed(cwd: string, path: string, text: string): void {
  const absolute = resolve(cwd, path)
  const bytes = Buffer.from(text)
  try {
    const disk = openDisk(dirname(absolute))
    const name = basename(absolute)
    const before = disk.read(name)
    if (before.kind === 'gone') disk.create(name, bytes)
    else if (before.kind === 'file') disk.replace(name, bytes, before.bytes)
    else throw new WriteRefused('not-a-file', name)
  } catch (error) {
    throw new UserError({
      what: `cannot write ${path}`,
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
