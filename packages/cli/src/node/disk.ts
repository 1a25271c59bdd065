/**
 * The one door to the disk. Paths are relative to the root, with `/`; nothing outside the root is read or written through it,
 * not through a link either.
 */

/** What `lstat` tells of a path, enough to know that a file has not changed. */
export interface Stat {
  readonly kind: EntryKind
  /** In bytes. */
  readonly size: number
  /** When its bytes were last written, in milliseconds since 1970. */
  readonly written: number
  /** When anything about it last changed. */
  readonly changed: number
  /** What its file system calls it. */
  readonly inode: number
}

/** Size, times and file number as one text: equal where nothing changed, unless it changed twice within a tick of the system's clock. */
export function stampOf({ size, written, changed, inode }: Stat): string {
  return `${size}:${written}:${changed}:${inode}`
}

export type EntryKind = 'file' | 'folder' | 'link' | 'fifo' | 'socket' | 'device'

/** What reading gives. Nothing that a path holds makes it throw or wait. */
export type Read =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** Not there (any more). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'too-large'; readonly size: number }
  /** A folder, a FIFO, a socket, a device. */
  | { readonly kind: 'not-a-file'; readonly what: EntryKind }
  | { readonly kind: 'outside' }
  /** `reason` in words. */
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface Entry {
  readonly name: string
  readonly kind: EntryKind
}

/** Why a write was refused. */
export type Refusal = 'changed' | 'outside' | 'not-a-file' | 'exists'

/** A write that did not happen; the old bytes stand. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused'
  readonly refusal: Refusal
  readonly path: string

  constructor(refusal: Refusal, path: string) {
    super(`${path}: ${refusal}`)
    this.refusal = refusal
    this.path = path
  }
}

export interface Disk {
  /** The root, absolute, links resolved. */
  readonly root: string
  /** The bytes of a file of at most `limit` bytes. Waits for nothing: a FIFO is not opened. */
  read(path: string, limit?: number): Read
  /** What stands at a path, links not followed; undefined where nothing does. */
  stat(path: string): Stat | undefined
  /** What stands at the end of a path's links: `outside` where they leave the root. */
  follow(path: string): Stat | 'outside' | undefined
  /** The entries of a folder, sorted by name; none where it is not a folder of the root. */
  list(folder: string): readonly Entry[]
  /**
   * Puts `bytes` in the place of a file, whole or not at all. `before` is what the file held when it was read.
   * Throws `WriteRefused` where it holds something else by now, and system errors as they are.
   */
  replace(path: string, bytes: Uint8Array, before: Uint8Array): void
  /** Writes a file that must not exist yet, making its folders. Throws `WriteRefused('exists')` where it does: two callers never both succeed. */
  create(path: string, bytes: Uint8Array, mode?: number): void
  /** Takes a file away that still holds `bytes`; anything else stays. */
  remove(path: string, bytes: Uint8Array): void
}

/** Whether a path relative to the root stays below it. `''` is the root itself. */
export function staysInside(path: string): boolean {
  if (path.startsWith('/') || path.includes('\0')) return false
  if (!path.includes('..')) return true
  let depth = 0
  for (const part of path.split('/')) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return false
  }
  return true
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}
