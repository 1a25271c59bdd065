import { matrices, type MatrixFormat, type VerifyReport } from '@truespec/core'
import { UserError } from '../../errors.ts'
import { paintFor } from '../../terminal/colors.ts'
import { matrixTables } from '../../terminal/matrix.ts'
import { stdout } from '../../terminal/streams.ts'
import { tell } from '../../terminal/tell.ts'
import { give } from '../give.ts'
import type { MatrixOptions } from '../options.ts'
import { withSession } from '../session.ts'
import { width } from '../surroundings.ts'
import { withClaims } from '../while-open.ts'
import { reportsOf } from './judged.ts'
import { refuseInputs, verified } from './verify.ts'

/** Writes the claims by their evidence. */
export async function runMatrix(paths: readonly string[], options: MatrixOptions): Promise<void> {
  const format = formatOf(options)
  await withSession(options, paths, async (session) => {
    const files = reportsOf(session.project, options)
    refuseInputs(session, options, files)
    const { report, notes } = await withClaims(session, (open, { show }) =>
      verified(session, open, options, show, files),
    )
    for (const note of notes) tell(note)
    if (report.specs.length === 0) tell('no specs, so there are no claims')
    give(format === undefined ? inTerminal(report) : matrices[format](report), session, options.output)
  })
}

function inTerminal(report: VerifyReport): string {
  return matrixTables(report, { paint: paintFor(stdout, process.env), width: width() })
}

/** Undefined where people look at it who have named no format. */
function formatOf({ format, json, output }: MatrixOptions): MatrixFormat | undefined {
  if (json && format !== undefined && format !== 'json')
    throw new UserError({ what: `--json and --format ${format} contradict each other`, next: 'give one of them' })
  if (json) return 'json'
  return format ?? (stdout.isTTY && output === undefined ? undefined : 'markdown')
}
