import { headline, writeBaseline, type Diagnostic, type Report } from '@truespec/core'
import { findSpecial } from '../node/find.ts'
import { ownVersion } from '../node/package.ts'
import { sanitize } from '../terminal/sanitize.ts'
import { stdout } from '../terminal/streams.ts'
import { baselineFile, howToKeep, replaceBaseline, type KnownFindings } from './baseline.ts'
import { withoutKnown } from './known.ts'
import { planFixing, writeFixes } from './fix.ts'
import { noSpec } from './no-spec.ts'
import type { CheckOptions } from './options.ts'
import { body, exitCodeOf } from './output.ts'
import type { Rendered } from './recall.ts'
import { withoutRefused } from './refused.ts'
import { reportOf } from './report.ts'
import { ruleSummaries } from './rules.ts'
import { skippedNotes } from './select.ts'
import type { Session } from './session.ts'
import { keepSnapshot } from './snapshot.ts'
import { formatOf } from './surroundings.ts'
import { textFromStdin } from './stdin.ts'
import { templateNotes } from './template-notes.ts'
import { openWorkspace, type OpenWorkspace } from './workspace.ts'

/** A run that was not recalled. */
interface FreshRun {
  readonly rendered: Rendered
  /** What it looked at besides the files of the session. */
  readonly probes: ReadonlyMap<string, string>
  /** False where something was read while it changed: then the run is not kept. */
  readonly whole: boolean
}

/** What a report is presented with. */
interface Presented {
  readonly session: Session
  readonly options: CheckOptions
  /** The findings to leave out. */
  readonly known: KnownFindings | undefined
  /** For stderr, a line each: what is worth a word besides the report. */
  readonly notes: readonly string[]
}

/** The same, and the specs that are read. */
interface Run extends Presented {
  readonly open: OpenWorkspace
}

/** Checks for real: loads the engines, reads the files, writes fixes and baselines where that was asked for. */
export async function freshRun(
  session: Session,
  options: CheckOptions,
  known: KnownFindings | undefined,
  show: (text: string) => void,
): Promise<FreshRun> {
  const open = await openWorkspace(session, (done, all) => show(`checking ${done} of ${all} specs`))
  try {
    const { project, selection } = session
    const special = project.git
      ? findSpecial(project.disk, project.search).filter(({ path }) => selection.isReported(path))
      : []
    const notes = [
      ...skippedNotes([...selection.skipped, ...special]),
      ...templateNotes(project.templates, open.schemaOf),
    ]
    if (options.verbose && open.vanished > 0)
      notes.push(`files that vanished before they could be read: ${open.vanished}`)
    const work = workOf(options)
    const rendered = await work({ session, open, options, known, notes })
    return { rendered, probes: open.probes(), whole: open.vanished === 0 }
  } finally {
    open.close()
  }
}

function workOf({ fix, fixUnsafe, stdinFilename }: CheckOptions): (run: Run) => Promise<Rendered> {
  if (fix || fixUnsafe) return runFixes
  return stdinFilename === undefined ? whole : runStdin
}

async function whole(run: Run): Promise<Rendered> {
  const { session, open, options, notes } = run
  const report = await reportAll(session, open, options)
  keepSnapshot(session, open, report, notes)
  return present(report, run)
}

/** The report on everything that is to be reported. */
export async function reportAll(
  session: Session,
  open: OpenWorkspace,
  options: CheckOptions,
  texts?: ReadonlyMap<string, string>,
): Promise<Report> {
  const outlines = open.outlines()
  const reported = new Set(outlines.map(({ file }) => file))
  const all = open.workspace.diagnostics()
  const diagnostics: readonly Diagnostic[] =
    outlines.length === 0
      ? noSpec(session, open.passedOver.length)
      : all.length > 0
        ? withoutRefused(diagnosticsOf(open, reported), () => open.workspace.outlines())
        : all
  return reportOf({
    root: session.project.place.root,
    version: ownVersion(),
    outlines,
    diagnostics,
    textOf: (file) => texts?.get(file) ?? open.textOf(file),
    passedOver: open.passedOver.length,
    rules: formatOf(options) === 'sarif' ? await ruleSummaries() : [],
  })
}

