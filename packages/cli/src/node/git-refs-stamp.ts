import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { plainGitFolder, settledStampAt, textAt } from './git-folder.ts'

/** Where many refs are files of their own, git is asked: it is faster then. */
const MOST_ENTRIES = 500
/** A ref is a hash, or the name of another. */
const LONGEST_REF = 4096

/** How the refs of the repository whose `.git` lies in `top` stand: equal where they are equal. Undefined where only git can tell, or very many are files. */
export function stampOfRefs(top: string): string | undefined {
  try {
    const folder = plainGitFolder(top)
    if (folder === undefined) return undefined
    // Git replaces these whole; the others are read, which takes no longer.
    const packed = settledStampAt(join(folder, 'packed-refs'))
    const shallow = settledStampAt(join(folder, 'shallow'))
    const grafts = settledStampAt(join(folder, 'info/grafts'))
    const head = textAt(join(folder, 'HEAD'), LONGEST_REF)
    const loose = looseRefs(folder)
    if (
      packed === undefined ||
      shallow === undefined ||
      grafts === undefined ||
      head === undefined ||
      loose === undefined
    )
      return undefined
    return [packed, shallow, grafts, head, ...loose].join('\0')
  } catch {
    return undefined
  }
}

/** The paths of all refs that are files, each before its text. */
function looseRefs(folder: string): readonly string[] | undefined {
  const found: string[] = []
  let left = MOST_ENTRIES
  const open = ['refs']
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entries = readdirSync(join(folder, path), { withFileTypes: true })
    left -= entries.length
    if (left < 0) return undefined
    for (const entry of entries) {
      const below = `${path}/${entry.name}`
      if (entry.isDirectory()) open.push(below)
      else {
        const text = textAt(join(folder, below), LONGEST_REF)
        if (text === undefined) return undefined
        found.push(below, text)
      }
    }
  }
  return found
}
