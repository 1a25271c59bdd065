import {
  formOf,
  hash64,
  type Outline,
  type Placed,
  type PlacedDiagnostic,
  type Report,
  type SpecSummary,
  seenByOthers,
} from '@truespec/core'
import type { Session } from './session.ts'
import { digest } from './surroundings.ts'
import type { OpenWorkspace } from './workspace.ts'

/** Changed files, together with those that are told something else by them, that a run looks at without looking at all. */
export const MOST_LOOKED_AT = 100

/** A whole run as the next one needs it where only few files have changed since. */
export interface Snapshot {
  /** Of every file that was read, those that are no specs too; sorted. */
  readonly files: readonly string[]
  readonly stamps: readonly string[]
  /** Under which the cache has each file's result. */
  readonly keys: readonly string[]
  /** What other files may have been told of each; empty for one that is no spec. */
  readonly views: readonly string[]
  /** Of that, what decides who is told anything at all: the IDs that it bears and needs. */
  readonly ties: readonly string[]
  /** The files whose findings rest on what another says, by the number of that one. */
  readonly askers: Readonly<Record<number, readonly number[]>>
  /** The spec ID of each; empty where it has none. */
  readonly ids: readonly string[]
  /** Of each form that an ID has, the first files with such an ID, by number: more than are ever looked at. */
  readonly forms: readonly (readonly number[])[]
  /** The IDs that each depends on. */
  readonly needs: Readonly<Record<string, readonly string[]>>
  /** How many specs there are. */
  readonly count: number
  readonly diagnostics: readonly PlacedDiagnostic[]
  readonly passedOver: number
  readonly skipped: string
  readonly folders: string
  readonly notes: readonly string[]
  readonly probes: readonly (readonly [path: string, probe: string])[]
}

/** A snapshot as it was kept, and a line of each spec, which is half of the text: it is read only for a format that lists them. */
export interface KeptSnapshot {
  readonly snapshot: Snapshot
  readonly specs: () => readonly SpecSummary[]
}

/** The snapshot that the cache has of the session's root. */
export function recallSnapshot(session: Session): KeptSnapshot | undefined {
  const text = session.cache.get('snapshot', snapshotKey(session))
  if (text === undefined) return undefined
  // JSON holds no line break.
  const end = text.indexOf('\n')
  return {
    snapshot: JSON.parse(text.slice(0, end)) as Snapshot,
    specs: () => JSON.parse(text.slice(end + 1)) as SpecSummary[],
  }
}

/** Under which the cache has the snapshot of the session's root. */
function snapshotKey({ project, today, refs }: Session): string {
  return digest(JSON.stringify([project.key, project.place.root, today, refs?.fingerprint, refs?.base.name]))
}

/** Keeps what a whole run found, before any baseline. A run with findings outside the specs themselves (in metadata files) is not kept. */
export function keepSnapshot(session: Session, open: OpenWorkspace, report: Report, notes: readonly string[]): void {
  const { selection, cache } = session
  if (!selection.isWhole || !session.settled || open.vanished > 0) return
  const files = selection.files.map(({ path }) => path)
  // A file whose result is not kept would have to be read every time; there are few such, and none in a repository that is in order.
  if (files.some((file) => !open.keys.has(file))) return
  const listed = new Set(files)
  if (report.specs.length === 0 || report.diagnostics.some(({ file }) => !listed.has(file))) return
  const outlines = new Map(open.workspace.outlines().map((outline) => [outline.file, outline]))
  const needs: Record<string, readonly string[]> = {}
  for (const [file, { dependsOn }] of outlines)
    if (dependsOn.length > 0) needs[file] = dependsOn.map(({ text }) => text)
  const numbers = new Map(files.map((file, i) => [file, i]))
  const askers: Record<number, readonly number[]> = {}
  for (const [i, file] of files.entries()) {
    const asking = [...open.workspace.askers(file)].flatMap((asker) => numbers.get(asker) ?? [])
    if (asking.length > 0) askers[i] = asking
  }
  const ids = files.map((file) => outlines.get(file)?.id?.text ?? '')
  const snapshot: Snapshot = {
    files,
    stamps: selection.files.map(({ stat }) => stat.stamp),
    keys: files.map((file) => open.keys.get(file) ?? ''),
    views: files.map((file) => viewOf(outlines.get(file))),
    ties: files.map((file) => tiesOf(outlines.get(file))),
    askers,
    ids,
    forms: formsOf(ids),
    needs,
    count: report.specs.length,
    diagnostics: report.diagnostics,
    passedOver: report.passedOver,
    skipped: JSON.stringify(selection.skipped),
    folders: session.folders,
    notes,
    probes: [...open.probes()],
  }
  cache.setMany('snapshot', [[snapshotKey(session), `${JSON.stringify(snapshot)}\n${JSON.stringify(report.specs)}`]])
}

function formsOf(ids: readonly string[]): readonly (readonly number[])[] {
  const forms = new Map<string, number[]>()
  for (const [i, id] of ids.entries()) {
    if (id === '') continue
    const form = formOf(id)
    const bearers = forms.get(form)
    if (bearers === undefined) forms.set(form, [i])
    else if (bearers.length <= MOST_LOOKED_AT) bearers.push(i)
  }
  return [...forms.values()]
}

/** What ties a spec to others, as one short text. */
export function tiesOf(outline: Outline | undefined): string {
  if (outline === undefined) return ''
  const { id, dependsOn, sound } = outline
  return hash64(JSON.stringify([id?.text, dependsOn.map(({ text }: Placed) => text), sound]))
}

/** What other specs are told of a spec, as one short text. */
export function viewOf(outline: Outline | undefined): string {
  if (outline === undefined) return ''
  const needs = outline.dependsOn.map(({ text }: Placed) => text)
  return hash64(JSON.stringify({ ...seenByOthers(outline), dependsOn: needs }))
}
