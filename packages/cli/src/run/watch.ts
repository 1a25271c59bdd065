import { explainError, UserError } from '../errors.ts'
import { CONFIG_NAME } from '../node/find.ts'
import { readRefs } from '../node/git-refs.ts'
import { watchRefs } from '../node/refs-watcher.ts'
import { watchFolder, type Watching } from '../node/watcher.ts'
import { sanitize } from '../terminal/sanitize.ts'
import { noteIf, sessionOptions } from './check.ts'
import { presentAll, reportAll } from './fresh.ts'
import type { CheckOptions } from './options.ts'
import { openSession, type Session } from './session.ts'
import { openWorkspace, type OpenWorkspace } from './workspace.ts'

/**
 * Checks, and checks again whenever something changes below the root or a ref moves. Only ends when it is ended; the exit code is that of the
 * last check.
 */
export async function watchSpecs(paths: readonly string[], options: CheckOptions): Promise<void> {
  let current = await begin(paths, options)
  await show(current, options)
  let turn = Promise.resolve()
  const { place, git } = current.session.project
  const watching: Watching[] = []
  watching.push(
    await watchFolder(place.root, (changed) => {
      turn = afterTurn(turn, () => update(current, changed, paths, options))
    }),
  )
  if (git)
    watching.push(
      await watchRefs(git, place.root, () => {
        turn = afterTurn(turn, () => updateRefs(current, paths, options))
      }),
    )
  async function afterTurn(before: Promise<void>, next: () => Promise<Current | undefined>): Promise<void> {
    await before
    try {
      const changed = await next()
      if (changed === undefined) return
      current = changed
      await show(current, options)
    } catch (error) {
      // A configuration that is being edited may be broken for a while.
      process.stderr.write(explainError(error, sanitize))
      process.exitCode = 2
      if (!(error instanceof UserError)) for (const each of watching) await each.close()
    }
  }
  process.stderr.write('truespec: watching; press Ctrl+C to end\n')
}

interface Current {
  readonly session: Session
  readonly open: OpenWorkspace
}

async function begin(paths: readonly string[], options: CheckOptions): Promise<Current> {
  const session = await openSession(sessionOptions(options), paths, noteIf(options.verbose))
  return { session, open: await openWorkspace(session, () => undefined) }
}

/** A changed spec is read again by itself; whatever else changes may change everything, and is opened anew, the cache at hand. */
async function update(
  current: Current,
  changed: ReadonlySet<string>,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Current> {
  const { session, open } = current
  const known = new Set(session.selection.files.map(({ path }) => path))
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
  const now = project.git && (await readRefs(project.git, options.base))
  return now?.fingerprint === refs?.fingerprint ? undefined : anew(current, paths, options)
}

async function anew({ session, open }: Current, paths: readonly string[], options: CheckOptions): Promise<Current> {
  const next = await begin(paths, options)
  open.close()
  session.cache.close()
  return next
}

async function show({ session, open }: Current, options: CheckOptions): Promise<void> {
  const report = await reportAll(session, open, options)
  const { body, notes, exitCode } = presentAll(report, session, options)
  process.exitCode = exitCode
  if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H')
  for (const note of notes) process.stderr.write(`truespec: ${sanitize(note)}\n`)
  process.stdout.write(body)
}
