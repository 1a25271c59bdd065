import { randomBytes } from 'node:crypto'
import type { Git, GitAnswer } from './git.ts'

/** A commit as `git log -z` with `logFormat` and `--raw` or `--name-only` tells it. */
interface LogEntry {
  /** What the format gave. */
  readonly head: string
  /** The parts below it: file names, or `:100644 …` and the names that belong to it in turn. */
  readonly parts: readonly string[]
}

/** Which commits are asked for, and what of them. Paths are relative to the root. */
interface LogQuestion {
  /** What each header is to hold: `%H`. */
  readonly format: string
  /** As git takes them on its standard input: commits, so that no name of a ref is ever an argument. */
  readonly revisions: readonly string[]
  /** The folders whose changes count. */
  readonly folders: readonly string[]
  /** Which changes are told, and how: `--find-renames`. */
  readonly changes: readonly string[]
}

/** Asks git for commits and the files that they changed; `readLog` reads the answer, and `readChanges` the parts of each entry. */
export function askLog(git: Git, { format, revisions, folders, changes }: LogQuestion): GitAnswer | undefined {
  return git.ask(
    [
      'log',
      '--stdin',
      '-z',
      '--raw',
      ...changes,
      '--no-ext-diff',
      '--no-textconv',
      logFormat(format),
      '--relative',
      '--',
      ...folders.map((folder) => folder || '.'),
    ],
    `${revisions.join('\n')}\n`,
  )
}

/** Begins every header. Nobody who names a file can know it. */
const MARK = `${randomBytes(12).toString('hex')} `

/** The argument that has git begin each commit with what the format gives, in a form that `readLog` reads. */
export function logFormat(format: string): string {
  return `--format=${MARK}${format}`
}

/**
 * Takes the answer of `git log -z` with `logFormat` apart. Headers and names end with NUL, and the first name below a header starts with a line
 * end; between two commits some versions of git put one NUL more, and some do not.
 */
export function* readLog(bytes: Buffer): Generator<LogEntry> {
  let head: string | undefined
  let parts: string[] = []
  for (const token of bytes.toString().split('\0')) {
    if (token.startsWith(MARK)) {
      if (head !== undefined) yield { head, parts }
      head = token.slice(MARK.length)
      parts = []
    } else if (token !== '') parts.push(parts.length === 0 && token.startsWith('\n') ? token.slice(1) : token)
  }
  if (head !== undefined) yield { head, parts }
}

/** A changed file of a `--raw` entry. */
export interface Change {
  /** `A`, `M`, `R`: the letter alone. */
  readonly kind: string
  /** The blob before; all zeros where there was none. */
  readonly before: string
  readonly after: string
  /** Where it is now. */
  readonly path: string
  /** Where it was, if that is elsewhere. */
  readonly from: string | undefined
}

/** The changes of a `--raw` entry, whose renames and copies name two paths. */
export function readChanges(parts: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  for (let i = 0; i < parts.length;) {
    const [, , before = '', after = '', letter = ''] = (parts[i++] ?? '').split(' ')
    const kind = letter.charAt(0)
    const from = kind === 'R' || kind === 'C' ? parts[i++] : undefined
    changes.push({ kind, before, after, path: parts[i++] ?? '', from })
  }
  return changes
}
