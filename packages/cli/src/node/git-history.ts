import type { History, ImplementingCommit } from '@truespec/core'
import { readAncestors } from './git-ancestors.ts'
import { isDirty } from './git-dirty.ts'
import { implementations, readSpeaking, type SpeakingCommit } from './git-implements.ts'
import type { Refs } from './git-refs.ts'
import { lastToChange } from './git-trees.ts'
import { openWordings, type WordingSource } from './git-wordings.ts'
import { answered, parts } from './git.ts'
import { memo, once } from './once.ts'

/** What the history is made from. Paths are relative to the root. */
export interface HistorySource extends WordingSource {
  readonly refs: Pick<Refs, 'head'>
}

/** The history as git has it. Each question is put to git at most once, for all claims together, when it is first asked. */
export interface GitHistory extends History {
  /** True where the clone does not reach back to the beginning: commits before it are no ancestors, and implement nothing. */
  readonly shallow: boolean
  /**
   * The full hash of the commit of HEAD's history that a text means: a hash, or at least 7 digits of one that begin no other commit.
   * No name of a branch or tag is one.
   */
  ancestor(text: string): string | undefined
  /** The full hash of what the user calls a commit, in HEAD's history or not: branches and tags too. Undefined where git knows none. */
  commitNamed(revision: string): string | undefined
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
  const place = once(() => {
    const answer = git.ask(['rev-parse', '--is-shallow-repository', '--show-prefix'])
    const [shallow, ...prefix] = answered(answer, 'whether the clone is shallow').toString().split('\n')
    return { shallow: shallow !== 'false', prefix: prefix.join('\n').replace(/\n$/, '') }
  })
  // What a shallow clone lacks may be fetched without HEAD telling.
  const keyOf = (name: string): string | undefined => (place().shallow ? undefined : `${source.key}:${name}:${head}`)
  const ancestors = once(() => readAncestors(git, head, cache, keyOf('ancestors')))
  const implementing = once(() => implementations(speaking(), ancestors()))
  const dirty = once(() => isDirty(git))
  const named = memo(lengthened)
  const broughtBy = memo((file: string) => lastToChange(git, head, file))

  function speaking(): readonly SpeakingCommit[] {
    const key = keyOf('speaking')
    const known = key === undefined ? undefined : cache.get('git', key)
    if (known !== undefined) return JSON.parse(known) as readonly SpeakingCommit[]
    const made = readSpeaking(git, head)
    if (key !== undefined) cache.setMany('git', [[key, JSON.stringify(made)]])
    return made
  }

  /** The commits that tasks rest on. Until somebody asks what implements a claim, none is expected. */
  let newest: ReadonlyMap<string, string> | undefined
  function implementers(address: string): readonly ImplementingCommit[] {
    newest ??= new Map([...implementing()].map(([each, [commit]]) => [each, commit?.hash ?? '']))
    return implementing().get(address) ?? []
  }
  const resting = once(() => new Set(newest?.values()))
  const wordings = once(() =>
    openWordings(source, head, {
      key: `${source.key}:at:${place().prefix}`,
      has: (commit) => newest !== undefined && resting().has(commit),
      *all() {
        for (const file of source.files())
          for (const { address } of source.claimsNow(file)) {
            const commit = newest?.get(address)
            if (commit !== undefined) yield { commit, file }
          }
      },
    }),
  )

  function ancestor(text: string): string | undefined {
    const digits = text.toLowerCase()
    if (!/^[0-9a-f]{7,64}$/.test(digits)) return undefined
    if (ancestors().placeOf(digits) !== undefined) return digits
    if (digits.length >= head.length) return undefined
    return named(digits)
  }

  /** The only commit of the repository that begins so, if HEAD's history has it. */
  function lengthened(digits: string): string | undefined {
    const [one, another] = ancestors().beginningWith(digits)
    if (one === undefined || another !== undefined) return undefined
    const listed = git.ask(['rev-parse', `--disambiguate=${digits}`])
    const objects = answered(listed, 'what begins with some digits').toString().trim().split('\n')
    const kinds = git.ask(['cat-file', '--batch-check', '--buffer'], `${objects.join('\n')}\n`)
    const commits = answered(kinds, 'what begins with some digits')
      .toString()
      .match(/^[0-9a-f]+ commit /gm)
    return commits?.length === 1 ? one : undefined
  }

  return {
    head,
    get dirty() {
      return dirty()
    },
    get shallow() {
      return place().shallow
    },
    isAncestor: (commit) => ancestor(commit) !== undefined,
    ancestor,
    committed(commit) {
      const seconds = ancestors().timeOf(commit)
      return seconds === undefined ? undefined : seconds * 1000
    },
    commitNamed(revision) {
      if (revision === '') return undefined
      const answer = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      return answer?.status === 0 ? answer.stdout.toString().trim() : undefined
    },
    commitAt(time) {
      const at = Date.parse(time)
      return Number.isNaN(at) ? undefined : ancestors().at(Math.floor(at / 1000))
    },
    wordingAt(commit, file, address) {
      const exact = ancestor(commit)
      return exact === undefined ? undefined : wordings().at(exact, file, address)
    },
    implementing: implementers,
    changedSince(commit) {
      const counted = git.ask(['rev-list', '--count', `${commit}..${head}`])
      const differing = git.ask(['diff-tree', '-r', '-z', '--name-only', '--no-renames', commit, head])
      const { prefix } = place()
      return {
        commits: Number(answered(counted, 'how many commits came after another')),
        files: parts(answered(differing, 'what differs from another commit')).map((path) =>
          path.startsWith(prefix) ? path.slice(prefix.length) : `/${path}`,
        ),
      }
    },
    broughtBy,
  }
}
