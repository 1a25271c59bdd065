import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { UserError } from '../errors.ts'
import type { Cache } from './cache.ts'
import type { Git } from './git.ts'
import { stampOfRefs } from './git-refs-stamp.ts'

/** What the refs of a repository say, all of it read in one go. */
export interface Refs {
  /** The commit that is checked out. */
  readonly head: string
  /** Every local and remote branch: `refs/heads/main` to its commit. */
  readonly branches: ReadonlyMap<string, string>
  /** The base as it was named, and its commit. */
  readonly base: { readonly name: string; readonly commit: string }
  /**
   * The commits at which the history is cut off, as in a shallow clone: they seem to have added all that they hold. A commit that was given
   * other parents (a graft) stands here before these.
   */
  readonly cut: readonly string[]
  /** Equal where none of the above has changed. */
  readonly fingerprint: string
}

/** `bad ref refs/heads/main (0123…)`, and how newer Git says it. */
const BAD_REF = /(?:bad ref |error: )(\S+)(?= \(| does not point to a valid object)/

/**
 * Reads the refs. Undefined where there is no repository or no commit. `base` names a commit, by default what is checked out.
 * Throws `UserError` where the base is unknown, or what a ref names is gone.
 */
export function readRefs(git: Git, base: string | undefined): Refs | undefined {
  const shown = git.ask(['show-ref', '--head'])
  const named =
    base === undefined
      ? undefined
      : git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`])
  const missing = BAD_REF.exec(shown?.stderr ?? '')?.[1]
  if (missing !== undefined) throw broken(missing)
  const branches = new Map<string, string>()
  let head: string | undefined
  for (const line of shown?.stdout.toString().split('\n') ?? []) {
    const at = line.indexOf(' ')
    if (at < 0) continue
    const [commit, name] = [line.slice(0, at), line.slice(at + 1)]
    if (name === 'HEAD') head = commit
    // `origin/HEAD` is a name for another branch.
    else if (/^refs\/(?:heads\/|remotes\/(?!.*\/HEAD$))/.test(name)) branches.set(name, commit)
  }
  if (base !== undefined && named?.status !== 0) {
    throw new UserError({
      what: `git knows no commit '${base}'`,
      why:
        head === undefined
          ? 'there is no repository here, or it has no commit yet'
          : 'no branch, tag or commit has that name; a shallow clone may not hold it',
      next: 'check the name after --base; in CI, fetch it first: git fetch origin main',
    })
  }
  if (head === undefined) return noHead(git)
  const commit = named ? named.stdout.toString().trim() : head
  const cut = cutOf(git)
  const hash = createHash('sha256').update(`${head}\0${commit}\0${base ?? 'HEAD'}\0${cut.join()}`)
  for (const [name, tip] of branches) hash.update(`\0${name}\0${tip}`)
  return { head, branches, base: { name: base ?? 'HEAD', commit }, cut, fingerprint: hash.digest('hex') }
}

/** What `readRefs` gives for no base. Git is asked only where the refs, in the folder `top` that bears `.git`, do not stand as they did. */
export function recallRefs(git: Git, top: string, cache: Cache): Refs | undefined {
  const stamp = stampOfRefs(top)
  if (stamp === undefined) return readRefs(git, undefined)
  const key = `refs:${createHash('sha256').update(`${top}\0${stamp}`).digest('base64url')}`
  const known = cache.get('git', key)
  if (known !== undefined) return deserialise(known)
  const refs = readRefs(git, undefined)
  // A ref may have moved between the two.
  if (refs !== undefined && stampOfRefs(top) === stamp) cache.setMany('git', [[key, serialise(refs)]])
  return refs
}

/** No commit yet is no failure; a commit that is gone is. */
function noHead(git: Git): undefined {
  const named = git.ask(['rev-parse', '--verify', '--quiet', 'HEAD'])
  if (named?.status === 0) throw broken('HEAD')
}

/** Without what a ref names, nobody can say what a branch holds. */
function broken(ref: string): UserError {
  return new UserError({
    what: `git does not have the commit that ${ref} names`,
    next: 'look at what `git fsck` says; fetch again what is missing, or delete the ref',
  })
}

/** Old Git knows no `--path-format`: it then says nothing of use, and the history counts as whole. */
function cutOf(git: Git): readonly string[] {
  const paths = ['shallow', 'info/grafts'].flatMap((name) => ['--git-path', name])
  const answer = git.ask(['rev-parse', '--path-format=absolute', ...paths])
  const found = answer?.status === 0 ? answer.stdout.toString().split('\n') : []
  return found.flatMap((path) => {
    if (!isAbsolute(path) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return []
    return readFileSync(path, 'latin1').match(/^[0-9a-f]{40,64}(?: [0-9a-f ]+)?$/gm) ?? []
  })
}

function serialise({ head, branches, cut, fingerprint }: Refs): string {
  return JSON.stringify({ head, branches: [...branches], cut, fingerprint })
}

function deserialise(text: string): Refs {
  const { head, branches, cut, fingerprint } = JSON.parse(text) as Pick<Refs, 'head' | 'cut' | 'fingerprint'> & {
    readonly branches: readonly (readonly [ref: string, commit: string])[]
  }
  return { head, branches: new Map(branches), base: { name: 'HEAD', commit: head }, cut, fingerprint }
}

/** `refs/heads/main` as people call it: `main`. */
export function branchName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes)\//, '')
}
