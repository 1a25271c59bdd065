import { sameBytes, staysInside, WriteRefused, type Disk, type Entry, type Read, type Stat } from '../src/node/disk.ts'

/** A disk in memory, for tests: the same answers as the real one, without links and special files. */
export interface MemoryDisk extends Disk {
  /** Every file's text, by path. */
  texts(): Readonly<Record<string, string>>
  /** Changes a file behind the back of whoever read it; undefined takes it away. */
  put(path: string, text: string | Uint8Array | undefined): void
}

/** Makes a disk that holds the given texts. */
export function memoryDisk(texts: Readonly<Record<string, string>> = {}): MemoryDisk {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly version: number }>()
  let version = 0
  const put = (path: string, text: string | Uint8Array | undefined): void => {
    if (text === undefined) files.delete(path)
    else files.set(path, { bytes: typeof text === 'string' ? Buffer.from(text) : text, version: ++version })
  }
  for (const [path, text] of Object.entries(texts)) put(path, text)

  const isFolder = (path: string): boolean =>
    path === '' || [...files.keys()].some((file) => file.startsWith(`${path}/`))

  function stat(path: string): Stat | undefined {
    const file = files.get(path)
    if (file) return { kind: 'file', size: file.bytes.length, written: file.version, changed: 0, inode: 0 }
    return isFolder(path) ? { kind: 'folder', size: 0, written: 0, changed: 0, inode: 0 } : undefined
  }

  return {
    root: '/memory',
    put,
    stat,
    texts: () => Object.fromEntries([...files].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()])),
    follow: (path) => (staysInside(path) ? stat(path) : 'outside'),
    read(path, limit = Number.POSITIVE_INFINITY): Read {
      if (!staysInside(path)) return { kind: 'outside' }
      const file = files.get(path)
      if (!file) return isFolder(path) ? { kind: 'not-a-file', what: 'folder' } : { kind: 'gone' }
      if (file.bytes.length > limit) return { kind: 'too-large', size: file.bytes.length }
      return { kind: 'file', bytes: file.bytes }
    },
    list(folder): readonly Entry[] {
      const prefix = folder === '' ? '' : `${folder}/`
      const entries = new Map<string, Entry>()
      for (const file of files.keys()) {
        if (!file.startsWith(prefix)) continue
        const [name = '', ...below] = file.slice(prefix.length).split('/')
        entries.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' })
      }
      return [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
    replace(path, bytes, before) {
      if (!staysInside(path)) throw new WriteRefused('outside', path)
      const file = files.get(path)
      if (!file || !sameBytes(file.bytes, before)) throw new WriteRefused('changed', path)
      put(path, bytes)
    },
    create(path, bytes) {
      if (!staysInside(path)) throw new WriteRefused('outside', path)
      if (files.has(path)) throw new WriteRefused('exists', path)
      put(path, bytes)
    },
    remove(path, bytes) {
      const file = files.get(path)
      if (file && sameBytes(file.bytes, bytes)) put(path, undefined)
    },
  }
}
