import { normalizeKey } from '../../markdown/normalize.ts'
import type { Pair } from '../../spec/model.ts'

/** The milestones that are called as one before them, each with that. Two of one phase under names of their own are two steps of it. */
export function milestoneTwins(reached: readonly Pair[]): ReadonlyMap<Pair, Pair> {
  const first = new Map<string, Pair>()
  const twins = new Map<Pair, Pair>()
  for (const pair of reached) {
    const name = normalizeKey(pair.key.text)
    const before = first.get(name)
    if (before) twins.set(pair, before)
    else first.set(name, pair)
  }
  return twins
}
