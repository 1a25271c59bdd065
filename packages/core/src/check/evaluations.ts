import type { RawFound } from './result.ts'
import type { Note } from './catalogue.ts'

/** What one rule found in one file, and under which names it asked for what it looked at. */
export interface Evaluation {
  readonly found: readonly RawFound[]
  /** Whether the rule could not look, since there is no git. */
  readonly blind: boolean
}

/** Keeps evaluations for as long as nothing that they asked for has changed. */
export interface Evaluations {
  /** The evaluation of a rule on a file: the one that is kept, or a new one. */
  of(file: string, code: string, evaluate: (note: Note, blind: () => void) => readonly RawFound[]): Evaluation
  /** Forgets every evaluation that asked for one of the keys; the files they were of. */
  invalidate(keys: Iterable<string>): ReadonlySet<string>
  forget(file: string): void
  /** Whether some evaluation that is kept asked for the key. */
  isUsed(key: string): boolean
  /** The files of the evaluations that are kept and asked for the key. */
  askers(key: string): Iterable<string>
}

interface Kept extends Evaluation {
  readonly file: string
  readonly code: string
  readonly keys: ReadonlySet<string>
}

/** Keeps nothing yet. */
export function createEvaluations(): Evaluations {
  const byFile = new Map<string, Map<string, Kept>>()
  const byKey = new Map<string, Set<Kept>>()

  function drop(kept: Kept): void {
    byFile.get(kept.file)?.delete(kept.code)
    for (const key of kept.keys) {
      const users = byKey.get(key)
      users?.delete(kept)
      if (users?.size === 0) byKey.delete(key)
    }
  }

  function keep(kept: Kept): void {
    const ofFile = byFile.get(kept.file) ?? new Map<string, Kept>()
    byFile.set(kept.file, ofFile.set(kept.code, kept))
    for (const key of kept.keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(kept))
  }

  return {
    of(file, code, evaluate) {
      const known = byFile.get(file)?.get(code)
      if (known) return known
      const keys = new Set<string>()
      let blind = false
      const found = evaluate(
        (key) => keys.add(key),
        () => (blind = true),
      )
      const kept: Kept = { file, code, found, blind, keys }
      keep(kept)
      return kept
    },
    invalidate(keys) {
      const files = new Set<string>()
      for (const key of keys) {
        for (const kept of byKey.get(key) ?? []) {
          files.add(kept.file)
          drop(kept)
        }
      }
      return files
    },
    forget(file) {
      for (const kept of byFile.get(file)?.values() ?? []) drop(kept)
      byFile.delete(file)
    },
    isUsed: (key) => byKey.has(key),
    askers: (key) => [...(byKey.get(key) ?? [])].map(({ file }) => file),
  }
}
