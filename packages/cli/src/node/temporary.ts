import { randomBytes } from 'node:crypto'
import { lstatSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A name for the file that is written beside another and then put in its place. */
export function temporaryName(): string {
  return `.truespec-${randomBytes(6).toString('hex')}.tmp`
}

const TEMPORARY = /^\.truespec-[0-9a-f]{12}\.tmp$/
/** A write takes milliseconds, and waits for others 10 s at the most. */
const LEFT_BEHIND = 10 * 60_000

/** Takes away the temporary files of writes that were killed. By age: whether a process still lives cannot be told across containers and machines. */
export function removeLeftBehind(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!TEMPORARY.test(name)) continue
      const stat = lstatSync(join(folder, name), { throwIfNoEntry: false })
      if (stat?.isFile() && stat.mtimeMs < Date.now() - LEFT_BEHIND) rmSync(join(folder, name), { force: true })
    }
  } catch {
    // They are in nobody's way; the write that comes now will say what is wrong with the folder.
  }
}

/** Writes all of the bytes: the system may take them in parts. */
export function writeAll(file: number, bytes: Uint8Array): void {
  let at = 0
  while (at < bytes.length) at += writeSync(file, bytes, at)
}
