import { isAbsolute } from 'node:path'
import { askLog, readChanges, readLog } from './git-log.ts'
import { answered, parts, type Git } from './git.ts'

/** A file of a commit. */
export interface FileOf {
  readonly commit: string
  readonly file: string
}

/** The blobs of all files below some folders at a commit, by path; links and submodules are none. Paths are relative to the root. */
export function listTree(git: Git, commit: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const answer = git.ask(['ls-tree', '-r', '-z', commit, '--', ...folders.map((folder) => folder || '.')])
  const blobs = new Map<string, string>()
  for (const line of parts(answered(answer, 'the files of a commit'))) {
    const tab = line.indexOf('\t')
    const [mode, kind, hash] = line.slice(0, tab).split(' ')
    if (kind === 'blob' && mode !== '120000' && hash) blobs.set(line.slice(tab + 1), hash)
  }
  return blobs
}

/** Looks up single files of many commits at once. Those that are not there are left out, and so are names with line ends. */
export function lookUpFiles<Asked extends FileOf>(
  git: Git,
  asked: readonly Asked[],
): readonly (Asked & { readonly blob: string })[] {
  const possible = asked.filter(({ file }) => canLookUp(file))
  if (possible.length === 0) return []
  const answer = git.ask(
    ['cat-file', '--batch-check', '--buffer'],
    `${possible.map(({ commit, file }) => `${commit}:./${file}`).join('\n')}\n`,
  )
  const lines = answered(answer, 'files of other commits').toString().split('\n')
  return possible.flatMap((each, i) => {
    const blob = /^([0-9a-f]+) blob /.exec(lines[i] ?? '')?.[1]
    return blob === undefined ? [] : [{ ...each, blob }]
  })
}

/** `cat-file` reads names by line. */
export function canLookUp(file: string): boolean {
  return !file.includes('\n')
}

/** What files below some folders were called before: by each name the names that a commit of the history took from it, newest first. */
export function listRenames(
  git: Git,
  head: string,
  folders: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const changes = ['--find-renames', '--diff-filter=R']
  const answer = askLog(git, { format: '%H', revisions: [head], folders, changes })
  const before = new Map<string, Set<string>>()
  for (const entry of readLog(answered(answer, 'the renames of the specs')))
    for (const { path, from } of readChanges(entry.parts))
      if (from !== undefined) before.set(path, (before.get(path) ?? new Set()).add(from))
  return new Map([...before.keys()].map((name) => [name, formerNames(name, before)]))
}

const MOST_NAMES = 10

function formerNames(name: string, before: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const names = new Set([name])
  for (const each of names) for (const former of before.get(each) ?? []) if (names.size <= MOST_NAMES) names.add(former)
  names.delete(name)
  return [...names]
}

/** The newest commit of the history that changed a file which is as HEAD has it; undefined where it is not, or git does not track it. */
export function lastToChange(git: Git, head: string, file: string): string | undefined {
  if (isAbsolute(file) || file.split(/[/\\]/).includes('..')) return undefined
  const blob = listTree(git, head, [file]).get(file)
  if (blob === undefined) return undefined
  const now = git.ask(['hash-object', '--no-filters', '--', file])
  if (now?.status !== 0 || now.stdout.toString().trim() !== blob) return undefined
  const answer = git.ask(['log', '--stdin', '--max-count=1', '--no-patch', '--format=%H', '--', file], `${head}\n`)
  return answered(answer, 'the last change of a report').toString().trim() || undefined
}
