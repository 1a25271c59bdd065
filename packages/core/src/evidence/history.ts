/** What the history of the repository says of claims. The command line fills it in from git, tests write it down. */
export interface History {
  /** The commit that is checked out. */
  readonly head: string
  /** Whether files differ from it. */
  readonly dirty: boolean
  /** Whether the commit is HEAD or among its ancestors. */
  isAncestor(commit: string): boolean
  /**
   * The newest ancestor of HEAD that was committed at or before a time (ISO 8601 with its zone). Where several lines of the history ran side
   * by side at that time, the newest commit that all of them have: nobody knows which of them was checked out.
   */
  commitAt(time: string): string | undefined
  /** The wording that a claim had at a commit; undefined where it was not there. */
  wordingAt(commit: string, file: string, address: string): string | undefined
  /** The commits of HEAD's history whose trailers name the address, newest first. */
  implementing(address: string): readonly ImplementingCommit[]
}

/** A commit that says what it implements. */
export interface ImplementingCommit {
  readonly hash: string
  readonly subject: string
}
