import { createHash } from 'node:crypto'
import { answered, type Git } from './git.ts'

/** The text of each blob that the repository holds and that is at most `limit` bytes; one that is missing (a partial clone) or larger is left out. */
export function readBlobs(git: Git, hashes: Iterable<string>, limit: number): ReadonlyMap<string, string> {
  const wanted = [...new Set(hashes)].filter((hash) => /^[0-9a-f]{40,64}$/.test(hash) && !/^0+$/.test(hash))
  const texts = new Map<string, string>()
  if (wanted.length === 0) return texts
  const answer = git.ask(['cat-file', '--batch', '--buffer'], `${wanted.join('\n')}\n`)
  const bytes = answered(answer, 'the texts of other commits')
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    if (end < 0) break
    const [hash = '', kind, size] = bytes.toString('latin1', at, end).split(' ')
    at = end + 1
    if (kind === 'missing' || size === undefined) continue
    const length = Number(size)
    if (kind === 'blob' && length <= limit) texts.set(hash, bytes.toString('utf8', at, at + length))
    at += length + 1
  }
  return texts
}

/** The name git gives to these bytes as a blob, in a repository whose names are as long as `like`. */
export function blobHash(bytes: Uint8Array, like: string): string {
  const algorithm = like.length === 64 ? 'sha256' : 'sha1'
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
