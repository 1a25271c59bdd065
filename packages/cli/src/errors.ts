import { asStarted } from './started.ts'

/** What a person needs to go on: what failed, where, why, and the command or change that helps. */
export interface Reason {
  readonly what: string
  readonly where?: string | undefined
  readonly why?: string | undefined
  readonly next?: string | undefined
}

/** The tool could not do its work, and the reason is not a bug of ours: exit 2 without a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason.what)
    this.reason = reason
  }
}

const REPORT_TO = 'https://github.com/truespec/truespec/issues'

const LONGEST = 400

/** The lines that stderr gets for an error; `clean` makes untrusted text harmless. A `UserError` and what the machine refuses show their reason, anything else is our bug. */
export function explainError(error: unknown, clean: (text: string) => string): string {
  const known = reasonOf(error)
  if (known) {
    const { what, where, why, next } = known
    const lines = [`truespec: ${clean(what)}`]
    if (where) lines.push(`  where: ${clean(where)}`)
    if (why) lines.push(`  why:   ${clean(why)}`)
    if (next) lines.push(`  next:  ${clean(asStarted(next))}`)
    return `${lines.join('\n')}\n`
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [
    'truespec: this is a bug in Truespec, not in your spec. Nothing was decided about your specs.',
    `  next:  please report it at ${REPORT_TO} with the lines below`,
    ...stack.split('\n').map((line) => `  ${clean(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line)}`),
    '',
  ].join('\n')
}

/** A rule that asks for what git or the machine refuses fails with that as its cause: no bug of ours. */
function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof UserError) return error.reason
  const cause = error instanceof Error ? error.cause : undefined
  return reasonOfMachine(error) ?? (cause === undefined ? undefined : reasonOf(cause))
}

/** Of an error that comes from the machine, such as a full disk under a redirected output: no bug of ours either. */
function reasonOfMachine(error: unknown): Reason | undefined {
  const code = errorCode(error)
  if (code === undefined || !OF_MACHINE.has(code)) return undefined
  const { syscall, path } = error as NodeJS.ErrnoException
  return {
    what: syscall === 'write' ? 'the output could not be written' : 'the system did not do what was asked of it',
    where: path,
    why: systemReason(error),
    next: 'put that right and run it again',
  }
}

const OF_MACHINE: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EPIPE',
])

/** The code of a system error, such as `ENOENT`; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** A folder that cannot be looked into: there may be specs in it, so that without it nothing is a pass. */
export function closedFolder(folder: string, why: string): UserError {
  return new UserError({
    what: `cannot look into the folder ${folder === '' ? '.' : folder}`,
    why,
    next: 'make it readable; where it holds no specs, name it in `ignore` of truespec.json or have git ignore it',
  })
}

/** A system error in words a person knows. */
export function systemReason(error: unknown): string {
  const code = errorCode(error)
  return (code && WORDS.get(code)) ?? (error instanceof Error ? error.message : String(error))
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'the system does not permit it'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EIO', 'the device failed'],
  ['ENFILE', 'too many files are open'],
  ['ENOMEM', 'there is too little memory'],
  ['EPIPE', 'whoever reads it has stopped'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EEXIST', 'it exists already'],
])
