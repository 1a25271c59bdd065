import type { ReportHead } from '@truespec/core'
import { UserError } from '../errors.ts'
import type { GitHistory } from '../node/git-history.ts'

/** Which commit a report speaks of, and how that is known. */
interface ReportCommit {
  /**
   * A full hash where it is one of HEAD's history; else what was said, which is then a foreign commit. Undefined where nobody knows: then the
   * report is taken to speak of what is checked out. `NO_COMMIT` for a report that is older than all commits, or than the one
   * that CI names.
   */
  readonly commit: string | undefined
  /**
   * `given`: `--commit`. `report`: the report says so. `brought`: git tracks the report, and this commit brought it. `ci`: a variable of CI.
   * `time`: committed when the tests ran. `modified`: committed when the report's file was written. `unknown`: nobody says.
   */
  readonly by: 'given' | 'report' | 'brought' | 'ci' | 'time' | 'modified' | 'unknown'
  /** The variable, where it is CI's. */
  readonly variable?: string
}

/** What is known besides the report itself. */
export interface ReportSurroundings {
  /** `--commit`, as given. */
  readonly given: string | undefined
  /** The variables of the process. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Undefined where there is no git. */
  readonly history: Pick<GitHistory, 'head' | 'dirty' | 'ancestor' | 'committed' | 'commitAt' | 'broughtBy'> | undefined
  /** When the report's file last changed: ISO 8601. */
  readonly modified: string | undefined
  /** Where the report lies, relative to the root; undefined where that is elsewhere. */
  readonly path?: string | undefined
}

/** What git itself writes for no commit at all. */
export const NO_COMMIT: string = '0'.repeat(40)

/** The variable in which each CI service names the commit it has checked out. */
const VARIABLES = [
  // GitHub Actions, Gitea, Forgejo. For a pull request it is the merge that is tested.
  'GITHUB_SHA',
  // GitLab
  'CI_COMMIT_SHA',
  'BUILDKITE_COMMIT',
  'CIRCLE_SHA1',
  'BITBUCKET_COMMIT',
  // Jenkins
  'GIT_COMMIT',
  // Azure Pipelines
  'BUILD_SOURCEVERSION',
  'DRONE_COMMIT_SHA',
  // Woodpecker, before it took GitLab's name
  'CI_COMMIT',
  'TRAVIS_COMMIT',
  'SEMAPHORE_GIT_SHA',
  'APPVEYOR_REPO_COMMIT',
  // TeamCity
  'BUILD_VCS_NUMBER',
  // AWS CodeBuild
  'CODEBUILD_RESOLVED_SOURCE_VERSION',
  // Google Cloud Build
  'COMMIT_SHA',
  'CIRRUS_CHANGE_IN_REPO',
  // Bitrise
  'BITRISE_GIT_COMMIT',
  'CM_COMMIT',
  'NETLIFY_COMMIT_REF',
  'VERCEL_GIT_COMMIT_SHA',
] as const

/** What the variables of CI name as commits: part of what a run rests on. */
export function saidByCi(env: ReportSurroundings['env']): readonly string[] {
  return VARIABLES.map((variable) => env[variable] ?? '')
}

/** How far the clocks of a developer and of CI may differ, in milliseconds. */
const CLOCKS = 5 * 60 * 1000
/** ISO 8601 with a zone: without one, nobody knows when it was. */
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i

/** The full hash of what `--commit` names. Throws `UserError` where git knows no such commit, or there is no git. */
export function givenCommit(
  given: string | undefined,
  history: Pick<GitHistory, 'commitNamed'> | undefined,
): string | undefined {
  if (given === undefined) return undefined
  const commit = history?.commitNamed(given)
  if (commit !== undefined) return commit
  throw new UserError({
    what: history === undefined ? '--commit needs a git repository' : `git knows no commit '${given}'`,
    why: history === undefined ? 'there is none here, or it has no commit yet' : 'a shallow clone may not hold it',
    next: 'name the commit whose code was tested, such as --commit HEAD, or leave --commit out',
  })
}

/**
 * Which commit a report speaks of: what the user says, else what the report says, else the commit that brought a report which git tracks, else
 * what CI says, else what was committed when the tests ran, or when the file was written. A time is believed against CI: a report that
 * is older than the commit speaks neither of it nor of one before, whose code is not what CI checks.
 */
export function commitOfReport(head: ReportHead, surroundings: ReportSurroundings): ReportCommit {
  const { given, env, history, modified, path } = surroundings
  if (given !== undefined) return { commit: history?.ancestor(given) ?? given, by: 'given' }
  const said = head.commit?.trim()
  // What is no hash is said all the same: the name of a release is that of other code.
  if (said) return { commit: history?.ancestor(said) ?? said, by: 'report' }
  if (!history) return { commit: undefined, by: 'unknown' }
  const time = head.time !== undefined && isTime(head.time) ? head.time : undefined
  const brought = path === undefined ? undefined : history.broughtBy(path)
  const isOlder = (commit: string): boolean =>
    time !== undefined && Date.parse(time) < (history.committed(commit) ?? Infinity) - CLOCKS
  if (brought !== undefined && !isOlder(brought)) return { commit: brought, by: 'brought' }
  const named = brought === undefined ? commitOfCi(env, history) : undefined
  // CI checks one commit. What ran before it was made is a file that somebody brought along.
  if (named) return isOlder(named.commit) ? { commit: NO_COMMIT, by: 'time' } : { ...named, by: 'ci' }
  const [then, by] = time === undefined ? ([modified, 'modified'] as const) : ([time, 'time'] as const)
  if (then === undefined || !isTime(then)) return { commit: undefined, by: 'unknown' }
  const commit = history.commitAt(then) ?? NO_COMMIT
  // It may as well have been made from what is not committed yet.
  return commit === history.head && history.dirty ? { commit: undefined, by } : { commit, by }
}

/** What CI has checked out. A variable that names no commit of HEAD's history does not speak of what stands here. */
function commitOfCi(
  env: ReportSurroundings['env'],
  history: Pick<GitHistory, 'ancestor'>,
): { readonly commit: string; readonly variable: string } | undefined {
  for (const variable of VARIABLES) {
    const commit = history.ancestor(env[variable] ?? '')
    if (commit !== undefined) return { commit, variable }
  }
  return undefined
}

function isTime(text: string): boolean {
  return ZONED.test(text) && !Number.isNaN(Date.parse(text))
}
