import { countBefore } from '../text/bisect.ts'

/** Names in the order of their code units, kept sorted as they come and go. */
interface SortedNames {
  add(name: string): void
  delete(name: string): void
  list(): readonly string[]
}

/** From so many new names on, sorting all costs less than putting each in its place. */
const MANY = 64

/** No names yet. */
export function createSortedNames(): SortedNames {
  const present = new Set<string>()
  const fresh = new Set<string>()
  let sorted: string[] = []
  let shared = false

  /** What was handed out stays as it is. */
  function own(): string[] {
    if (shared) sorted = [...sorted]
    shared = false
    return sorted
  }

  const placeOf = (name: string): number => countBefore(sorted, (each) => each < name)

  return {
    add(name) {
      if (present.has(name)) return
      present.add(name)
      fresh.add(name)
    },
    delete(name) {
      if (!present.delete(name) || fresh.delete(name)) return
      own().splice(placeOf(name), 1)
    },
    list() {
      if (fresh.size > MANY) sorted = [...sorted, ...fresh].sort()
      else for (const name of fresh) own().splice(placeOf(name), 0, name)
      fresh.clear()
      shared = true
      return sorted
    },
  }
}
