import { createHash } from 'node:crypto'
import { stampOf } from '../node/disk.ts'
import type { Found } from '../node/find.ts'

/** So many files make a part: where one of them has changed, these alone are looked at one by one. */
export const PART = 128

/** For each part of the files a text that is equal where the same files are as they were. */
export function listingOf(files: readonly Found[]): readonly string[] {
  const listing: string[] = []
  for (let from = 0; from < files.length; from += PART) {
    let paths = ''
    // As numbers: to make texts of thousands would take as long as to ask the disk for them.
    const numbers: number[] = []
    for (const { path, stat } of files.slice(from, from + PART)) {
      paths += `${path}\0`
      if (stat.link) paths += `${stampOf(stat.link)}\0`
      numbers.push(stat.size, stat.written, stat.changed, stat.inode)
    }
    listing.push(createHash('sha256').update(paths).update(Float64Array.from(numbers)).digest('base64url'))
  }
  return listing
}
