import { readBlobs } from '../node/git-blobs.ts'
import { idsOnBranches } from '../node/git-branches.ts'
import { readRefs } from '../node/git-refs.ts'
import { parts } from '../node/git.ts'
import type { Project } from './project.ts'
import { decodeText } from './sources.ts'
import { specPaths } from './spec-paths.ts'

/** What frames the number of an ID: `SPEC-2026-11-22-` before it. */
export interface IdFrame {
  readonly before: string
  readonly after: string
}

/** The highest number that a text uses between the frame's ends; 0 where it uses none. */
export function highestIn(text: string, { before, after }: IdFrame): number {
  let highest = 0
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const digits = /^\d{1,9}/.exec(text.slice(at + before.length, at + before.length + 9))?.[0]
    if (digits !== undefined && text.startsWith(after, at + before.length + digits.length))
      highest = Math.max(highest, Number(digits))
  }
  return highest
}

/** The next number that no spec uses: not in this tree, not in the commit that it stands on, not on any branch, local or remote. */
export function nextNumber(project: Project, frame: IdFrame): number {
  const { disk, git, search, config } = project
  let highest = 0
  const look = (path: string, text: string): void => {
    highest = Math.max(highest, highestIn(path, frame), highestIn(text, frame))
  }
  const paths = specPaths(project)
  for (const path of paths) {
    const read = disk.read(path, config.limits.fileSize)
    look(path, read.kind === 'file' ? decodeText(read.bytes) : '')
  }
  const refs = git && readRefs(git, undefined)
  if (git === undefined || refs === undefined) return highest + 1
  const tree = git.ask(['ls-tree', '-r', '-z', refs.head, '--', ...search.folders.map((folder) => folder || '.')])
  const here = new Set(paths)
  const gone: string[] = []
  for (const line of tree?.status === 0 ? parts(tree.stdout) : []) {
    const [, , hash = ''] = line.slice(0, line.indexOf('\t')).split(' ')
    const path = line.slice(line.indexOf('\t') + 1)
    if (search.isSpec(path) && !here.has(path)) {
      gone.push(hash)
      look(path, '')
    }
  }
  for (const text of readBlobs(git, gone, config.limits.fileSize).values()) look('', text)
  idsOnBranches(git, refs, {
    folders: search.folders,
    isSpec: search.isSpec,
    limit: config.limits.fileSize,
    idOf(path, text) {
      look(path, text)
      return undefined
    },
  })
  return highest + 1
}
