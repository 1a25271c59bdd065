import type { Cache } from './cache.ts'
import { answered, type Git } from './git.ts'
import { firstFrom } from './sorted.ts'

/** HEAD and all its ancestors: `git rev-list --timestamp --parents` as data. */
export interface Ancestors {
  /** Children before parents, else newest first. */
  readonly hashes: readonly string[]
  /** Where a commit stands in `hashes`. */
  placeOf(commit: string): number | undefined
  /** When a commit was committed, in seconds since 1970. */
  timeOf(commit: string): number | undefined
  /** The commits that begin with some digits. */
  beginningWith(digits: string): readonly string[]
  /** The newest commit that every line of the history had at a time (seconds since 1970). */
  at(seconds: number): string | undefined
  /** A commit and its ancestors, less another and its. */
  between(from: string, without: string): readonly string[]
}

/** Reads the history of a commit in one go. `key` names it in the cache; without it nothing is kept. */
export function readAncestors(git: Git, head: string, cache: Cache, key: string | undefined): Ancestors {
  const known = key === undefined ? undefined : cache.get('git', key)
  if (known !== undefined) return ancestorsOf(known)
  const answer = git.ask(['rev-list', '--date-order', '--timestamp', '--parents', '--stdin'], `${head}\n`)
  const text = answered(answer, 'the history of what is checked out').toString('latin1')
  if (key !== undefined) cache.setMany('git', [[key, text]])
  return ancestorsOf(text)
}

/** The same from lines of time, hash and parents. */
export function ancestorsOf(text: string): Ancestors {
  const hashes: string[] = []
  const times: number[] = []
  const named: (readonly string[])[] = []
  const places = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [time = '', hash, ...parents] = line.split(' ')
    if (hash === undefined) continue
    places.set(hash, hashes.length)
    hashes.push(hash)
    times.push(Number(time))
    named.push(parents)
  }
  // Places of parents that a shallow clone lacks are none.
  const parents = named.map((list) => list.flatMap((hash) => places.get(hash) ?? []))
  const answers = new Map<number, string | undefined>()
  let sorted: readonly string[] | undefined
  const graph: Graph = { times, parents }
  return {
    hashes,
    placeOf: (commit) => places.get(commit),
    timeOf: (commit) => times[places.get(commit) ?? -1],
    beginningWith(digits) {
      if (places.has(digits)) return [digits]
      sorted ??= hashes.toSorted()
      return startingWith(sorted, digits)
    },
    at(seconds) {
      if (!answers.has(seconds)) answers.set(seconds, hashes[meetingPlace(graph, headsAt(graph, seconds)) ?? -1])
      return answers.get(seconds)
    },
    between(from, without) {
      const [start, end] = [places.get(from), places.get(without)]
      if (start === undefined) return []
      const reached = reach(graph, start)
      const less = end === undefined ? undefined : reach(graph, end)
      return hashes.filter((_, i) => reached[i] === 1 && less?.[i] !== 1)
    },
  }
}

/** Those of a sorted list of hashes that begin with some digits. */
function startingWith(sorted: readonly string[], digits: string): readonly string[] {
  return sorted.slice(firstFrom(sorted, digits), firstFrom(sorted, `${digits}g`))
}

/** By place, children before parents. */
interface Graph {
  readonly times: readonly number[]
  readonly parents: readonly (readonly number[])[]
}

/** The commits at or before a time that none of their descendants that old stands above. */
function headsAt({ times, parents }: Graph, seconds: number): readonly number[] {
  const below = new Uint8Array(times.length)
  const heads: number[] = []
  for (const [i, time] of times.entries()) {
    if (below[i] === 0 && time > seconds) continue
    if (below[i] === 0) heads.push(i)
    for (const parent of parents[i] ?? []) below[parent] = 1
  }
  return heads
}

/**
 * The first commit, going down from some, that all their lines come through. Which of several lines a report was made on nobody knows:
 * only what all of them had is sure.
 */
function meetingPlace({ times, parents }: Graph, heads: readonly number[]): number | undefined {
  const open = new Set(heads)
  for (let i = heads[0] ?? times.length; i < times.length; i++) {
    if (!open.has(i)) continue
    if (open.size === 1) return i
    open.delete(i)
    const further = parents[i] ?? []
    // A beginning of its own: it has nothing in common with the others.
    if (further.length === 0) return undefined
    for (const parent of further) open.add(parent)
  }
  return undefined
}

function reach({ times, parents }: Graph, start: number): Uint8Array {
  const reached = new Uint8Array(times.length)
  reached[start] = 1
  for (let i = start; i < times.length; i++)
    if (reached[i] === 1) for (const parent of parents[i] ?? []) reached[parent] = 1
  return reached
}
