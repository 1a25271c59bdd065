import type { Ancestors } from './git-ancestors.ts'
import { answered, type Git } from './git.ts'
import { memo } from './once.ts'

/** Tells which commits texts mean. */
export interface CommitNames {
  /**
   * The full hash of the commit of HEAD's history that a text means: a hash, or at least 7 digits of one that begin no other commit.
   * No name of a branch or tag is one.
   */
  ancestor(text: string): string | undefined
  /** The full hash of what the user calls a commit, in HEAD's history or not: branches and tags too. Undefined where git knows none. */
  commitNamed(revision: string): string | undefined
}

/** What texts mean as seen from `head`, a full hash. */
export function openCommitNames(git: Git, head: string, ancestors: () => Ancestors): CommitNames {
  const lengthened = memo((digits: string) => onlyOne(git, digits, ancestors()))
  return {
    ancestor(text) {
      const digits = text.toLowerCase()
      if (!/^[0-9a-f]{7,64}$/.test(digits)) return undefined
      if (ancestors().placeOf(digits) !== undefined) return digits
      return digits.length >= head.length ? undefined : lengthened(digits)
    },
    commitNamed(revision) {
      if (revision === '') return undefined
      const answer = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      return answer?.status === 0 ? answer.stdout.toString().trim() : undefined
    },
  }
}

/** The only commit of the repository that begins so, if HEAD's history has it. */
function onlyOne(git: Git, digits: string, ancestors: Ancestors): string | undefined {
  const [one, another] = ancestors.beginningWith(digits)
  if (one === undefined || another !== undefined) return undefined
  const listed = git.ask(['rev-parse', `--disambiguate=${digits}`])
  const objects = answered(listed, 'what begins with some digits').toString().trim().split('\n')
  const kinds = git.ask(['cat-file', '--batch-check', '--buffer'], `${objects.join('\n')}\n`)
  const commits = answered(kinds, 'what begins with some digits')
    .toString()
    .match(/^[0-9a-f]+ commit /gm)
  return commits?.length === 1 ? one : undefined
}
