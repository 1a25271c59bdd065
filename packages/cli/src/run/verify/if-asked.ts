import type { Verdict } from '@truespec/core'
import { UserError } from '../../errors.ts'
import type { Progress } from '../../terminal/progress.ts'
import { tell } from '../../terminal/tell.ts'
import { asStarted } from '../../started.ts'
import type { EvidenceOptions } from '../options.ts'
import type { Project } from '../project.ts'
import type { Session } from '../session.ts'
import type { OpenClaims } from '../workspace.ts'

/** Whether a command that can do without verdicts is to give them: reports are named, or the configuration names some. */
export function wantsVerdicts({ config }: Pick<Project, 'config'>, { report }: EvidenceOptions): boolean {
  return report !== undefined || config.verify.reports.length > 0
}

/**
 * The verdicts by file. Reports that only the configuration names may not be there yet, or not be readable: then there are none, and stderr
 * says what to do.
 */
export async function verdictsIfThere(
  session: Session,
  open: OpenClaims,
  options: EvidenceOptions,
  progress: Progress,
): Promise<ReadonlyMap<string, readonly Verdict[]> | undefined> {
  const { judgeAll } = await import('./judged.ts')
  try {
    const { verdicts } = await judgeAll(session, open, options, (text) => progress.show(text))
    return Map.groupBy(verdicts, ({ claim }) => claim.file)
  } catch (error) {
    if (options.report !== undefined || !(error instanceof UserError)) throw error
    const { what, where, why, next } = error.reason
    const place = where === undefined ? what : `${what} (${where})`
    const because = why === undefined ? place : `${place}: ${why}`
    progress.clear()
    tell(`no verdicts: ${next === undefined ? because : `${because}; ${asStarted(next)}`}`)
    return undefined
  }
}
