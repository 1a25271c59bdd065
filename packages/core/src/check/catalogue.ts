import type { WorkspaceView } from '../rules/define.ts'
import type { Outline } from '../spec/outline.ts'
import { createDependencies } from './dependencies.ts'
import { createGroups } from './groups.ts'
import { createSortedNames } from './sorted-names.ts'

/** Hears what is asked, under names that `takeChanged` gives back once the answer may be another. */
export type Note = (key: string) => void

/** The outlines of a workspace, found by file and by ID, and the loops of their dependencies. */
export interface Catalogue {
  get(file: string): Outline | undefined
  /** Sorted by file name. */
  all(): readonly Outline[]
  set(outline: Outline): void
  remove(file: string): void
  /** The catalogue as one evaluation sees it. */
  view(note: Note): WorkspaceView
  /** Every name under which a file itself is asked about. */
  keysOf(file: string): readonly string[]
  /** Every name under which an answer may have changed since the last call. */
  takeChanged(): ReadonlySet<string>
}

/** Of files that share one ID, so many count, the first by name: thousands of copies must not cost the square of their number. */
const MOST_BEARERS = 100

/** An empty catalogue. */
export function createCatalogue(): Catalogue {
  const outlines = new Map<string, Outline>()
  const byId = createGroups<string>()
  const bearers = new Map<string, readonly string[]>()
  const forms = new Map<string, number>()
  const names = createSortedNames()
  const dependencies = createDependencies(filesWith)
  let changed = new Set<string>()

  function change(file: string, before: Outline | undefined, after: Outline | undefined): void {
    if (after) {
      outlines.set(file, after)
      names.add(file)
    } else if (outlines.delete(file)) names.delete(file)
    if (!before || !after) changed.add(`file:${file}`)
    if (!same(before?.anchors, after?.anchors) || before?.sound !== after?.sound) changed.add(`anchors:${file}`)
    if (before?.id?.text !== after?.id?.text) {
      if (before?.id) leave(before.id.text, file)
      if (after?.id) join(after.id.text, file)
    } else if (before && after?.id) {
      for (const property of Object.keys({ ...before, ...after }) as readonly (keyof Outline)[]) {
        if (!same(before[property], after[property])) changed.add(`id:${after.id.text}/${property}`)
      }
    }
    const needs = after?.dependsOn.map((each) => each.text)
    if (
      !same(
        before?.dependsOn.map((each) => each.text),
        needs,
      )
    )
      dependencies.set(file, needs)
  }

  function join(id: string, file: string): void {
    byId.add(id, file)
    touch(id, 1)
  }

  function leave(id: string, file: string): void {
    byId.delete(id, file)
    touch(id, -1)
  }

  function touch(id: string, by: 1 | -1): void {
    bearers.delete(id)
    dependencies.moved(id)
    changed.add(`id:${id}`)
    countForm(id, by)
  }

  function filesWith(id: string): readonly string[] {
    const known = bearers.get(id) ?? [...byId.of(id)].sort().slice(0, MOST_BEARERS)
    // Of one alone there is nothing to sort.
    if (known.length > 1) bearers.set(id, known)
    return known
  }

  function countForm(id: string, by: 1 | -1): void {
    const form = formOf(id)
    const before = forms.get(form) ?? 0
    forms.set(form, before + by)
    if (before === 0 || before + by === 0) changed.add(`form:${form}`)
  }

  function refreshLoops(): void {
    for (const file of dependencies.refresh()) changed.add(`loops:${file}`)
  }

  return {
    get: (file) => outlines.get(file),
    all: () => names.list().flatMap((file) => outlines.get(file) ?? []),
    set: (outline) => change(outline.file, outlines.get(outline.file), outline),
    remove: (file) => change(file, outlines.get(file), undefined),
    view: (note) => ({
      withId(id) {
        note(`id:${id}`)
        return filesWith(id).flatMap((file) => {
          const outline = outlines.get(file)
          return outline ? [watched(outline, (property) => note(`id:${id}/${property}`))] : []
        })
      },
      loopsFrom(file) {
        refreshLoops()
        note(`loops:${file}`)
        return dependencies.loopsFrom(file)
      },
      knowsIdForm(id) {
        note(`form:${formOf(id)}`)
        return (forms.get(formOf(id)) ?? 0) > 0
      },
    }),
    keysOf(file) {
      const outline = outlines.get(file)
      const id = outline?.id?.text
      const properties = id === undefined ? [] : Object.keys(outline ?? {}).map((property) => `id:${id}/${property}`)
      return [`file:${file}`, `anchors:${file}`, ...(id === undefined ? [] : [`id:${id}`]), ...properties]
    },
    takeChanged() {
      refreshLoops()
      const taken = changed
      changed = new Set()
      return taken
    },
  }
}

/** Whether two values of plain data are equal, members in the same order. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** An ID without its numbers: `SPEC-2026-11-22-001` is of the form `SPEC-0-0-0-0`. */
export function formOf(id: string): string {
  return id.replace(/\d+/g, '0')
}

/** The outline, telling which of its properties are looked at. Its file is always the same. */
function watched(outline: Outline, note: (property: string) => void): Outline {
  return new Proxy(outline, {
    get(target, property, receiver) {
      if (typeof property === 'string' && property !== 'file') note(property)
      return Reflect.get(target, property, receiver) as unknown
    },
    ownKeys(target) {
      for (const property of Object.keys(target)) note(property)
      return Reflect.ownKeys(target)
    },
  })
}
