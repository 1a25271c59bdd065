import {
  countVerdicts,
  jsonDocument,
  lacking,
  nearest,
  statusNames,
  type Config,
  type Diagnostic,
  type Outline,
  type Verdict,
  type VerdictCounts,
} from '@truespec/core'
import { UserError } from '../errors.ts'
import { asStarted } from '../started.ts'
import { paintFor } from '../terminal/colors.ts'
import { stdout } from '../terminal/streams.ts'
import { table, type Column } from '../terminal/table.ts'
import { tell } from '../terminal/tell.ts'
import { baselineFile } from './baseline.ts'
import { leftOf } from './known.ts'
import type { ListOptions } from './options.ts'
import { demandedIn, type Project } from './project.ts'
import { placeAll, specSummary } from './report.ts'
import { withSession } from './session.ts'
import { verdictsIfThere, wantsVerdicts } from './verify/if-asked.ts'
import { withClaims, withWorkspace } from './while-open.ts'
import type { OpenWorkspace } from './workspace.ts'

/** A line of the list. */
interface Entry extends ReturnType<typeof specSummary> {
  readonly author: string | null
  readonly created: string | null
  readonly updated: string | null
  readonly target: string | null
  readonly progress: { readonly tasks: Outline['tasks']; readonly requirements: Outline['requirements'] }
  /** Of its claims; absent where no reports are read. */
  readonly verdicts?: VerdictCounts & { readonly lacking: number }
}

/** Prints one line a spec. */
export async function runList(paths: readonly string[], options: ListOptions): Promise<void> {
  await withSession(options, paths, async (session) => {
    const { project } = session
    const { entries, passedOver } = wantsVerdicts(project, options)
      ? await withClaims(session, async (open, progress) =>
          readList(open, project, await verdictsIfThere(session, open, options, progress)),
        )
      : await withWorkspace(session, async (open) => readList(open, project, undefined))
    const specs = entries
      .filter(selected(options, statusesOf(project.config, entries)))
      .toSorted(by(options.sort ?? 'file'))
    stdout.write(
      options.json
        ? jsonDocument({ schemaVersion: 1, specs, ...(options.all && { passedOver }) })
        : lines(specs, options.all ? passedOver : []),
    )
    if (!options.json && specs.length === 0) tell(empty(options, entries.length, passedOver.length))
  })
}

function readList(
  open: OpenWorkspace,
  project: Project,
  verdicts: ReadonlyMap<string, readonly Verdict[]> | undefined,
): { readonly entries: readonly Entry[]; readonly passedOver: readonly string[] } {
  const demanded = demandedIn(project)
  const outlines = open.outlines()
  const left = newFindings(project, open, outlines)
  const entries = outlines.map((outline) => {
    const { file } = outline
    const found = left === undefined ? open.workspace.diagnostics(file) : (left.get(file) ?? [])
    return entryOf(outline, found, verdicts && (verdicts.get(file) ?? []), demanded)
  })
  return { entries, passedOver: open.passedOver }
}

/** Those that the baseline of the configuration does not know, as `check` counts them; undefined where there is none. */
function newFindings(
  project: Project,
  { workspace, textOf }: OpenWorkspace,
  outlines: readonly Outline[],
): ReadonlyMap<string, readonly Diagnostic[]> | undefined {
  const known = baselineFile(project, {})
  if (known === undefined) return undefined
  const reported = new Set(outlines.map(({ file }) => file))
  const found = placeAll(
    workspace.diagnostics().filter(({ file }) => reported.has(file)),
    textOf,
  )
  return Map.groupBy(leftOf(found, known), ({ file }) => file)
}

function entryOf(
  outline: Outline,
  diagnostics: Parameters<typeof specSummary>[1],
  verdicts: readonly Verdict[] | undefined,
  demanded: Parameters<typeof lacking>[1],
): Entry {
  return {
    ...specSummary(outline, diagnostics),
    author: outline.author ?? null,
    created: outline.created?.text ?? null,
    updated: outline.updated?.text ?? null,
    target: outline.target ?? null,
    progress: { tasks: outline.tasks, requirements: outline.requirements },
    ...(verdicts && { verdicts: { ...countVerdicts(verdicts), lacking: lacking(verdicts, demanded).length } }),
  }
}

function selected({ status, author }: ListOptions, statuses: readonly string[]): (entry: Entry) => boolean {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
  if (status !== undefined && status.trim() === '')
    throw new UserError({ what: '--status is empty', next: `one of ${statuses.join(', ')}` })
  if (status !== undefined && !statuses.some((each) => same(each, status))) {
    const near = nearest(status, statuses)
    throw new UserError({
      what: `no spec has the status '${status}', and the lifecycle does not know it`,
      next: near === undefined ? `one of ${statuses.join(', ')}` : `did you mean '${near}'?`,
    })
  }
  return (entry) =>
    (status === undefined || same(entry.status ?? '', status)) &&
    (author === undefined || (entry.author ?? '').toLowerCase().includes(author.toLowerCase()))
}

