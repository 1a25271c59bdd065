import { formOf, hash64, type Outline, type Placed, type Report, type SpecSummary, seenByOthers } from '@truespec/core'
import { stampAt } from '../node/files.ts'
import { writeTable } from '../node/table.ts'
import { PART, partAt } from './listing.ts'
import { renames } from './refused.ts'
import type { Session } from './session.ts'
import { digest } from './surroundings.ts'
import type { OpenWorkspace } from './workspace.ts'

/** Changed files, together with those that are told something else by them, that a run looks at without looking at all. */
export const MOST_LOOKED_AT = 100

/**
 * A run as the next one needs it where only few files have changed since. What is long lies in rows of its own, so that neither run reads or
 * writes more than it has to do with. Each row is named by the digest of its text: what another process has put in its place is no row of this.
 */
export interface Snapshot {
  readonly parts: readonly Part[]
  /** The row with the bearers of each ID. */
  readonly ids: string
  /** The row with the findings, before any baseline. */
  readonly findings: string
  /** Of each form that an ID has, the first files with such an ID, by number: more than are ever looked at. */
  readonly forms: readonly (readonly number[])[]
  /** Whether some finding has a fix that takes a name away: then it counts who refers to what. */
  readonly renames: boolean
  /** How many specs there are. */
  readonly count: number
  readonly passedOver: number
  readonly skipped: string
  readonly folders: string
  readonly notes: readonly string[]
  readonly probes: readonly (readonly [path: string, probe: string])[]
}

/** A part of the files: how they stood, and the row with what is known of them. */
export interface Part {
  readonly listing: string
  readonly row: string
}

/** A file that was read, be it a spec or not. */
export interface Known {
  readonly file: string
  readonly stamp: string
  /** Under which the cache has its result. */
  readonly key: string
  /** What other files may have been told of it; empty for one that is no spec. */
  readonly view: string
  /** Of that, what decides who is told anything at all: the IDs that it bears and needs. */
  readonly ties: string
  /** See `usesOf`. */
  readonly uses: string
  /** Whether others are told of it by its outline alone, and never look at the file. */
  readonly sound: boolean
  /** The files whose findings rest on what it says, by number. */
  readonly askers: readonly number[]
}

/** A file that bears an ID. */
export interface Bearer {
  readonly number: number
  /** The IDs that it depends on. */
  readonly needs: readonly string[]
}

/** Rows by their names. */
export type Rows = Map<string, string>

/** Under which the cache has the snapshot of the session's root; its rows follow with `:` and their names. */
export function snapshotKey({ project, today, refs }: Session): string {
  return digest(JSON.stringify([project.key, project.place.root, today, refs?.fingerprint, refs?.base.name]))
}

/** Keeps what a whole run found, before any baseline. A run with findings outside the specs themselves (in metadata files) is not kept. */
export function keepSnapshot(session: Session, open: OpenWorkspace, report: Report, notes: readonly string[]): void {
  const { selection, listing } = session
  if (!selection.isWhole || !session.settled || open.vanished > 0) return
  const { paths: files } = selection.files
  // A file whose result is not kept would have to be read every time; there are few such, and none in a repository that is in order.
  if (files.some((file) => !open.keys.has(file))) return
  const numbers = new Map(files.map((file, i) => [file, i]))
  if (report.specs.length === 0 || report.diagnostics.some(({ file }) => !numbers.has(file))) return
  const outlines = new Map(open.workspace.outlines().map((outline) => [outline.file, outline]))
  const specs = new Map(report.specs.map((spec) => [spec.file, spec]))
  const rows: Rows = new Map()
  const parts = listing.map((listing, p) => {
    const known = partAt(files, p).map((file, i): Known => {
      const askers = [...open.workspace.askers(file)].flatMap((asker) => numbers.get(asker) ?? [])
      const stamp = stampAt(selection.files, p * PART + i)
      return knownFile(file, stamp, open.keys.get(file) ?? '', outlines.get(file), askers)
    })
    const text = writePart(
      known,
      known.flatMap(({ file }) => specs.get(file) ?? []),
    )
    return { listing, row: put(rows, partName(p), text) }
  })
  const bearers = files.flatMap((file, number): readonly (readonly [string, Bearer])[] => {
    const outline = outlines.get(file)
    return outline?.id ? [[outline.id.text, { number, needs: outline.dependsOn.map(({ text }) => text) }]] : []
  })
  keep(session, rows, {
    parts,
    ids: put(rows, 'ids', writeTable(bearers)),
    findings: put(rows, 'findings', JSON.stringify(report.diagnostics)),
    forms: formsOf(bearers),
    renames: open.workspace.diagnostics().some(renames),
    count: report.specs.length,
    passedOver: report.passedOver,
    skipped: JSON.stringify(selection.skipped),
    folders: session.folders,
    notes,
    probes: [...open.probes()],
  })
}

