import {
  createRuleBook,
  findStatus,
  LineIndex,
  nearestStatus,
  RULES,
  verifySpecs,
  type Diagnostic,
  type FileResult,
  type Outline,
  type PlacedVerdict,
  type ReportSummary,
  type Verdict,
} from '@truespec/core'
import { UserError } from '../../errors.ts'
import type { GitHistory } from '../../node/git-history.ts'
import { probingFiles } from '../facts.ts'
import type { EvidenceOptions } from '../options.ts'
import { notingDisk } from '../probe.ts'
import { demandedIn, type Project } from '../project.ts'
import { commitOfReport, givenCommit } from '../report-commit.ts'
import type { Session } from '../session.ts'
import type { OpenClaims, OpenWorkspace } from '../workspace.ts'
import { bindingOf } from './binding.ts'
import { evidenceView, gather } from './evidence.ts'
import { historyOf } from './history.ts'
import { configuredReports, namedReports, type ReportFile } from './reports.ts'

/** What the evidence says of every claim that is reported. */
export interface Judged {
  readonly verdicts: readonly Verdict[]
  readonly diagnostics: readonly Diagnostic[]
  readonly reports: readonly ReportSummary[]
  readonly outlines: readonly Outline[]
  /** For stderr: what is worth a word. */
  readonly notes: readonly string[]
  /** Every path that was looked at besides the specs and the reports, with what stood there. */
  probes(): ReadonlyMap<string, string>
  /** Whether the clone lacks some of the history. */
  readonly isShallow: boolean
}

/** The reports that are to be read: those that are named, else those of the configuration. */
export function reportsOf(
  { place, disk, config }: Pick<Project, 'place' | 'disk' | 'config'>,
  { report }: EvidenceOptions,
): readonly ReportFile[] {
  return report === undefined
    ? configuredReports(place, disk, config.verify.reports)
    : namedReports(place, disk, report)
}

/** Reads the reports and judges every claim of the reported specs. Throws `UserError` for what cannot be read: that is no pass. */
export async function judgeAll(
  session: Session,
  open: OpenClaims,
  options: EvidenceOptions & { readonly gate?: string },
  progress: (text: string) => void,
  files: readonly ReportFile[] = reportsOf(session.project, options),
): Promise<Judged> {
  const { project, selection, today } = session
  const { config, disk } = project
  const gate = gateOf(project, options.gate)
  const all = open.workspace.outlines()
  const results = all
    .map(({ file }) => open.workspace.result(file))
    .filter((result): result is FileResult => result !== undefined)
  const history = historyOf(session, open)
  const given = givenCommit(options.commit, history)
  const probes = new Map<string, string>()
  const noting = notingDisk(disk, (path, found) => probes.has(path) || probes.set(path, found))
  const { collection, reports } = gather(
    files,
    bindingOf({ ...project, disk: noting }, all),
    (head, modified, { path, inside }) =>
      commitOfReport(head, { given, env: process.env, history, modified, path: inside ? path : undefined }).commit,
    (done, many) => progress(`reading ${done + 1} of ${many} reports`),
  )
  const looking = probingFiles(disk, () => open.engines.markdown)
  const { verdicts, diagnostics } = verifySpecs({
    specs: results.map((result) => ({
      result,
      ...(open.claimed.get(result.outline.file) ?? { claims: [], waivers: [] }),
    })),
    isReported: selection.isReported,
    checked: selection.isWhole
      ? open.workspace.diagnostics()
      : open.outlines().flatMap(({ file }) => open.workspace.diagnostics(file)),
    evidence: evidenceView({
      collection,
      files: looking,
      packages: looking.packages,
      history,
      specs: results,
      lifecycle: config.lifecycle,
    }),
    addresses: collection.addresses(),
    history,
    config,
    book: createRuleBook(RULES),
    today,
    gate,
    demanded: demandedIn(project),
  })
  return {
    verdicts,
    diagnostics,
    reports,
    outlines: open.outlines(),
    notes: [
      ...notesOn(files, reports),
      ...shallowNote(history?.shallow === true, verdicts),
      ...(history ? oldNotes(project, history, verdicts, reports) : unknownNote(verdicts)),
    ],
    probes: () => new Map([...probes, ...looking.probes(), ...open.probes()]),
    isShallow: history?.shallow === true,
  }
}

