import type { Facts, FileFacts, GitFacts, PackageFacts } from '../facts/model.ts'
import type { Outline } from '../spec/outline.ts'
import { same, type Note } from './catalogue.ts'

/** The facts of the repository, with a memory of what was asked of them. */
export interface AskedFacts {
  /** The facts as one evaluation sees them. `blind` is called where there is no git to ask. */
  view(note: Note, blind: () => void): Facts
  /** Takes other facts and asks again what `isUsed`; the names of the answers that are now another. */
  replace(facts: Facts, isUsed: (key: string) => boolean): ReadonlySet<string>
  /** Forgets answers, since a document of the workspace that they came from has changed. */
  forget(key: string): void
}

interface Answer {
  readonly value: unknown
  ask(facts: Facts): unknown
}

/**
 * Facts that remember. A file that the workspace itself holds exists, and its anchors are those of its text there, whatever the disk says.
 * @param outlineOf The outline of such a file.
 */
export function createAskedFacts(initial: Facts, outlineOf: (file: string) => Outline | undefined): AskedFacts {
  let facts = initial
  const answers = new Map<string, Answer>()

  function ask<T>(note: Note, key: string, question: (facts: Facts) => T): T {
    note(key)
    const known = answers.get(key)
    if (known) return known.value as T
    const value = question(facts)
    answers.set(key, { value, ask: question })
    return value
  }

  return {
    view(note, blind) {
      const files: FileFacts = {
        kind: (path) => ask(note, `file:${path}`, (from) => (outlineOf(path) ? 'file' : from.files.kind(path))),
        anchors: (path) =>
          ask(note, `anchors:${path}`, (from) => {
            const outline = outlineOf(path)
            return outline?.sound ? new Set(outline.anchors) : from.files.anchors(path)
          }),
      }
      const packages: PackageFacts = {
        get known() {
          return ask(note, 'packages', (from) => from.packages.known)
        },
        find: (name) => ask(note, `package:${name}`, (from) => from.packages.find(name)),
      }
      return {
        files,
        packages,
        get git() {
          const base = ask(note, 'git', (from) => from.git?.base)
          if (base !== undefined) return gitView(base, note)
          blind()
          return undefined
        },
      }
    },
    replace(next, isUsed) {
      facts = next
      const changed = new Set<string>()
      for (const [key, answer] of answers) {
        if (!isUsed(key)) answers.delete(key)
        else {
          const value = answer.ask(facts)
          if (!same(plain(value), plain(answer.value))) changed.add(key)
          answers.set(key, { ...answer, value })
        }
      }
      return changed
    },
    forget: (key) => void answers.delete(key),
  }

  function gitView(base: string, note: Note): GitFacts {
    return {
      base,
      takenBy: (id, file) => ask(note, `taken:${id} ${file}`, (from) => from.git?.takenBy(id, file)),
      statusAtBase: (file) => ask(note, `base-status:${file}`, (from) => from.git?.statusAtBase(file)),
      lastChange: (file) => ask(note, `last-change:${file}`, (from) => from.git?.lastChange(file)),
    }
  }
}

function plain(value: unknown): unknown {
  return value instanceof Set ? [...(value as ReadonlySet<string>)].sort() : value
}
