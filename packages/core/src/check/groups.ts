/** Several values by one key, in the order they came. */
export interface Groups<V extends string | object> {
  /** False where the key has the value already. */
  add(key: string, value: V): boolean
  delete(key: string, value: V): void
  has(key: string): boolean
  of(key: string): Iterable<V>
}

/** No values yet. A key with one value has no set for it: in a workspace there are many times more such keys than files. */
export function createGroups<V extends string | object>(): Groups<V> {
  const groups = new Map<string, V | Set<V>>()
  return {
    add(key, value) {
      const there = groups.get(key)
      if (there === undefined) groups.set(key, value)
      else if (!(there instanceof Set)) {
        if (there === value) return false
        groups.set(key, new Set([there, value]))
      } else {
        if (there.has(value)) return false
        there.add(value)
      }
      return true
    },
    delete(key, value) {
      const there = groups.get(key)
      if (there instanceof Set) there.delete(value)
      if (there === value || (there instanceof Set && there.size === 0)) groups.delete(key)
    },
    has: (key) => groups.has(key),
    of(key) {
      const there = groups.get(key)
      if (there === undefined) return []
      return there instanceof Set ? there : [there]
    },
  }
}
