import { decode } from '@truespec/core'
import { UserError } from '../errors.ts'
import type { Disk } from '../node/disk.ts'

/** A file as it was read. */
type SourceFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'gone' }
  /** In bytes. */
  | { readonly kind: 'too-large'; readonly size: number }

/** Reads a file that is to be checked. Throws `UserError` for what cannot be read: that is no pass. */
export function readSource(disk: Disk, path: string, limit: number): SourceFile {
  const read = disk.read(path, limit)
  switch (read.kind) {
    case 'file':
      return { kind: 'bytes', bytes: read.bytes }
    case 'gone':
    case 'too-large':
      return read
    case 'outside':
      throw new UserError({
        what: `${path} cannot be checked`,
        why: 'it is a link that leaves the root',
        next: 'put the file itself there, or check it in its own repository',
      })
    case 'not-a-file':
      throw new UserError({
        what: `${path} cannot be checked`,
        why: `it is a ${read.what}, not a file`,
        next: 'name files or folders',
      })
    case 'unreadable':
      throw new UserError({
        what: `${path} cannot be read`,
        why: read.reason,
        next: 'give yourself leave to read it, or leave it out by "ignore" in truespec.json',
      })
  }
}

/** Bytes as text, as far as they are UTF-8; a byte order mark stays, so that offsets are those of the file. */
export function decodeText(bytes: Uint8Array): string {
  return decode(bytes).text
}
