import { resolvePath } from '../values/link.ts'

/** Reads a file of the project by its path relative to the root, with `/`; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.d.ts',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.json',
  '/index.ts',
  '/index.tsx',
  '/index.d.ts',
  '/index.js',
]
const MOST_FILES = 1_000

/**
 * Every file that the TypeScript text of a file may draw on through relative imports, and the files that those import in turn: path to
 * text, in the order found. Takes in too much rather than too little: whatever looks like a relative path counts, unless it leaves the root.
 * Undefined where there are more than 1,000.
 */
export function importedFiles(text: string, file: string, readFile: ReadFile): ReadonlyMap<string, string> | undefined {
  const files = new Map<string, string>()
  const pending: { readonly text: string; readonly file: string }[] = [{ text, file }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const specifier of relativePaths(next.text)) {
      const target = resolvePath(next.file, specifier)
      if (target.startsWith('../')) continue
      for (const path of candidates(target)) {
        const found = files.has(path) ? undefined : readFile(path)
        if (found === undefined) continue
        if (files.size === MOST_FILES) return undefined
        files.set(path, found)
        pending.push({ text: found, file: path })
      }
    }
  }
  return files
}

/** Whatever stands in quotes and begins with `./` or `../`, once each. */
function relativePaths(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/(?<=['"])\.\.?(?:\/[^'"\n]{0,1000})?(?=['"])/g), ([path]) => path))
}

function* candidates(target: string): Generator<string> {
  for (const ending of ENDINGS) yield target + ending
  const bare = target.replace(/\.[cm]?jsx?$/, '')
  if (bare !== target) for (const ending of ['.ts', '.tsx', '.d.ts', '.mts', '.cts']) yield bare + ending
}
