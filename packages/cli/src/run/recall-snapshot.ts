import type { PlacedDiagnostic, SpecSummary } from '@truespec/core'
import { stampAt } from '../node/files.ts'
import { memo } from '../node/once.ts'
import { lookUp } from '../node/table.ts'
import { PART, partAt } from './listing.ts'
import type { Session } from './session.ts'
import {
  keep,
  partName,
  put,
  snapshotKey,
  writePart,
  type Bearer,
  type Known,
  type Rows,
  type Snapshot,
} from './snapshot.ts'
import { digest } from './surroundings.ts'

/** A snapshot as the cache has it, read as far as it is asked. Where a function gives undefined the cache has lost a row of it. */
export interface KeptSnapshot {
  readonly snapshot: Snapshot
  /** The numbers of the files that are not as they were; undefined too where files came or went, or more than `most` have changed. */
  changed(most: number): readonly number[] | undefined
  /** A file by its number. */
  known(number: number): Known | undefined
  bearers(id: string): readonly Bearer[] | undefined
  findings(): readonly PlacedDiagnostic[] | undefined
  /** A line of each spec. */
  specs(): readonly SpecSummary[] | undefined
  /** Keeps it as it is now. */
  renew(now: Renewed): void
}

/** What has become of a snapshot. */
interface Renewed extends Pick<Snapshot, 'folders' | 'notes' | 'probes' | 'renames'> {
  /** Files that are known otherwise, by number; of files that `known` was asked for. */
  readonly known: ReadonlyMap<number, Known>
  /** Specs whose line is another, by file. */
  readonly specs: ReadonlyMap<string, SpecSummary>
  /** Of all files. */
  readonly findings: readonly PlacedDiagnostic[]
}

/** The snapshot that the cache has of the session's root. */
export function recallSnapshot(session: Session): KeptSnapshot | undefined {
  const { cache, listing } = session
  const { files } = session.selection
  const key = snapshotKey(session)
  const text = cache.get('snapshot', key)
  if (text === undefined) return undefined
  const snapshot = JSON.parse(text) as Snapshot
  const row = (name: string, named: string | undefined): string | undefined => {
    const text = cache.get('snapshot', `${key}:${name}`)
    return text !== undefined && digest(text) === named ? text : undefined
  }
  const rowOf = memo((part: number) => row(partName(part), snapshot.parts[part]?.row))
  const filesOf = memo((part: number) => knownIn(rowOf(part)))
  let ids: string | undefined

  return {
    snapshot,
    changed(most) {
      if (listing.length !== snapshot.parts.length) return undefined
      const changed: number[] = []
      for (const [part, now] of listing.entries()) {
        if (now === snapshot.parts[part]?.listing) continue
        const known = filesOf(part)
        if (known?.length !== partAt(files.paths, part).length) return undefined
        for (const [i, { file, stamp }] of known.entries()) {
          const number = part * PART + i
          if (file !== files.paths[number]) return undefined
          if (stamp !== stampAt(files, number)) changed.push(number)
        }
        if (changed.length > most) return undefined
      }
      return changed
    },
    known: (number) => filesOf(partOf(number))?.[number % PART],
    bearers(id) {
      ids ??= row('ids', snapshot.ids)
      return ids === undefined ? undefined : (lookUp(ids, id) as readonly Bearer[])
    },
    findings() {
      const text = row('findings', snapshot.findings)
      return text === undefined ? undefined : (JSON.parse(text) as PlacedDiagnostic[])
    },
    specs() {
      const parts = snapshot.parts.map((_, part) => specsIn(rowOf(part)))
      return parts.includes(undefined) ? undefined : parts.flatMap((specs) => specs ?? [])
    },
    renew({ known, specs, findings, ...rest }) {
      const rows: Rows = new Map()
      const parts = [...snapshot.parts]
      for (const part of new Set(Array.from(known.keys(), partOf))) {
        const now = (filesOf(part) ?? []).map((file, i) => known.get(part * PART + i) ?? file)
        const lines = specsIn(rowOf(part)) ?? []
        const text = writePart(
          now,
          lines.map((line) => specs.get(line.file) ?? line),
        )
        parts[part] = { listing: listing[part] ?? '', row: put(rows, partName(part), text) }
      }
      keep(session, rows, { ...snapshot, ...rest, parts, findings: put(rows, 'findings', JSON.stringify(findings)) })
    },
  }
}

function partOf(number: number): number {
  return Math.floor(number / PART)
}

function knownIn(row: string | undefined): readonly Known[] | undefined {
  return row === undefined ? undefined : (JSON.parse(row.slice(0, row.indexOf('\n'))) as Known[])
}

function specsIn(row: string | undefined): readonly SpecSummary[] | undefined {
  return row === undefined ? undefined : (JSON.parse(row.slice(row.indexOf('\n') + 1)) as SpecSummary[])
}
