import { readBlobs } from '../node/git-blobs.ts'
import { idsOnBranches } from '../node/git-branches.ts'
import { readRefs, type Refs } from '../node/git-refs.ts'
import { parts, type Git } from '../node/git.ts'
import type { Project } from './project.ts'
import { decodeText } from './sources.ts'
import { specPaths } from './spec-paths.ts'

/** What frames the number of an ID: `SPEC-2026-11-22-` before it. */
export interface IdFrame {
  readonly before: string
  readonly after: string
}

/** What a document calls itself: its spec ID, and its title, which may begin with one. */
export type NamesIn = (path: string, text: string) => readonly string[]

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

/**
 * The next number that no spec bears, in its path or as its ID: not in this tree, not in the commit that it stands on, not on any branch, local
 * or remote. One that is only mentioned is free.
 */
export function nextNumber(project: Project, frame: IdFrame, namesIn: NamesIn): number {
  const { disk, git, config } = project
  const seen = seenIn(frame)
  const paths = specPaths(project)
  for (const path of paths) {
    const read = disk.read(path, config.limits.fileSize)
    seen.add(path, read.kind === 'file' ? decodeText(read.bytes) : '')
  }
  const refs = git && readRefs(git, undefined)
  if (git && refs) addHistory(project, git, refs, new Set(paths), seen)
  return seen.highest(namesIn) + 1
}

/** Documents by the numbers that they hold. */
interface Seen {
  add(path: string, text: string): void
  /** The highest number that one of them bears. A text is read only where it holds a higher one than is known to be borne. */
  highest(namesIn: NamesIn): number
}

function seenIn(frame: IdFrame): Seen {
  let inPaths = 0
  const texts = new Map<string, { readonly path: string; readonly number: number }>()
  return {
    add(path, text) {
      inPaths = Math.max(inPaths, highestIn(path, frame))
      const number = highestIn(text, frame)
      if (number > inPaths) texts.set(text, { path, number })
    },
    highest(namesIn) {
      let highest = inPaths
      for (const [text, { path, number }] of [...texts].toSorted(([, a], [, b]) => b.number - a.number)) {
        if (number <= highest) break
        highest = Math.max(highest, ...namesIn(path, text).map((name) => highestIn(name, frame)))
      }
      return highest
    },
  }
}

/** Adds what the commit and the branches hold and this tree does not. */
function addHistory({ search, config }: Project, git: Git, refs: Refs, here: ReadonlySet<string>, seen: Seen): void {
  const limit = config.limits.fileSize
  const tree = git.ask(['ls-tree', '-r', '-z', refs.head, '--', ...search.folders.map((folder) => folder || '.')])
  const gone = new Map<string, string>()
  for (const line of tree?.status === 0 ? parts(tree.stdout) : []) {
    const [, , hash = ''] = line.slice(0, line.indexOf('\t')).split(' ')
    const path = line.slice(line.indexOf('\t') + 1)
    if (!search.isSpec(path) || here.has(path)) continue
    gone.set(hash, path)
    seen.add(path, '')
  }
  for (const [hash, text] of readBlobs(git, [...gone.keys()], limit)) seen.add(gone.get(hash) ?? '', text)
  idsOnBranches(git, refs, {
    folders: search.folders,
    isSpec: search.isSpec,
    limit,
    idOf(path, text) {
      seen.add(path, text)
      return undefined
    },
  })
}
