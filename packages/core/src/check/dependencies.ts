import { createGroups } from './groups.ts'
import { findLoops, type Loop, type Loops } from './loops.ts'

/** Which file needs which, kept as files change, and the loops among them. */
export interface Dependencies {
  /** The IDs that a file needs; undefined where there is no such file any more. */
  set(file: string, needs: readonly string[] | undefined): void
  /** Other files than before bear the ID. */
  moved(id: string): void
  /** The loops that start at a file, as of the last `refresh`. */
  loopsFrom(file: string): readonly Loop[]
  /** Looks for loops again, if some may have come or gone; the files whose loops are others now. */
  refresh(): readonly string[]
}

/** From so many changed files on, a look at the whole costs less than one at each. */
const MOST_LOOKED_AT = 20

/**
 * No dependencies yet. A loop comes or goes only with an edge on it, so an edit that changes an edge costs a look at what its file
 * reaches, and only a loop found or broken costs a look at the whole.
 * @param filesWith The files that bear an ID.
 */
export function createDependencies(filesWith: (id: string) => readonly string[]): Dependencies {
  const needs = new Map<string, readonly string[]>()
  const needers = createGroups<string>()
  /** Files that have a dependency, and the files that each depends on. */
  const edges = new Map<string, readonly string[]>()
  const stale = new Set<string>()
  let loops: Loops = { byFirst: new Map(), files: new Set() }

  function resolve(file: string): boolean {
    const before = edges.get(file) ?? []
    const after = [...new Set((needs.get(file) ?? []).flatMap((id) => filesWith(id)))]
    if (before.length === after.length && before.every((each, i) => each === after[i])) return false
    if (after.length > 0) edges.set(file, after)
    else edges.delete(file)
    return true
  }

  /** Whether a file depends on itself, over however many others. */
  function returns(file: string): boolean {
    const seen = new Set<string>()
    const queue = [file]
    for (const at of queue) {
      for (const next of edges.get(at) ?? []) {
        if (next === file) return true
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
    return false
  }

  return {
    set(file, ids) {
      for (const id of needs.get(file) ?? []) needers.delete(id, file)
      if (ids && ids.length > 0) needs.set(file, ids)
      else needs.delete(file)
      for (const id of ids ?? []) needers.add(id, file)
      stale.add(file)
    },
    moved(id) {
      for (const file of needers.of(id)) stale.add(file)
    },
    loopsFrom: (file) => loops.byFirst.get(file) ?? [],
    refresh() {
      const changed = [...stale].filter(resolve)
      stale.clear()
      const matters = (file: string): boolean => loops.files.has(file) || returns(file)
      if (changed.length === 0 || (changed.length <= MOST_LOOKED_AT && !changed.some(matters))) return []
      const before = loops
      loops = findLoops(edges)
      const starts = new Set([...before.byFirst.keys(), ...loops.byFirst.keys()])
      return [...starts].filter((file) => !sameLoops(before.byFirst.get(file) ?? [], loops.byFirst.get(file) ?? []))
    },
  }
}

function sameLoops(a: readonly Loop[], b: readonly Loop[]): boolean {
  return a.length === b.length && a.every((loop, i) => loop.join('\n') === b[i]?.join('\n'))
}
