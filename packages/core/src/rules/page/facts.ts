import type { Facts, GitFacts, PackageFact } from '../../facts/model.ts'

/** Facts as a page writes them down. Whatever is left out is not there. */
export interface WrittenFacts {
  /** `folder`, `outside`, or the anchors of a file: `[]` for a Markdown file without headings, `null` for one that is no Markdown. */
  readonly files?: Readonly<Record<string, 'folder' | 'outside' | readonly string[] | null>>
  /** By name. Left out: there is no manifest. */
  readonly packages?: Readonly<Record<string, { readonly range?: string; readonly locked?: readonly string[] }>>
  /** Left out: there is no git. */
  readonly git?: {
    readonly base?: string
    /** By ID. */
    readonly taken?: Readonly<Record<string, { readonly branch: string; readonly file: string }>>
    /** By file. */
    readonly statusAtBase?: Readonly<Record<string, string>>
    /** By file: an ISO date. */
    readonly lastChange?: Readonly<Record<string, string>>
  }
}

/** Facts that give what is written down. */
export function writtenFacts({ files, packages, git }: WrittenFacts): Facts {
  const fileMap = new Map(Object.entries(files ?? {}))
  const packageMap = new Map(Object.entries(packages ?? {}))
  return {
    files: {
      kind(path) {
        const found = fileMap.get(path)
        return found === 'folder' || found === 'outside' ? found : found === undefined ? undefined : 'file'
      },
      anchors(path) {
        const found = fileMap.get(path)
        return Array.isArray(found) ? new Set(found) : undefined
      },
    },
    packages: {
      known: packages !== undefined,
      find(name): PackageFact | undefined {
        const found = packageMap.get(name)
        return found && { name, range: found.range, locked: found.locked ?? [] }
      },
    },
    git: git && writtenGit(git),
  }
}

function writtenGit({ base = 'main', taken, statusAtBase, lastChange }: NonNullable<WrittenFacts['git']>): GitFacts {
  const takenMap = new Map(Object.entries(taken ?? {}))
  const statusMap = new Map(Object.entries(statusAtBase ?? {}))
  const changeMap = new Map(Object.entries(lastChange ?? {}))
  return {
    base,
    takenBy(id, file) {
      const found = takenMap.get(id)
      return found?.file === file ? undefined : found
    },
    statusAtBase: (file) => statusMap.get(file),
    lastChange: (file) => changeMap.get(file),
  }
}
