import { explainError, UserError } from '../errors.ts'
import { CONFIG_NAME, findPlace } from '../node/find.ts'
import { openGit } from '../node/git.ts'
import { readRefs } from '../node/git-refs.ts'
import { watchRefs } from '../node/refs-watcher.ts'
import { watchFolder } from '../node/watcher.ts'
import { openProgress } from '../terminal/progress.ts'
import { sanitize } from '../terminal/sanitize.ts'
import { stderr, stdout } from '../terminal/streams.ts'
import { fitted, tell } from '../terminal/tell.ts'
import { presentAll, reportAll } from './fresh.ts'
import type { CheckOptions } from './options.ts'
import { openSession, sessionOptions, type Session } from './session.ts'
import { openWorkspace, type OpenWorkspace } from './workspace.ts'

/**
 * Checks, and checks again whenever something changes below the root or a ref moves. Only ends when it is ended; the exit code is that of the
 * last check.
 */
export async function watchSpecs(paths: readonly string[], options: CheckOptions): Promise<void> {
  let current: Current | undefined
  /** What was printed last; undefined where an error was. */
  let shown: string | undefined
  let turn = Promise.resolve()
  const next = (step: (current: Current) => Promise<Current | undefined>): void => {
    turn = afterTurn(turn, step)
  }
  // Watched before anything is read: what changes meanwhile is read once more.
  const { root, top } = findPlace(options)
  const watching = [
    await watchFolder(root, (changed) => next((now) => update(now, changed, paths, options))),
    ...(top !== undefined
      ? [watchRefs(openGit(root), root, () => next((now) => updateRefs(now, paths, options)))]
      : []),
  ]
  const end = async (): Promise<void> => {
    for (const each of watching) await each.close()
  }
  const first = firstCheck()
  turn = first.catch(() => undefined)
  try {
    await first
  } catch (error) {
    await end()
    throw error
  }
  stderr.write(WATCHING)

  async function firstCheck(): Promise<void> {
    const begun = await begin(paths, options)
    shown = await show(begun, options, undefined)
    current = begun
  }

  async function afterTurn(
    before: Promise<void>,
    step: (current: Current) => Promise<Current | undefined>,
  ): Promise<void> {
    await before
    if (current === undefined) return
    try {
      const changed = await step(current)
      if (changed === undefined) return
      current = changed
      const last = shown
      shown = await show(current, options, last)
      // The screen was cleared of the line that said so.
      if (stdout.isTTY && shown !== last) stderr.write(WATCHING)
    } catch (error) {
      // A configuration that is being edited may be broken for a while.
      shown = undefined
      stderr.write(fitted(explainError(error, sanitize)))
      process.exitCode = 2
      if (!(error instanceof UserError)) await end()
    }
  }
}

const WATCHING = 'truespec: watching; press Ctrl+C to end\n'

interface Current {
  readonly session: Session
  readonly open: OpenWorkspace
}

async function begin(paths: readonly string[], options: CheckOptions): Promise<Current> {
  const session = await openSession(sessionOptions(options), paths)
  const progress = openProgress()
  try {
    return {
      session,
      open: await openWorkspace(session, (done, all) => progress.show(`checking ${done} of ${all} specs`)),
    }
  } finally {
    progress.clear()
  }
}

/** A changed spec is read again by itself; whatever else changes may change everything, and is opened anew, the cache at hand. */
async function update(
  current: Current,
  changed: ReadonlySet<string>,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Current> {
  const { session, open } = current
  const known = new Set(session.selection.files.paths)
  const simple = [...changed].every(
    (path) => known.has(path) && path !== CONFIG_NAME && !session.project.search.isTemplate(path),
  )
  if (simple) {
    for (const path of changed) {
      const text = open.textOf(path)
      if (text === undefined || !open.takes(path, text)) open.workspace.remove(path)
    }
    open.refreshFacts()
    await open.workspace.check()
    return current
  }
  return anew(current, paths, options)
}

/** Undefined where no ref has moved: git writes there for much else. */
async function updateRefs(
  current: Current,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Current | undefined> {
  const { project, refs } = current.session
  const now = project.git && readRefs(project.git, options.base)
  return now?.fingerprint === refs?.fingerprint ? undefined : anew(current, paths, options)
}

async function anew({ session, open }: Current, paths: readonly string[], options: CheckOptions): Promise<Current> {
  const next = await begin(paths, options)
  open.close()
  session.cache.close()
  return next
}

/** Prints what is found, unless it was printed last: in a file below the root, that would be a change, and be printed again for ever. */
async function show({ session, open }: Current, options: CheckOptions, last: string | undefined): Promise<string> {
  const report = await reportAll(session, open, options)
  const { body, notes, exitCode } = presentAll(report, session, options)
  process.exitCode = exitCode
  const text = [...notes, body].join('\n')
  if (text === last) return text
  if (stdout.isTTY) stdout.write('\u001b[2J\u001b[3J\u001b[H')
  for (const note of notes) tell(note)
  stdout.write(body)
  return text
}
