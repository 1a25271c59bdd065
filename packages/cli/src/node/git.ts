import { UserError } from '../errors.ts'

/** What git answered. */
export interface GitAnswer {
  readonly status: number
  readonly stdout: Buffer
  /** One line, for messages. */
  readonly stderr: string
}

/** Git in one folder. Reads only; runs nothing that the repository's own configuration names. */
export interface Git {
  /**
   * Undefined where git is not installed. The program waits meanwhile: its pipes alone would take Node as long to set up as git takes to answer.
   */
  ask(args: readonly string[], input?: string | Uint8Array): GitAnswer | undefined
}

/**
 * A repository is untrusted: its configuration may name programs for nearly every step. These settings outrank it:
 * no file system monitor, no hooks, no signature check, no pager, no fetching of what is missing, no rewriting of what it reads.
 */
const SAFE: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'core.untrackedCache=false',
    'core.pager=cat',
    'core.sshCommand=false',
    'core.attributesFile=/dev/null',
    'credential.helper=',
    'diff.external=',
    'diff.orderFile=/dev/null',
    'log.showSignature=false',
    'log.mailmap=false',
    'log.follow=false',
    'gpg.program=false',
    'protocol.allow=never',
    'submodule.recurse=false',
    'trailer.separators=:',
  ].flatMap((setting) => ['-c', setting]),
]

/** Variables that would point git at another repository, start a program, or mix its own talk into the answer. */
const DROPPED =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|EXTERNAL_DIFF|DIFF_OPTS|PAGER|EDITOR|SEQUENCE_EDITOR|ASKPASS|SSH|SSH_COMMAND|PROXY_COMMAND|ATTR_SOURCE|TRACE.*|\w+_PATHSPECS)$/

const MOST_BYTES = 512 * 1024 * 1024
const TIME_LIMIT = 60_000

/** Opens git for a folder. `program` is for tests. */
export function openGit(folder: string, program = 'git'): Git {
  const environment = gitEnvironment(process.env)
  const ask: Git['ask'] = (args, input) => {
    // Loaded with the first question: it takes a tenth of the time of a start, and what is kept answers most.
    const { spawnSync } = process.getBuiltinModule('node:child_process')
    const { status, stdout, stderr, error, signal } = spawnSync(program, [...SAFE, ...args], {
      cwd: folder,
      env: environment,
      input: input ?? '',
      maxBuffer: MOST_BYTES,
      timeout: TIME_LIMIT,
      windowsHide: true,
    })
    if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error || status === null) throw failed(args, error?.message ?? `it was ended by ${signal ?? 'the system'}`)
    return { status, stdout, stderr: firstLine(stderr.toString()) }
  }
  return { ask }
}

/** What git answered. Throws `UserError` where it failed to: a rule that cannot ask must not pass. `what` names what was asked for. */
export function answered(answer: GitAnswer | undefined, what: string): Buffer {
  if (answer?.status === 0) return answer.stdout
  throw new UserError({
    what: `git could not give ${what}`,
    why: answer?.stderr ?? 'git is not installed any more',
    next:
      answer === undefined
        ? 'see that `git --version` works here'
        : 'check that `git fsck` is content; a partial clone may lack what is asked for, and Truespec fetches nothing',
  })
}

/** The parts of a NUL-separated answer. */
export function parts(bytes: Buffer): readonly string[] {
  const text = bytes.toString()
  return text === '' ? [] : (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0')
}

function gitEnvironment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(from).filter(([name]) => !DROPPED.test(name))
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Outranks even `protocol.ext.allow=always` in the repository: a partial clone fetches nothing, and so runs nothing.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  }
}

function failed(args: readonly string[], why: string): UserError {
  return new UserError({ what: `git ${args[0] ?? ''} did not answer`, why, next: 'check that `git status` works here' })
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
