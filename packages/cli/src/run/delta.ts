import {
  deserialiseResult,
  summarize,
  type Diagnostic,
  type Outline,
  type PlacedDiagnostic,
  type Report,
} from '@truespec/core'
import { findSpecial } from '../node/find.ts'
import { ownVersion } from '../node/package.ts'
import type { KnownFindings } from './baseline.ts'
import { counted, withoutKnown } from './known.ts'
import type { CheckOptions } from './options.ts'
import { knownNow } from './known-now.ts'
import { body, exitCodeOf, listsSpecs } from './output.ts'
import { probe } from './probe.ts'
import { recallSnapshot, type KeptSnapshot } from './recall-snapshot.ts'
import type { Rendered } from './recall.ts'
import { renames } from './refused.ts'
import { onceEach, placeAll, specSummary } from './report.ts'
import { ruleSummaries } from './rules.ts'
import { skippedNotes } from './select.ts'
import type { Session } from './session.ts'
import { MOST_LOOKED_AT, tiesOf, usesOf, viewOf, type Snapshot } from './snapshot.ts'
import { formatOf } from './surroundings.ts'
import { templateNotes } from './template-notes.ts'
import { openWorkspace, type OpenWorkspace } from './workspace.ts'

/** More changed files than this are better read with all the others at hand. */
const MOST_CHANGED = 20
/** More files that these may ask about than this, too. */
const MOST_BESIDE = 200

/** A run that looked at the changed files alone, and at those that rest on them. */
interface DeltaRun {
  readonly rendered: Rendered
  /** How many files. */
  readonly looked: number
  readonly probes: ReadonlyMap<string, string>
}

/**
 * Checks only what has changed since the last run on all, and what rests on it, and gives the same as checking all would. Undefined where
 * that cannot be said: too much has changed, a file came or went, or a changed file bears or needs another ID than before.
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
  const changed = kept.changed(MOST_CHANGED)
  if (changed === undefined || changed.length === 0 || JSON.stringify(selection.skipped) !== snapshot.skipped)
    return undefined
  if (!snapshot.probes.every(([path, before]) => probe(project.disk, path) === before)) return undefined
  const [before, specs] = [kept.findings(), listsSpecs(options) ? kept.specs() : []]
  if (before === undefined || specs === undefined) return undefined

  const fileOf = (i: number): string => selection.files.paths[i] ?? ''
  const open = await openWorkspace(session, () => undefined, changed.map(fileOf))
  try {
    const outlineOf = (i: number): Outline | undefined => open.workspace.result(fileOf(i))?.outline
    if (changed.some((i) => tiesOf(outlineOf(i)) !== kept.known(i)?.ties)) return undefined
    const retold = changed.filter((i) => viewOf(outlineOf(i)) !== kept.known(i)?.view)
    const looked = new Set([...changed, ...retold.flatMap((i) => kept.known(i)?.askers ?? [])])
    if (looked.size > MOST_LOOKED_AT) return undefined
    if (looked.size > changed.length) await open.readIn([...looked].slice(changed.length).map(fileOf))
    const outlines = [...looked].flatMap((i) => outlineOf(i) ?? [])
    const beside = open.vanished > 0 ? undefined : besideOf(kept, outlines, looked)
    if (beside === undefined) return undefined
    for (const i of beside) {
      const text = session.cache.get('file', kept.known(i)?.key ?? '')
      const result = text === undefined ? undefined : deserialiseResult(text)
      if (result === undefined) return undefined
      open.workspace.restore(fileOf(i), { ...result, blocks: [] })
    }

    const files = new Set([...looked].map(fileOf))
    const found = outlines.flatMap((outline) => open.workspace.diagnostics(outline.file))
    if (mayBeRefused(kept, looked, outlineOf, found)) return undefined
    const placed = placeAll(onceEach(found, files), open.textOf)
    const fresh = new Map(outlines.map((outline) => [outline.file, specSummary(outline, [])]))
    const diagnostics = merged(before, placed, files)
    const report: Report = {
      root: project.place.root,
      version: ownVersion(),
      passedOver: snapshot.passedOver,
      rules: formatOf(options) === 'sarif' ? await ruleSummaries() : [],
      diagnostics,
      summary: summarize(snapshot.count, diagnostics),
      specs: counted(
        specs.map((spec) => fresh.get(spec.file) ?? spec),
        diagnostics,
      ),
    }
    const notes = notesOf(session, snapshot, open)
    // Findings elsewhere, in metadata files, are not kept.
    const isKept = session.settled && placed.every(({ file }) => files.has(file))
    const now = isKept ? knownNow(session, kept, open, looked, beside) : undefined
    if (now) {
      const probes = [...new Map([...snapshot.probes, ...now.probes])]
      const isRenaming = snapshot.renames || found.some(renames)
      kept.renew({
        renames: isRenaming,
        folders: session.folders,
        notes,
        probes,
        known: now.known,
        specs: fresh,
        findings: diagnostics,
      })
    }
    const { report: left, notes: more } = withoutKnown(report, known, true)
    return {
      looked: looked.size,
      rendered: { body: body(left, options, []), notes: [...notes, ...more], exitCode: exitCodeOf(left, options) },
      probes: new Map([...snapshot.probes, ...open.probes()]),
    }
  } finally {
    open.close()
  }
}

/**
 * Whether it takes more than the files at hand to say which fixes are refused: one of them has a fix that takes away a name, and others ask
 * about it, or there is such a fix somewhere and one of them refers to other names than before.
 */
function mayBeRefused(
  kept: KeptSnapshot,
  looked: ReadonlySet<number>,
  outlineOf: (i: number) => Outline | undefined,
  found: readonly Diagnostic[],
): boolean {
  const renaming = new Set(found.filter(renames).map(({ file }) => file))
  if (renaming.size === 0 && !kept.snapshot.renames) return false
  return [...looked].some((i) => {
    const [known, now] = [kept.known(i), outlineOf(i)]
    return usesOf(now) !== known?.uses || (now && renaming.has(now.file) && known.askers.length > 0)
  })
}

/**
 * What the rules of the changed files may ask about: every bearer of an ID that they bear, mention or depend on, those that these depend on
 * in turn, and one bearer of each form that an ID has. By number. Undefined where that is much, or the cache has lost it.
 */
function besideOf(
  { snapshot, bearers }: KeptSnapshot,
  outlines: readonly Outline[],
  looked: ReadonlySet<number>,
): ReadonlySet<number> | undefined {
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
    const found = bearers(id)
    if (found === undefined) return undefined
    for (const { number, needs } of found) {
      if (!looked.has(number)) wanted.add(number)
      open.push(...needs)
    }
    if (wanted.size > MOST_BESIDE) return undefined
  }
  return wanted
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

function notesOf({ folders, project }: Session, snapshot: Snapshot, { schemaOf }: OpenWorkspace): readonly string[] {
  if (folders === snapshot.folders) return snapshot.notes
  const special = project.git ? findSpecial(project.disk, project.search) : []
  const passedOver = [...(JSON.parse(snapshot.skipped) as typeof special), ...special]
  return [...skippedNotes(passedOver), ...templateNotes(project.templates, schemaOf)]
}
