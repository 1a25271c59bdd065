import type { History } from '../../evidence/history.ts'
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
  /** Left out: there is no history, so that no evidence is stale. */
  readonly history?: {
    readonly head: string
    readonly dirty?: boolean
    /** The ancestors of HEAD, each with the wordings that claims had in it, by address, where they differ from those of now. */
    readonly commits: Readonly<Record<string, Readonly<Record<string, string>>>>
    /** Subjects of commits that name an address in a trailer. */
    readonly implementing?: Readonly<Record<string, readonly string[]>>
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

/** A history that gives what is written down. `now` is the wording of a claim in the document as it is. */
export function writtenHistory(
  { history }: WrittenFacts,
  now: (address: string) => string | undefined,
): History | undefined {
  if (!history) return undefined
  const { head, dirty = false } = history
  const commits = new Map(
    Object.entries(history.commits).map(([commit, wordings]) => [commit, new Map(Object.entries(wordings))]),
  )
  const implementing = new Map(Object.entries(history.implementing ?? {}))
  return {
    head,
    dirty,
    isAncestor: (commit) => commit === head || commits.has(commit),
    commitAt: () => undefined,
    wordingAt: (commit, _, address) => commits.get(commit)?.get(address) ?? now(address),
    implementing: (address) => (implementing.get(address) ?? []).map((subject) => ({ hash: head, subject })),
  }
}
