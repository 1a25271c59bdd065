import { openProgress } from '../../terminal/progress.ts'
import { sanitize } from '../../terminal/sanitize.ts'
import { ownVersion } from '../../node/package.ts'
import type { VerifyReport } from '@truespec/core'
import { noteIf, sessionOptions } from '../check.ts'
import { noSpec } from '../no-spec.ts'
import type { VerifyOptions } from '../options.ts'
import { exitCodeOf } from '../output.ts'
import { reportOf } from '../report.ts'
import { ruleSummaries } from '../rules.ts'
import { openSession, type Session } from '../session.ts'
import { formatOf } from '../surroundings.ts'
import { openWorkspace, type OpenWorkspace } from '../workspace.ts'
import { writeNamed } from '../write-named.ts'
import { body } from './body.ts'
import { judgeAll, placed } from './judged.ts'

/** The whole of `truespec verify`: sets the exit code, writes the result. */
export async function runVerify(paths: readonly string[], options: VerifyOptions): Promise<void> {
  formatOf(options)
  const session = await openSession(sessionOptions(options), paths, noteIf(options.verbose))
  const progress = openProgress()
  try {
    const open = await openWorkspace(session, (done, all) => progress.show(`reading ${done} of ${all} specs`))
    try {
      const { report, notes } = await verified(session, open, options, (text) => progress.show(text))
      progress.clear()
      for (const note of notes) process.stderr.write(`truespec: ${sanitize(note)}\n`)
      give(body(report, options), session, options.output)
      process.exitCode = exitCodeOf(report, options)
    } finally {
      open.close()
    }
  } finally {
    progress.clear()
    session.cache.close()
  }
}

/** Writes a result to stdout, or into the file that was asked for. */
export function give(text: string, { project }: Session, output: string | undefined): void {
  if (output === undefined) process.stdout.write(text)
  else {
    writeNamed(project.place.cwd, output, text)
    process.stderr.write(`truespec: wrote ${sanitize(output)}\n`)
  }
}

/** The report on everything that is to be reported, and what is worth a word besides. */
export async function verified(
  session: Session,
  open: OpenWorkspace,
  options: Omit<VerifyOptions, 'format'> & { readonly format?: string },
  progress: (text: string) => void,
): Promise<{ readonly report: VerifyReport; readonly notes: readonly string[] }> {
  const { verdicts, diagnostics, reports, outlines, notes } = await judgeAll(session, open, options, progress)
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
  const skipped = session.selection.skipped.map(({ path, reason }) => `${path} is passed over: ${reason}`)
  return { report: { ...report, verdicts: placed(verdicts, open), evidence: reports }, notes: [...skipped, ...notes] }
}
