/** A commit as `git log -z` with the format `%x01…` and `--raw` or `--name-only` tells it. */
export interface LogEntry {
  /** What the format gave. */
  readonly head: string
  /** The parts below it: file names, or `:100644 …` and the names that belong to it in turn. */
  readonly parts: readonly string[]
}

/**
 * Takes the answer of `git log -z --format=%x01…` apart. A header ends with NUL, the first part below it starts with a line end, an
 * empty part ends the commit: so no file name can pass for a header.
 */
export function* readLog(bytes: Buffer): Generator<LogEntry> {
  const tokens = bytes.toString().split('\0')
  let i = 0
  while (i < tokens.length) {
    const head = tokens[i++] ?? ''
    if (!head.startsWith('\x01')) continue
    const parts: string[] = []
    if (tokens[i]?.startsWith('\n')) {
      parts.push((tokens[i++] ?? '').slice(1))
      while (i < tokens.length && tokens[i] !== '') parts.push(tokens[i++] ?? '')
    }
    yield { head: head.slice(1), parts }
  }
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
}

/** The changes of a `--raw` entry, whose renames and copies name two paths. */
export function readChanges(parts: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  for (let i = 0; i < parts.length;) {
    const [, , before = '', after = '', letter = ''] = (parts[i++] ?? '').split(' ')
    const kind = letter.charAt(0)
    if (kind === 'R' || kind === 'C') i++
    changes.push({ kind, before, after, path: parts[i++] ?? '' })
  }
  return changes
}