/** The statuses that a spec may have, and those that specs do have. */
function statusesOf({ lifecycle }: Pick<Config, 'lifecycle'>, entries: readonly Entry[]): readonly string[] {
  return [...new Set([...statusNames(lifecycle), ...entries.flatMap(({ status }) => status ?? [])])]
}

function by(sort: NonNullable<ListOptions['sort']>): (a: Entry, b: Entry) => number {
  const share = ({ progress: { tasks, requirements } }: Entry): number =>
    (tasks.done + requirements.done) / Math.max(1, tasks.total + requirements.total)
  const keys: Readonly<Record<typeof sort, (entry: Entry) => string | number>> = {
    file: ({ file }) => file,
    id: ({ id }) => id ?? '\uffff',
    title: ({ title }) => (title ?? '\uffff').toLowerCase(),
    status: ({ status }) => status ?? '\uffff',
    author: ({ author }) => (author ?? '\uffff').toLowerCase(),
    progress: (entry) => share(entry),
    problems: ({ errors, warnings, hints }) => -(errors * 1e6 + warnings * 1e3 + hints),
    target: ({ target }) => target ?? '\uffff',
  }
  const key = keys[sort]
  return (a, b) => {
    const [left, right] = [key(a), key(b)]
    return left < right ? -1 : left > right ? 1 : a.file < b.file ? -1 : 1
  }
}

const COLUMNS: readonly Column[] = [
  { title: 'id' },
  { title: 'title', least: 16 },
  { title: 'status', weight: 10 },
  { title: 'author', least: 12, weight: 1 },
  { title: 'filled', align: 'right', weight: 2 },
  { title: 'tasks', align: 'right', weight: 5 },
  { title: 'reqs', align: 'right', weight: 6 },
  { title: 'proven', align: 'right', weight: 7 },
  { title: 'failing', align: 'right', weight: 7, style: (text) => (text === '0' ? 'dim' : 'red') },
  { title: 'lacking', align: 'right', weight: 8, style: (text) => (text === '0' ? 'dim' : 'yellow') },
  { title: 'problems', weight: 9, style: (text) => (/error/.test(text) ? 'red' : text === '-' ? 'dim' : 'yellow') },
  { title: 'target', weight: 3 },
  { title: 'file', least: 24, weight: 4, style: () => 'dim' },
]

/** Said only where reports are read. */
const OF_VERDICTS: ReadonlySet<string> = new Set(['proven', 'failing', 'lacking'])

function lines(specs: readonly Entry[], passedOver: readonly string[]): string {
  const judged = specs.some(({ verdicts }) => verdicts !== undefined)
  const columns = judged ? COLUMNS : COLUMNS.filter(({ title }) => !OF_VERDICTS.has(title))
  const rows = specs.map(
    ({ id, title, status, author, completeness, progress, verdicts, errors, warnings, hints, target, file }) => [
      id ?? '-',
      title ?? '-',
      status ?? '-',
      author ?? '-',
      `${Math.floor(completeness * 100)}%`,
      `${progress.tasks.done}/${progress.tasks.total}`,
      `${progress.requirements.done}/${progress.requirements.total}`,
      ...(judged
        ? [
            `${verdicts?.proven ?? 0}/${verdicts?.claims ?? 0}`,
            `${verdicts?.failing ?? 0}`,
            `${verdicts?.lacking ?? 0}`,
          ]
        : []),
      problems(errors, warnings, hints),
      target ?? '-',
      file,
    ],
  )
  const paint = paintFor(stdout, process.env)
  const width = stdout.isTTY ? { width: stdout.columns } : {}
  const others = table(
    [{ title: 'passed over: no spec ID, no title of a spec' }],
    passedOver.map((file) => [file]),
    { paint, ...width },
  )
  return table(columns, rows, { paint, ...width }) + (rows.length > 0 && others !== '' ? '\n' : '') + others
}

function problems(errors: number, warnings: number, hints: number): string {
  const words = [
    [errors, 'error'],
    [warnings, 'warning'],
    [hints, 'hint'],
  ] as const
  const [count, word] = words.find(([count]) => count > 0) ?? [0, '']
  const more = errors + warnings + hints - count
  return count === 0 ? '-' : `${count} ${word}${count === 1 ? '' : 's'}${more > 0 ? ` +${more}` : ''}`
}

function empty({ status, author }: ListOptions, specs: number, passedOver: number): string {
  if (status !== undefined || author !== undefined)
    return specs === 1 ? 'the only spec does not fit' : `none of ${specs} specs fits`
  const files = passedOver === 1 ? '1 file was' : `${passedOver} files were`
  const hint = passedOver > 0 ? `; ${files} passed over, \`truespec list --all\` names what was` : ''
  return asStarted(`no specs yet${hint}. Start one: truespec new "Name"`)
}
