import type { Facts, FileFacts, GitFacts, PackageFacts } from '../facts/model.ts'
import type { Outline } from '../spec/outline.ts'
import { same, type Note } from './catalogue.ts'

/** The facts of the repository, with a memory of what was asked of them. */
interface AskedFacts {
  /** The facts as evaluations see them. `blind` is called where there is no git to ask. */
  view(note: Note, blind: () => void): Facts
  /** Takes other facts and asks again what `isUsed`; the names of the answers that are now another. */
  replace(facts: Facts, isUsed: (key: string) => boolean): ReadonlySet<string>
  /** Forgets answers, since a document of the workspace that they came from has changed. */
  forget(key: string): void
}

/** A question by the name of its kind and what it asks about. */
type Question = (facts: Facts, about: string, file: string) => unknown

/**
 * Facts that remember. A file that the workspace itself holds exists, and its anchors are those of its text there, whatever the disk says.
 * @param outlineOf The outline of such a file.
 */
export function createAskedFacts(initial: Facts, outlineOf: (file: string) => Outline | undefined): AskedFacts {
  let facts = initial
  /** By the name of the question: from that it can be asked again. There are several for every file, so they hold nothing else. */
  const answers = new Map<string, unknown>()

  const questions = {
    file: ({ files }, path) => (outlineOf(path) ? 'file' : files.kind(path)),
    anchors: ({ files }, path) => {
      const outline = outlineOf(path)
      return outline?.sound ? new Set(outline.anchors) : files.anchors(path)
    },
    packages: ({ packages }) => packages.known,
    package: ({ packages }, name) => packages.find(name),
    git: ({ git }) => git?.base,
    taken: ({ git }, id, file) => git?.takenBy(id, file),
    'base-status': ({ git }, file) => git?.statusAtBase(file),
    'last-change': ({ git }, file) => git?.lastChange(file),
  } satisfies Record<string, Question>
  type Kind = keyof typeof questions

  function ask<K extends Kind>(note: Note, kind: K, about = '', file = ''): ReturnType<(typeof questions)[K]> {
    const key = file === '' ? `${kind}:${about}` : `${kind}:${about}\0${file}`
    note(key)
    if (!answers.has(key)) answers.set(key, (questions[kind] as Question)(facts, about, file))
    return answers.get(key) as ReturnType<(typeof questions)[K]>
  }

  function askAgain(key: string): unknown {
    const colon = key.indexOf(':')
    // No name of a file holds a NUL.
    const end = key.lastIndexOf('\0')
    const about = key.slice(colon + 1, end < 0 ? undefined : end)
    return (questions[key.slice(0, colon) as Kind] as Question)(facts, about, end < 0 ? '' : key.slice(end + 1))
  }

  return {
    view(note, blind) {
      const files: FileFacts = {
        kind: (path) => ask(note, 'file', path),
        anchors: (path) => ask(note, 'anchors', path),
      }
      const packages: PackageFacts = {
        get known() {
          return ask(note, 'packages')
        },
        find: (name) => ask(note, 'package', name),
      }
      const git: Omit<GitFacts, 'base'> = {
        takenBy: (id, file) => ask(note, 'taken', id, file),
        statusAtBase: (file) => ask(note, 'base-status', file),
        lastChange: (file) => ask(note, 'last-change', file),
      }
      let based: GitFacts | undefined
      return {
        files,
        packages,
        get git() {
          const base = ask(note, 'git')
          if (base === undefined) {
            blind()
            return undefined
          }
          if (based?.base !== base) based = { ...git, base }
          return based
        },
      }
    },
    replace(next, isUsed) {
      facts = next
      const changed = new Set<string>()
      for (const [key, before] of answers) {
        if (!isUsed(key)) answers.delete(key)
        else {
          const value = askAgain(key)
          if (!same(plain(value), plain(before))) changed.add(key)
          answers.set(key, value)
        }
      }
      return changed
    },
    forget: (key) => void answers.delete(key),
  }
}

function plain(value: unknown): unknown {
  return value instanceof Set ? [...(value as ReadonlySet<string>)].sort() : value
}
