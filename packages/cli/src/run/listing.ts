import { createHash } from 'node:crypto'
import { WIDTH, type Files } from '../node/files.ts'

/** So many files make a part: where one of them has changed, these alone are looked at one by one. */
export const PART = 128

/** What a part has of a list of something of each file. */
export function partAt<T>(list: readonly T[], part: number): readonly T[] {
  return list.slice(part * PART, (part + 1) * PART)
}

/** For each part of the files a text that is equal where the same files are as they were. */
export function listingOf({ paths, numbers, links }: Files): readonly string[] {
  const linkOf = (path: string): string => `${path}\0${links.get(path) ?? ''}`
  return Array.from({ length: Math.ceil(paths.length / PART) }, (_, part) => {
    const names = partAt(paths, part)
    return createHash('sha256')
      .update((links.size > 0 ? names.map(linkOf) : names).join('\0'))
      .update(numbers.subarray(WIDTH * PART * part, WIDTH * PART * (part + 1)))
      .digest('base64url')
  })
}
