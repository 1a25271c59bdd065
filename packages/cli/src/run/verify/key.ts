import { statSync } from 'node:fs'
import { isDirty } from '../../node/git-dirty.ts'
import type { VerifyOptions } from '../options.ts'
import { saidByCi } from '../report-commit.ts'
import type { Session } from '../session.ts'
import { digest, surroundings } from '../surroundings.ts'
import type { ReportFile } from './reports.ts'

/** File systems count time in ticks of at most so many milliseconds: what changed within the last one may change again unseen. */
const TICKS = 100

/**
 * Everything that the result of a run rests on, but for what it looks at on its way. Undefined where that cannot be said, so that the run is
 * neither recalled nor kept.
 */
export function keyOfRun(
  session: Session,
  paths: readonly string[],
  options: VerifyOptions,
  files: readonly ReportFile[],
): string | undefined {
  const { commit, gate, strict, maxWarnings, verbose } = options
  // The name of a branch or a tag means another commit tomorrow.
  if (!session.settled || (commit !== undefined && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))) return undefined
  const stamps = files.map(stampOf)
  if (stamps.includes(undefined)) return undefined
  const { git } = session.project
  const dirty = git !== undefined && session.refs !== undefined && isDirty(git)
  const said = [commit, gate, strict, maxWarnings, verbose, surroundings(options), dirty, saidByCi(process.env)]
  return digest(JSON.stringify(['verify', session.inputs, paths, said, stamps]))
}

function stampOf({ path, absolute }: ReportFile): string | undefined {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  if (!stat || Math.max(stat.mtimeMs, stat.ctimeMs) > Date.now() - TICKS) return undefined
  return `${path}\0${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}:${stat.ino}`
}
