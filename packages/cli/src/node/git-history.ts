import type { History } from '@truespec/core'
import { readAncestors } from './git-ancestors.ts'
import { type CommitNames, openCommitNames } from './git-commit-names.ts'
import { isDirty } from './git-dirty.ts'
import type { Expected } from './git-expected.ts'
import { type Implementations, implementations, readSpeaking } from './git-implements.ts'
import type { Refs } from './git-refs.ts'
import { lastToChange } from './git-trees.ts'
import { openWordings, type WordingSource } from './git-wordings.ts'
import { answered, type Git, parts } from './git.ts'
import { memo, once } from './once.ts'

/** What the history is made from. Paths are relative to the root. */
interface HistorySource extends WordingSource {
  readonly refs: Pick<Refs, 'head'>
}

/** The history as git has it. Each question is put to git at most once, for all claims together, when it is first asked. */
export interface GitHistory extends History, CommitNames {
  /** True where the clone does not reach back to the beginning: commits before it are no ancestors, and implement nothing. */
  readonly shallow: boolean
  /** When an ancestor was committed, in milliseconds since 1970. `commit` is a full hash. */
  committed(commit: string): number | undefined
  /** What came after an ancestor, up to HEAD: how many commits, and the files that differ, by their paths from the root. */
  changedSince(commit: string): { readonly commits: number; readonly files: readonly string[] }
  /** The newest commit that changed a file which is now as HEAD has it; undefined for one that git does not track, or that has changed. */
  broughtBy(file: string): string | undefined
}

/** Opens the history of what is checked out. The answers are true as long as HEAD and the working tree stay as they are. */
export function openHistory(source: HistorySource): GitHistory {
  const { git, cache, refs } = source
  const { head } = refs
  const clone = once(() => cloneOf(git))
  // What a shallow clone lacks may be fetched without HEAD telling.
  const keyOf = (name: string): string | undefined => (clone().shallow ? undefined : `${source.key}:${name}:${head}`)
  const ancestors = once(() => readAncestors(git, head, cache, keyOf('ancestors')))
  const implementing = once(() => implementations(readSpeaking(git, head, cache, keyOf('speaking')), ancestors()))
  const dirty = once(() => isDirty(git))
  const { ancestor, commitNamed } = openCommitNames(git, head, ancestors)
  const expected = expectWordings(source, implementing)
  const wordings = once(() => openWordings(source, head, { ...expected, key: `${source.key}:at:${clone().prefix}` }))
  return {
    head,
    get dirty() {
      return dirty()
    },
    get shallow() {
      return clone().shallow
    },
    isAncestor: (commit) => ancestor(commit) !== undefined,
    ancestor,
    committed(commit) {
      const seconds = ancestors().timeOf(commit)
      return seconds === undefined ? undefined : seconds * 1000
    },
    commitNamed,
    commitAt(time) {
      const at = Date.parse(time)
      return Number.isNaN(at) ? undefined : ancestors().at(Math.floor(at / 1000))
    },
    wordingAt(commit, file, address) {
      const exact = ancestor(commit)
      return exact === undefined ? undefined : wordings().at(exact, file, address)
    },
    implementing(address) {
      expected.expect()
      return implementing().get(address) ?? []
    },
    changedSince: (commit) => changedSince(git, commit, head, clone().prefix),
    broughtBy: memo((file: string) => lastToChange(git, head, file)),
  }
}

/** Whether a clone reaches back to the beginning, and the path of what is checked below the clone's top: empty, or with `/` at its end. */
function cloneOf(git: Git): { readonly shallow: boolean; readonly prefix: string } {
  const answer = git.ask(['rev-parse', '--is-shallow-repository', '--show-prefix'])
  const [shallow, ...prefix] = answered(answer, 'whether the clone is shallow').toString().split('\n')
  return { shallow: shallow !== 'false', prefix: prefix.join('\n').replace(/\n$/, '') }
}

/** The wordings that are sure to be asked for: those at the commits that tasks rest on. */
interface RestingWordings extends Omit<Expected, 'key'> {
  /** Says that it is asked what implements a claim: before that, none is expected. */
  expect(): void
}

function expectWordings(source: WordingSource, implementing: () => Implementations): RestingWordings {
  /** The newest commit that implements each claim. */
  const newest = once(() => new Map([...implementing()].map(([address, [commit]]) => [address, commit?.hash ?? ''])))
  const resting = once(() => new Set(newest().values()))
  let isExpected = false
  return {
    expect: () => void (isExpected = true),
    has: (commit) => isExpected && resting().has(commit),
    *all() {
      if (!isExpected) return
      for (const file of source.files())
        for (const { address } of source.claimsNow(file)) {
          const commit = newest().get(address)
          if (commit !== undefined) yield { commit, file }
        }
    },
  }
}

function changedSince(git: Git, commit: string, head: string, prefix: string): ReturnType<GitHistory['changedSince']> {
  const counted = git.ask(['rev-list', '--count', `${commit}..${head}`])
  const differing = git.ask(['diff-tree', '-r', '-z', '--name-only', '--no-renames', commit, head])
  return {
    commits: Number(answered(counted, 'how many commits came after another')),
    files: parts(answered(differing, 'what differs from another commit')).map((path) =>
      path.startsWith(prefix) ? path.slice(prefix.length) : `/${path}`,
    ),
  }
}