/** Verdicts with the places of their claims. */
export function placed(verdicts: readonly Verdict[], open: OpenWorkspace): readonly PlacedVerdict[] {
  const indices = new Map<string, LineIndex>()
  return verdicts.map((verdict) => {
    const { file, span } = verdict.claim
    const lines = indices.get(file) ?? new LineIndex(open.textOf(file) ?? '')
    indices.set(file, lines)
    return { ...verdict, start: lines.positionAt(span.from), end: lines.positionAt(span.to) }
  })
}

function gateOf({ config: { lifecycle } }: Project, asked: string | undefined): string | undefined {
  if (asked === undefined) return undefined
  const status = findStatus(lifecycle, asked)
  if (status?.rank !== undefined) return status.name
  const near = nearestStatus(lifecycle, asked)
  throw new UserError({
    what: status ? `--gate ${asked}: that is an end, and demands nothing` : `there is no status '${asked}'`,
    next:
      near === undefined || status
        ? `one of ${lifecycle.states.map(({ name }) => name).join(', ')}`
        : `did you mean '${near}'?`,
  })
}

function notesOn(files: readonly ReportFile[], reports: readonly ReportSummary[]): readonly string[] {
  if (files.length === 0)
    return [
      'no reports were read: give some with --report "reports/*.xml", or name them in truespec.json: "verify": { "reports": ["reports/*.xml"] }',
    ]
  return reports
    .filter(({ tests, scenarios, files: covered, metrics }) => tests + scenarios + covered + metrics === 0)
    .map(({ path }) => `${path} has no results: it proves nothing`)
}

/** What a clone lacks is no fault of the spec: whoever reads that a commit is not there, or none names a task, is told of it. */
function shallowNote(shallow: boolean, verdicts: readonly Verdict[]): readonly string[] {
  const lacks = ({ reasons }: Verdict): boolean =>
    reasons.some(({ because }) => because === 'foreign-commit' || because === 'no-commit')
  return shallow && verdicts.some(lacks)
    ? [
        'this clone is shallow: older commits are not in it, so that nothing can rest on them. Fetch them all: git fetch --unshallow, or fetch-depth: 0',
      ]
    : []
}

/** What proves a claim: the reports, each with the commit that it speaks of. */
function proofs(verdicts: readonly Verdict[]): ReadonlyMap<string, string | undefined> {
  const reasons = verdicts.flatMap((each) => (each.verdict === 'proven' ? each.reasons : []))
  return new Map(
    reasons.flatMap(({ report, commit, weight }) =>
      weight === 'for' && report !== undefined ? [[report, commit] as const] : [],
    ),
  )
}

/** Results of earlier code prove claims whose wording has stood since. Whoever reads that they are proven is told which code ran. */
function oldNotes(
  { search }: Pick<Project, 'search'>,
  history: Pick<GitHistory, 'head' | 'changedSince'>,
  verdicts: readonly Verdict[],
  reports: readonly ReportSummary[],
): readonly string[] {
  const paths = new Set(reports.map(({ path }) => path))
  return [...Map.groupBy(proofs(verdicts), ([, commit]) => commit)].flatMap(([commit, proving]) => {
    if (commit === undefined || commit === history.head) return []
    const { commits, files } = history.changedSince(commit)
    if (files.every((file) => search.isSpec(file) || paths.has(file))) return []
    const [[first] = [''], ...others] = proving
    const which = others.length === 0 ? first : `${first} and ${others.length} more`
    const ago = `${commits} commit${commits === 1 ? '' : 's'} ago`
    return [
      `${which} ran ${ago}, and not only specs have changed since: what is proven is proven of ${commit.slice(0, 10)}`,
    ]
  })
}

/** Without a history, no evidence is older than the text that it speaks of, as far as anybody can tell. */
function unknownNote(verdicts: readonly Verdict[]): readonly string[] {
  return proofs(verdicts).size === 0
    ? []
    : ['there is no git history here: nobody can tell whether what is proven was reworded after its tests ran']
}
