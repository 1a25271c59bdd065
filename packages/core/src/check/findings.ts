import { byPlace, type Diagnostic } from '../text/diagnostic.ts'
import { createSortedNames } from './sorted-names.ts'

/** The findings of every file, settled where they are asked for. */
export interface Findings {
  /** The file's findings may be others now. */
  unsettle(file: string): void
  remove(file: string): void
  of(file: string): readonly Diagnostic[]
  /** All, by place. The same list until something changes. */
  all(): readonly Diagnostic[]
}

/**
 * No findings yet. Asking for all of them costs what has changed, and what there is, but nothing for the files that have none.
 * @param settle The findings of one file, by place.
 */
export function createFindings(settle: (file: string) => readonly Diagnostic[]): Findings {
  const lists = new Map<string, readonly Diagnostic[]>()
  const unsettled = new Set<string>()
  const names = createSortedNames()
  /** Files some of whose findings are in another one: their metadata file. */
  const elsewhere = new Set<string>()
  let all: readonly Diagnostic[] | undefined

  function put(file: string, list: readonly Diagnostic[]): void {
    all = undefined
    if (list.length > 0) {
      lists.set(file, list)
      names.add(file)
    } else if (lists.delete(file)) names.delete(file)
    if (list.some((each) => each.file !== file)) elsewhere.add(file)
    else elsewhere.delete(file)
  }

  function of(file: string): readonly Diagnostic[] {
    if (unsettled.has(file)) {
      put(file, settle(file))
      unsettled.delete(file)
    }
    return lists.get(file) ?? []
  }

  return {
    of,
    unsettle: (file) => void unsettled.add(file),
    remove(file) {
      unsettled.delete(file)
      put(file, [])
    },
    all() {
      for (const file of unsettled) of(file)
      if (all) return all
      const found = names.list().flatMap((file) => lists.get(file) ?? [])
      all = elsewhere.size > 0 ? found.sort(byPlace) : found
      return all
    },
  }
}
