import { posix } from 'node:path'
import { relativeImports } from './types-source.ts'

/** The text of a file of the project, by its path from the root with `/`; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined

/** So many files a block may draw in, directly or not. */
const FILES = 500

/** So many characters they may have together. */
const CHARACTERS = 10_000_000

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx', '/index.d.ts', '.js', '/index.js', '.json']

/** What TypeScript looks for where JavaScript is named. */
const SWAPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, ['.ts', '.tsx', '.d.ts']],
  [/\.mjs$/, ['.mts', '.d.mts']],
  [/\.cjs$/, ['.cts', '.d.cts']],
]

/**
 * The files of the project that a block at `path` imports by relative paths, and theirs. Nothing outside the root is asked
 * for, whatever an import says, and no packages.
 */
export function importedFiles(path: string, text: string, readFile: ReadFile): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const asked = new Set<string>()
  const queue = [{ path, text }]
  let characters = 0
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const wanted of relativeImports(from.text)) {
      for (const candidate of candidates(posix.join(posix.dirname(from.path), wanted))) {
        if (asked.has(candidate) || files.size >= FILES || characters > CHARACTERS) continue
        asked.add(candidate)
        const found = readFile(candidate)
        if (found === undefined) continue
        characters += found.length
        files.set(candidate, found)
        queue.push({ path: candidate, text: found })
        break
      }
    }
  }
  return files
}

function candidates(path: string): readonly string[] {
  if (path.startsWith('../') || path === '..' || path.startsWith('/') || path.includes('\0') || path.includes('\\'))
    return []
  if (/(?:^|\/)node_modules(?:\/|$)/.test(path)) return []
  const swapped = SWAPS.flatMap(([ending, others]) =>
    ending.test(path) ? others.map((other) => path.replace(ending, other)) : [],
  )
  return [...swapped, ...ENDINGS.map((ending) => path + ending)].filter((each) => /\.(?:[cm]?[jt]sx?|json)$/.test(each))
}
