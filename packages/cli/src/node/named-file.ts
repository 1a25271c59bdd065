import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** More than any configuration, template or baseline has, in bytes. */
const MOST = 64 * 1024 * 1024

/**
 * The text of a file outside the disk's door: one that the user named, or the configuration. Waits for nothing and reads no more than 64 MiB:
 * what is named may be a link to a device that never ends, or a FIFO that nobody writes to.
 * @throws the system's error, or one whose message says why it is not read.
 */
export function readNamedFile(absolute: string): string {
  // Without O_NONBLOCK, opening a FIFO waits for a writer.
  const file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw new Error(stat.isDirectory() ? 'it is a folder' : 'it is not a plain file')
    if (stat.size > MOST) throw new Error(`it has ${stat.size} bytes, and the limit is ${MOST}`)
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}
