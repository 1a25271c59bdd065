import { nearest, outlineOf, type Spec } from '@truespec/core'
import { resolve } from 'node:path'
import { UserError } from '../../errors.ts'
import { toRelative } from '../../node/find.ts'
import type { Project } from '../project.ts'
import { isPath } from '../read-spec.ts'
import { select } from '../select.ts'
import { statusName } from '../status.ts'

/** The specs that IDs, files and folders name, by path, each once; without any, every spec. Throws `UserError` for a name that is of none. */
export function chooseSpecs(
  project: Project,
  asked: readonly string[],
  readSpec: (file: string) => Spec,
): readonly Spec[] {
  const paths = asked.filter((name) => isPath(name) || isThere(project, name))
  const ids = asked.filter((name) => !paths.includes(name))
  const found = new Map<string, Spec>()
  if (asked.length === 0 || paths.length > 0) {
    const { files, explicit, isReported } = select(project, paths)
    for (const path of files.paths) {
      if (!isReported(path)) continue
      const spec = readSpec(path)
      if (explicit.has(path) || looksLikeSpec(spec, project)) found.set(path, spec)
    }
  }
  if (ids.length > 0) for (const spec of specsWith(ids, project, readSpec)) found.set(spec.file, spec)
  return [...found.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

function isThere({ disk, place }: Project, name: string): boolean {
  const inside = toRelative(place.root, resolve(place.cwd, name))
  return inside !== undefined && disk.stat(inside) !== undefined
}

function looksLikeSpec(spec: Spec, { config }: Project): boolean {
  return outlineOf(spec, statusName(config)).looksLikeSpec
}

function specsWith(ids: readonly string[], project: Project, readSpec: (file: string) => Spec): readonly Spec[] {
  const { files } = select(project, [])
  const specs = files.paths.map(readSpec)
  const known = new Set(specs.flatMap(({ id }) => (id ? [id.value.text] : [])))
  for (const id of ids) {
    if (known.has(id)) continue
    const near = nearest(id, [...known])
    throw new UserError({
      what: `no spec has the ID '${id}'`,
      why: `${files.paths.length} files were read`,
      next: near ? `did you mean ${near}?` : '`truespec list` shows the IDs',
    })
  }
  return specs.filter(({ id }) => id !== undefined && ids.includes(id.value.text))
}