/** Writes a snapshot, with those of its rows that are new. All at once, so that another process sees one or the other. */
export function keep(session: Session, rows: Rows, snapshot: Snapshot): void {
  const key = snapshotKey(session)
  const named = Array.from(rows, ([name, text]) => [`${key}:${name}`, text] as const)
  session.cache.setMany('snapshot', [...named, [key, JSON.stringify(snapshot)]])
}

/** Adds a row; gives the digest that it is named by. */
export function put(rows: Rows, name: string, text: string): string {
  rows.set(name, text)
  return digest(text)
}

/** The name of a part's row. */
export function partName(part: number): string {
  return `part ${part}`
}

/** A part's row: what is known of its files, and the line of each of its specs, which only some formats list. JSON holds no line break. */
export function writePart(known: readonly Known[], specs: readonly SpecSummary[]): string {
  return `${JSON.stringify(known)}\n${JSON.stringify(specs)}`
}

/** What is known of a file once it was read. */
export function knownFile(
  file: string,
  stamp: string,
  key: string,
  outline: Outline | undefined,
  askers: readonly number[],
): Known {
  return {
    file,
    stamp,
    key,
    view: viewOf(outline),
    ties: tiesOf(outline),
    uses: usesOf(outline),
    sound: outline?.sound ?? false,
    askers,
  }
}

function formsOf(bearers: readonly (readonly [id: string, bearer: Bearer])[]): readonly (readonly number[])[] {
  const forms = new Map<string, number[]>()
  for (const [id, { number }] of bearers) {
    const form = formOf(id)
    const known = forms.get(form)
    if (known === undefined) forms.set(form, [number])
    else if (known.length <= MOST_LOOKED_AT) known.push(number)
  }
  return [...forms.values()]
}

/** What ties a spec to others, as one short text. */
export function tiesOf(outline: Outline | undefined): string {
  if (outline === undefined) return ''
  const { id, dependsOn, sound } = outline
  return hash64(JSON.stringify([id?.text, dependsOn.map(({ text }: Placed) => text), sound]))
}

/** The names by which a spec refers to others, as one short text: as long as it does, these keep them. */
export function usesOf(outline: Outline | undefined): string {
  if (outline === undefined) return ''
  const anchors = outline.links.flatMap(({ url }) => (url.indexOf('#') > 0 ? url : []))
  const ids = outline.mentions.flatMap(({ kind, id, spec = '' }) =>
    kind === 'spec' || spec !== '' ? `${spec}/${id}` : [],
  )
  return hash64(JSON.stringify([...new Set([...anchors, ...ids])].toSorted()))
}

/** What other specs are told of a spec, as one short text. */
export function viewOf(outline: Outline | undefined): string {
  if (outline === undefined) return ''
  const needs = outline.dependsOn.map(({ text }: Placed) => text)
  return hash64(JSON.stringify({ ...seenByOthers(outline), dependsOn: needs }))
}
