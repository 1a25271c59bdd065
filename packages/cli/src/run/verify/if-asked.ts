import type { Verdict } from '@truespec/core'
import { UserError } from '../../errors.ts'
import { sanitize } from '../../terminal/sanitize.ts'
import type { EvidenceOptions } from '../options.ts'
import type { Project } from '../project.ts'
import type { Session } from '../session.ts'
import type { OpenWorkspace } from '../workspace.ts'

/** Whether a command that can do without verdicts is to give them: reports are named, or the configuration names some. */
export function wantsVerdicts({ config }: Pick<Project, 'config'>, { report }: EvidenceOptions): boolean {
  return report !== undefined || config.verify.reports.length > 0
}

/**
 * The verdicts by file where they are wanted. Reports that only the configuration names may not be there yet, or not be readable: then there
 * are none, and stderr says what to do.
 */
export async function verdictsIfAsked(
  session: Session,
  open: OpenWorkspace,
  options: EvidenceOptions,
  progress: (text: string) => void,
): Promise<ReadonlyMap<string, readonly Verdict[]> | undefined> {
  if (!wantsVerdicts(session.project, options)) return undefined
  const { judgeAll } = await import('./judged.ts')
  try {
    const { verdicts } = await judgeAll(session, open, options, progress)
    return Map.groupBy(verdicts, ({ claim }) => claim.file)
  } catch (error) {
    if (options.report !== undefined || !(error instanceof UserError)) throw error
    const { what, next } = error.reason
    process.stderr.write(`truespec: no verdicts: ${sanitize(next === undefined ? what : `${what}; ${next}`)}\n`)
    return undefined
  }
}
