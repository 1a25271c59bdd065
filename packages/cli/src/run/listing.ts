import { hash } from 'node:crypto'
import type { Found } from '../node/find.ts'

/** So many files make a part: where one of them has changed, these alone are looked at one by one. */
export const PART = 128

/** For each part of the files a text that is equal where the same files are as they were. */
export function listingOf(files: readonly Found[]): readonly string[] {
  const listing: string[] = []
  for (let from = 0; from < files.length; from += PART) {
    let text = ''
    for (const { path, stat } of files.slice(from, from + PART)) text += `${path}\0${stat.stamp}\0`
    listing.push(hash('sha256', text, 'base64url'))
  }
  return listing
}
