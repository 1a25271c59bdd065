import { createGroups } from './groups.ts'
import type { RawFound } from './result.ts'

/** What one rule found in one file. */
interface Evaluation {
  readonly found: readonly RawFound[]
  /** Whether the rule could not look, since there is no git. */
  readonly blind: boolean
}

/** Keeps evaluations for as long as nothing that they asked for has changed. */
export interface Evaluations {
  /**
   * The evaluation of a rule on a file: the one that is kept, or a new one.
   * @param rule The rule's number among those that are evaluated, from 0.
   */
  of(file: string, rule: number, evaluate: () => readonly RawFound[]): Evaluation
  /** Hears under which name the evaluation that is being made asks for what it looks at. */
  note(key: string): void
  /** Hears that the evaluation that is being made cannot look. */
  blind(): void
  /** Forgets every evaluation that asked for one of the keys; the files they were of. */
  invalidate(keys: Iterable<string>): ReadonlySet<string>
  forget(file: string): void
  /** Whether some evaluation that is kept asked for the key. */
  isUsed(key: string): boolean
  /** The files of the evaluations that are kept and asked for the key. */
  askers(key: string): Iterable<string>
}

/** An evaluation, and what it is of. It is filled while it is made. */
interface Kept extends Evaluation {
  readonly file: string
  readonly rule: number
  keys: readonly string[]
  found: readonly RawFound[]
  blind: boolean
}

const NONE: readonly never[] = []
/** What most rules make of most files: nothing asked, nothing found. It stands for all of those, of whatever file and rule. */
const IDLE: Kept = { file: '', rule: 0, keys: NONE, found: NONE, blind: false }

/** Keeps nothing yet. */
export function createEvaluations(): Evaluations {
  /** Those of a file, by the numbers of the rules. */
  const byFile = new Map<string, (Kept | undefined)[]>()
  /** Who asked for a key. */
  const users = createGroups<Kept>()
  /** The evaluation that is being made, and what it asked for so far. */
  let making: Kept | undefined
  const asked: string[] = []

  function drop(kept: Kept): void {
    const ofFile = byFile.get(kept.file)
    if (ofFile) ofFile[kept.rule] = undefined
    for (const key of kept.keys) users.delete(key, kept)
  }

  return {
    of(file, rule, evaluate) {
      const ofFile = byFile.get(file) ?? []
      const known = ofFile[rule]
      if (known) return known
      asked.length = 0
      const kept: Kept = { file, rule, keys: NONE, found: NONE, blind: false }
      making = kept
      const found = evaluate()
      making = undefined
      if (found.length > 0) kept.found = found
      // A copy has no room left to grow, of which there would be more than there are keys.
      if (asked.length > 0) kept.keys = [...asked]
      const isIdle = asked.length === 0 && found.length === 0 && !kept.blind
      ofFile[rule] = isIdle ? IDLE : kept
      byFile.set(file, ofFile)
      return kept
    },
    note(key) {
      if (making && users.add(key, making)) asked.push(key)
    },
    blind() {
      if (making) making.blind = true
    },
    invalidate(keys) {
      const files = new Set<string>()
      for (const key of keys) {
        for (const kept of users.of(key)) {
          files.add(kept.file)
          drop(kept)
        }
      }
      return files
    },
    forget(file) {
      for (const kept of byFile.get(file) ?? []) if (kept) drop(kept)
      byFile.delete(file)
    },
    isUsed: (key) => users.has(key),
    askers: (key) => Array.from(users.of(key), ({ file }) => file),
  }
}
