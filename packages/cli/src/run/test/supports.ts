import { readdirSync, type Dirent } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Where Cucumber looks where nothing is configured. */
const FOLDER = 'features'

/**
 * The step definitions of a project whose Cucumber is not told where they are: every script below `features/`, as Cucumber itself does it
 * for features that stand there. TypeScript too, where this Node runs it. Relative to the root, sorted.
 */
export function conventionalSupport(root: string): readonly string[] {
  const isScript = process.features.typescript ? /\.[cm]?[jt]s$/ : /\.[cm]?js$/
  const found: string[] = []
  const open = [join(root, FOLDER)]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop())
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && entry.name !== 'node_modules') open.push(path)
      else if (entry.isFile() && isScript.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name))
        found.push(relative(root, path).split(sep).join('/'))
    }
  return found.toSorted()
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
