import {
  deserialiseResult,
  place,
  LineIndex,
  summarize,
  type FileResult,
  type Outline,
  type PlacedDiagnostic,
  type Report,
  type SpecSummary,
} from '@truespec/core'
import { findSpecial } from '../node/find.ts'
import { ownVersion } from '../node/package.ts'
import type { KnownFindings } from './baseline.ts'
import { counted, withoutKnown } from './known.ts'
import type { CheckOptions } from './options.ts'
import { body, exitCodeOf } from './output.ts'
import { probe } from './probe.ts'
import type { Rendered } from './recall.ts'
import { specSummary } from './report.ts'
import { ruleSummaries } from './rules.ts'
import type { Session } from './session.ts'
import { MOST_LOOKED_AT, recallSnapshot, tiesOf, viewOf, type Snapshot } from './snapshot.ts'
import { formatOf } from './surroundings.ts'
import { openWorkspace } from './workspace.ts'

/** More changed files than this are better read with all the others at hand. */
const MOST_CHANGED = 20
/** More files that these may ask about than this, too. */
const MOST_BESIDE = 200

/** A run that looked at the changed files alone, and at those that rest on them. */
export interface DeltaRun {
  readonly rendered: Rendered
  /** How many files. */
  readonly looked: number
  readonly probes: ReadonlyMap<string, string>
}

/**
 * Checks only what has changed since the last whole run, and what rests on it, and gives the same as checking all would. Undefined where that
 * cannot be said: too much has changed, a file came or went, or a changed file bears or needs another ID than before.
 */
export async function deltaRun(
  session: Session,
  options: CheckOptions,
  known: KnownFindings | undefined,
): Promise<DeltaRun | undefined> {
  const { project, selection } = session
  const kept = recallSnapshot(session)
  if (kept === undefined) return undefined
  const { snapshot } = kept
  const changed = changedFiles(session, snapshot)
  if (changed === undefined || changed.length === 0 || JSON.stringify(selection.skipped) !== snapshot.skipped)
    return undefined
  if (!snapshot.probes.every(([path, before]) => probe(project.disk, path) === before)) return undefined

  const fileOf = (i: number): string => snapshot.files[i] ?? ''
  const open = await openWorkspace(session, () => undefined, changed.map(fileOf))
  try {
    const outlineOf = (i: number): Outline | undefined => open.workspace.result(fileOf(i))?.outline
    if (changed.some((i) => tiesOf(outlineOf(i)) !== snapshot.ties[i])) return undefined
    const retold = changed.filter((i) => viewOf(outlineOf(i)) !== snapshot.views[i])
    const looked = new Set([...changed, ...retold.flatMap((i) => snapshot.askers[i] ?? [])])
    if (looked.size > MOST_LOOKED_AT) return undefined
    if (looked.size > changed.length) await open.readIn([...looked].slice(changed.length).map(fileOf))
    const outlines = [...looked].flatMap((i) => outlineOf(i) ?? [])
    const beside = open.vanished > 0 ? undefined : besideOf(snapshot, outlines, looked, session)
    if (beside === undefined) return undefined
    for (const result of beside) open.workspace.restore(result.outline.file, { ...result, blocks: [] })

    const files = new Set([...looked].map(fileOf))
    const found = outlines.flatMap((outline) => open.workspace.diagnostics(outline.file))
    const placed = place(found, (file) => {
      const source = open.textOf(file)
      return source === undefined ? undefined : { text: source, lines: new LineIndex(source) }
    })
    const fresh = new Map(outlines.map((outline) => [outline.file, specSummary(outline, [])]))
    const diagnostics = merged(snapshot.diagnostics, placed, files)
    let specs: readonly SpecSummary[] | undefined
    const report: Report = {
      root: project.place.root,
      version: ownVersion(),
      passedOver: snapshot.passedOver,
      rules: formatOf(options) === 'sarif' ? await ruleSummaries() : [],
      diagnostics,
      summary: summarize(snapshot.count, diagnostics),
      // Most formats list no specs: those of thousands are not read for them.
      get specs() {
        return (specs ??= counted(
          kept.specs().map((spec) => fresh.get(spec.file) ?? spec),
          diagnostics,
        ))
      },
    }
    const { report: left, notes } = withoutKnown(report, known, true)
    return {
      looked: looked.size,
      rendered: {
        body: body(left, options),
        notes: [...notesOf(session, snapshot), ...notes],
        exitCode: exitCodeOf(left, options),
      },
      probes: new Map([...snapshot.probes, ...open.probes()]),
    }
  } finally {
    open.close()
  }
}

/** The indices of files whose stamps are others; undefined where the files themselves are, or too many have changed. */
function changedFiles({ selection }: Session, { files, stamps }: Snapshot): readonly number[] | undefined {
  if (selection.files.length !== files.length) return undefined
  const changed: number[] = []
  for (let i = 0; i < files.length; i++) {
    const found = selection.files[i]
    if (found?.path !== files[i]) return undefined
    if (found?.stat.stamp !== stamps[i]) changed.push(i)
  }
  return changed.length > MOST_CHANGED ? undefined : changed
}

/**
 * What the rules of the changed files may ask about: every bearer of an ID that they bear, mention or depend on, those that these depend on
 * in turn, and one bearer of each form that an ID has. Undefined where that is much, or the cache has lost it.
 */
function besideOf(
  snapshot: Snapshot,
  outlines: readonly Outline[],
  looked: ReadonlySet<number>,
  { cache }: Session,
): readonly FileResult[] | undefined {
  const bearers = new Map<string, number[]>()
  for (const [i, id] of snapshot.ids.entries()) {
    if (id === '') continue
    const list = bearers.get(id)
    if (list) list.push(i)
    else bearers.set(id, [i])
  }
  const wanted = new Set(snapshot.forms.flatMap((bearers) => bearers.find((i) => !looked.has(i)) ?? []))
  const open = outlines.flatMap(({ id, mentions, dependsOn }) => [
    ...(id ? [id.text] : []),
    ...mentions.flatMap((mention) => [mention.spec ?? '', mention.id]),
    ...dependsOn.map(({ text }) => text),
  ])
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const i of bearers.get(id) ?? []) {
      if (!looked.has(i)) wanted.add(i)
      open.push(...(snapshot.needs[snapshot.files[i] ?? ''] ?? []))
    }
    if (wanted.size > MOST_BESIDE) return undefined
  }
  const results: FileResult[] = []
  for (const i of wanted) {
    const text = cache.get('file', snapshot.keys[i] ?? '')
    const result = text === undefined ? undefined : deserialiseResult(text)
    if (result === undefined) return undefined
    results.push(result)
  }
  return results
}

/** The findings of the files that did not change and of those that did, by file. */
function merged(
  before: readonly PlacedDiagnostic[],
  now: readonly PlacedDiagnostic[],
  changed: ReadonlySet<string>,
): readonly PlacedDiagnostic[] {
  if (now.length === 0) return before.filter(({ file }) => !changed.has(file))
  // Stable: within a file both lists are in order.
  return [...before.filter(({ file }) => !changed.has(file)), ...now].toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  )
}

function notesOf({ folders, project }: Session, snapshot: Snapshot): readonly string[] {
  if (folders === snapshot.folders) return snapshot.notes
  const special = project.git ? findSpecial(project.disk, project.search) : []
  return [...(JSON.parse(snapshot.skipped) as typeof special), ...special].map(
    ({ path, reason }) => `${path} is passed over: ${reason}`,
  )
}
