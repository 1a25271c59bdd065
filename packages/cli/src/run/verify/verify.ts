import type { VerifyReport } from '@truespec/core'
import { ownVersion } from '../../node/package.ts'
import { emit } from '../give.ts'
import { noSpec } from '../no-spec.ts'
import type { VerifyOptions } from '../options.ts'
import { exitCodeOf } from '../output.ts'
import { demandedIn } from '../project.ts'
import { keepRun, recallRun, type Rendered } from '../recall.ts'
import { refuseInput } from '../refuse-input.ts'
import { refuseNothing } from '../refuse-nothing.ts'
import { reportOf } from '../report.ts'
import { ruleSummaries } from '../rules.ts'
import { skippedNotes } from '../select.ts'
import { sessionOptions, withSession, type Session } from '../session.ts'
import { formatOf } from '../surroundings.ts'
import { withClaims } from '../while-open.ts'
import type { OpenClaims } from '../workspace.ts'
import { body } from './body.ts'
import { judgeAll, placed, reportsOf, type Judged } from './judged.ts'
import { keyOfRun } from './key.ts'
import type { ReportFile } from './reports.ts'

/** The whole of `truespec verify`: sets the exit code, writes the result. */
export async function runVerify(paths: readonly string[], options: VerifyOptions): Promise<void> {
  formatOf(options)
  await withSession(sessionOptions(options), paths, async (session) => {
    refuseNothing(session)
    const files = reportsOf(session.project, options)
    refuseInputs(session, options, files)
    const key = keyOfRun(session, paths, options, files)
    const recalled = key === undefined ? undefined : recallRun(session.cache, session.project.disk, key)
    emit(recalled ?? (await freshly(session, options, files, key)), session, options.output)
  })
}

function freshly(
  session: Session,
  options: VerifyOptions,
  files: readonly ReportFile[],
  key: string | undefined,
): Promise<Rendered> {
  return withClaims(session, async (open, { show }) => {
    const { report, notes, probes, isShallow } = await verified(session, open, options, show, files)
    const rendered = { body: body(report, options), notes, exitCode: exitCodeOf(report, options) }
    // What a shallow clone lacks may come without any ref telling.
    const keeps = key !== undefined && !isShallow && open.vanished === 0
    if (keeps) keepRun(session.cache, key, rendered, probes())
    return rendered
  })
}

/** Throws `UserError` where the result would take the place of what it is made from. */
export function refuseInputs(
  { project, selection }: Session,
  { output, template }: Pick<VerifyOptions, 'output' | 'template'>,
  files: readonly ReportFile[],
): void {
  if (output === undefined) return
  const reports = files.map(({ absolute }) => absolute)
  refuseInput(output, { project, files: selection.files.paths, template, reports })
}

/** The report on everything that is to be reported, and what is worth a word besides. */
export async function verified(
  session: Session,
  open: OpenClaims,
  options: Omit<VerifyOptions, 'format'> & { readonly format?: string },
  progress: (text: string) => void,
  files: readonly ReportFile[] = reportsOf(session.project, options),
): Promise<Pick<Judged, 'probes' | 'isShallow' | 'notes'> & { readonly report: VerifyReport }> {
  const judged = await judgeAll(session, open, options, progress, files)
  const { verdicts, diagnostics, reports, outlines, notes } = judged
  const read = new Set(reports.map(({ path }) => path))
  const report = reportOf({
    root: session.project.place.root,
    version: ownVersion(),
    outlines,
    diagnostics: outlines.length === 0 ? noSpec(session, open.passedOver.length) : diagnostics,
    // A finding in a report bears its line: nobody needs the text.
    textOf: (file) => (read.has(file) ? undefined : open.textOf(file)),
    passedOver: open.passedOver.length,
    rules: options.format === 'sarif' ? await ruleSummaries() : [],
  })
  return {
    ...judged,
    report: { ...report, verdicts: placed(verdicts, open), evidence: reports, demanded: demandedIn(session.project) },
    notes: [...skippedNotes(session.selection.skipped), ...notes],
  }
}