function diagnosticsOf({ workspace }: OpenWorkspace, reported: ReadonlySet<string>): readonly Diagnostic[] {
  const all = workspace.diagnostics()
  if (workspace.outlines().length === reported.size) return all
  return [...reported].flatMap((file) => workspace.diagnostics(file))
}

/** A report in the form that was asked for, findings that the baseline knows left out. */
export function presentAll(report: Report, session: Session, options: CheckOptions): Rendered {
  return present(report, { session, options, known: baselineFile(session.project, options), notes: [] })
}

function present(report: Report, run: Presented): Rendered {
  const { session, options, known, notes } = run
  if (options.writeBaseline && known) return recordBaseline(report, run, known)
  const { report: left, notes: more } = withoutKnown(report, known, isWhole(session, options))
  return {
    body: body(left, options, session.selection.named),
    notes: [...notes, ...more],
    exitCode: exitCodeOf(left, options),
  }
}

function isWhole({ selection }: Session, { stdinFilename }: CheckOptions): boolean {
  return selection.isWhole && stdinFilename === undefined
}

function recordBaseline(report: Report, { session, options, notes }: Presented, known: KnownFindings): Rendered {
  const text = writeBaseline(report.diagnostics)
  if (options.dryRun) return { body: text, notes: [...notes, `would write ${known.path}`], exitCode: 0 }
  replaceBaseline(session.project, known, text)
  const { errors, warnings, hints } = report.summary
  const count = errors + warnings + hints
  const keep = howToKeep(session.project, known)
  return {
    body: '',
    notes: [
      ...notes,
      `wrote ${known.path}: ${count} ${count === 1 ? 'finding is' : 'findings are'} known from now on`,
      ...(keep === undefined ? [] : [keep]),
    ],
    exitCode: 0,
  }
}

async function runFixes(run: Run): Promise<Rendered> {
  const { session, open, options, known, notes } = run
  const plan = planFixing(open, options.fixUnsafe === true)
  if (!options.dryRun) writeFixes(session.project.disk, plan.files)
  await open.workspace.check()
  const texts = new Map(plan.files.map(({ file, after }) => [file, after]))
  const report = await reportAll(session, open, options, texts)
  const fixes = plan.files.reduce((sum, { count }) => sum + count, 0)
  const said = `${options.dryRun ? 'would make' : 'made'} ${fixes} ${fixes === 1 ? 'fix' : 'fixes'} in ${plan.files.length} ${plan.files.length === 1 ? 'file' : 'files'}`
  const all = [...notes, ...plan.notes, said]
  if (!options.dryRun) return present(report, { ...run, notes: all })
  const { unifiedDiff } = await import('./diff.ts')
  const { report: left, notes: more } = withoutKnown(report, known, isWhole(session, options))
  const diff = plan.files.map(({ file, before, after }) => unifiedDiff(file, before, after)).join('')
  return {
    body: printable(diff),
    notes: [...all, ...more, `after that: ${headline(left.summary)}`],
    exitCode: exitCodeOf(left, options),
  }
}

/** A diff for a terminal shows controls, and for a pipe is what it is: `git apply` takes it. */
function printable(diff: string): string {
  return stdout.isTTY ? diff.split('\n').map(sanitize).join('\n') : diff
}

async function runStdin(run: Run): Promise<Rendered> {
  const { session, open, options } = run
  const { file, text } = await textFromStdin(session.project, options.stdinFilename ?? '')
  open.takes(file, text)
  await open.workspace.check()
  const outline = open.workspace.result(file)?.outline
  const report = reportOf({
    root: session.project.place.root,
    version: ownVersion(),
    outlines: outline ? [outline] : [],
    diagnostics: open.workspace.diagnostics(file),
    textOf: (path) => (path === file ? text : open.textOf(path)),
    passedOver: 0,
    rules: formatOf(options) === 'sarif' ? await ruleSummaries() : [],
  })
  return present(report, run)
}
