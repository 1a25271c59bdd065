import { UserError } from '../errors.ts'
import { leave } from '../terminal/leave.ts'
import { baselineFile, type KnownFindings } from './baseline.ts'
import { emit } from './give.ts'
import type { CheckOptions } from './options.ts'
import { keepRun, recallRun, type Rendered } from './recall.ts'
import { refuseInput } from './refuse-input.ts'
import { refuseNothing } from './refuse-nothing.ts'
import { noteIf, sessionOptions, withSession, type Session } from './session.ts'
import { digest, surroundings } from './surroundings.ts'

/** The whole of `truespec check`: sets the exit code, writes the result, and ends the process unless it watches. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<void> {
  refuseContradictions(paths, options)
  surroundings(options)
  if (options.watch) return (await import('./watch.ts')).watchSpecs(paths, options)
  await withSession(sessionOptions(options), pathsOf(paths, options), async (session) =>
    emit(await checkSession(session, paths, options), session, options.output),
  )
  leave()
}

async function checkSession(session: Session, paths: readonly string[], options: CheckOptions): Promise<Rendered> {
  if (options.stdinFilename === undefined) refuseNothing(session)
  const known = baselineFile(session.project, options)
  refuseInputs(session, options, known)
  const plain = !options.fix && !options.fixUnsafe && !options.writeBaseline && options.stdinFilename === undefined
  const key = plain ? runKey(session, paths, options, known) : undefined
  const recalled = key === undefined ? undefined : recallRun(session.cache, session.project.disk, key)
  if (recalled) return recalled

  if (key !== undefined && session.selection.isWhole) {
    const { deltaRun } = await import('./delta.ts')
    const delta = await deltaRun(session, options, known)
    if (delta) {
      noteIf(options.verbose)(
        `looked at ${delta.looked} ${delta.looked === 1 ? 'file that has' : 'files that have'} changed or rest on one; all others stand as they were`,
      )
      if (session.settled) keepRun(session.cache, key, delta.rendered, delta.probes)
      return delta.rendered
    }
  }
  const [{ freshRun }, { openProgress }] = await Promise.all([import('./fresh.ts'), import('../terminal/progress.ts')])
  const progress = openProgress()
  try {
    const { rendered, probes, whole } = await freshRun(session, options, known, (text) => progress.show(text))
    if (key !== undefined && whole && session.settled) keepRun(session.cache, key, rendered, probes)
    return rendered
  } finally {
    progress.clear()
  }
}

function refuseInputs(
  { project, selection }: Session,
  { output, template, writeBaseline }: CheckOptions,
  known: KnownFindings | undefined,
): void {
  const inputs = { project, files: selection.files.paths, template }
  if (output !== undefined) refuseInput(output, { ...inputs, known })
  if (writeBaseline && known?.namedBy === 'user') refuseInput(known.path, inputs)
}

/** Everything that the result of a run depends on, but for what it looks at on its way. */
function runKey(
  session: Session,
  paths: readonly string[],
  options: CheckOptions,
  known: KnownFindings | undefined,
): string {
  const { strict, maxWarnings } = options
  return digest(
    JSON.stringify([
      session.inputs,
      paths,
      strict ?? false,
      maxWarnings ?? -1,
      surroundings(options),
      known?.text ?? '',
    ]),
  )
}

function pathsOf(paths: readonly string[], { stdinFilename }: CheckOptions): readonly string[] {
  return stdinFilename === undefined ? paths : []
}

function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
  const { fix, fixUnsafe, dryRun, watch, stdinFilename, output, writeBaseline } = options
  const fixing = fix || fixUnsafe
  const refuse = (what: string, next: string): never => {
    throw new UserError({ what, next })
  }
  if (dryRun && !fixing && !writeBaseline)
    refuse('--dry-run needs something to leave undone', 'give it with --fix, --fix-unsafe or --write-baseline')
  if (watch && (fixing || writeBaseline || output !== undefined))
    refuse('--watch only reads', 'leave out --fix, --output and --write-baseline')
  if (fixing && writeBaseline)
    refuse('--fix and --write-baseline cannot go together', 'fix first, then write the baseline')
  if (stdinFilename === undefined) return
  if (paths.length > 0) refuse('--stdin-filename takes no other paths', 'leave the paths out')
  if (fixing || watch || writeBaseline)
    refuse('--stdin-filename only reads', 'leave out --fix, --watch and --write-baseline')
}
