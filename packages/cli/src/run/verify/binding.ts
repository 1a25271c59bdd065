import { addressedAs, namePattern, type Binding, type Config, type NamePattern, type Outline } from '@truespec/core'
import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Disk } from '../../node/disk.ts'
import type { Git } from '../../node/git.ts'
import { toRelative, type Place } from '../../node/find.ts'

/** How results are told whose they are, in a project with these specs. */
export function bindingOf(
  {
    place,
    disk,
    config,
    git,
  }: { readonly place: Place; readonly disk: Disk; readonly config: Config; readonly git: Git | undefined },
  outlines: readonly Outline[],
): Binding {
  const { names, components, metrics } = config.verify
  const specs = new Map(outlines.map(({ file, id }) => [file, addressedAs(id?.text, file)]))
  const ids = new Set(specs.values())
  const below = remembering((path: string, root: string | undefined) => pathBelow(place, disk, path, root))
  return {
    names: names.flatMap((text): readonly NamePattern[] => {
      const pattern = namePattern(text)
      return 'fault' in pattern ? [] : [pattern]
    }),
    specOf: (source) => specs.get(source) ?? specs.get(below(source, undefined) ?? ''),
    isSpec: (name) => ids.has(name),
    below,
    namesakes: namesakesIn(git),
    components,
    metrics,
  }
}

/**
 * The path of a report as one below the root; undefined where it leads out of it, or no such file is there: then the report speaks of
 * another tree.
 */
function pathBelow(place: Place, disk: Disk, path: string, root: string | undefined): string | undefined {
  const own = localPath(path)
  const base = root === undefined ? place.root : resolve(place.root, localPath(root))
  const absolute = isAbsolute(own) ? own : resolve(base, own)
  const inside = toRelative(place.root, absolute) ?? toRelative(place.root, canonical(absolute))
  // Of packages nobody asks how far they ran, and a component may bear the name of one of their files.
  if (inside === undefined || inside.split('/').includes('node_modules')) return undefined
  const stat = disk.follow(inside)
  return typeof stat === 'object' && stat.kind === 'file' ? inside : undefined
}

/**
 * Committed files of the same name, asked for once, and only where a component goes by a name. A tool that leaves out what no test touches
 * would make the other one the only one.
 */
function namesakesIn(git: Git | undefined): (file: string) => readonly string[] {
  let known: ReadonlyMap<string, readonly string[]> | undefined
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  return (file) => {
    known ??= Map.groupBy(committedFiles(git), nameOf)
    return (known.get(nameOf(file)) ?? []).filter((path) => path !== file && !path.split('/').includes('node_modules'))
  }
}

function committedFiles(git: Git | undefined): readonly string[] {
  const answer = git?.ask(['ls-tree', '-r', '-z', '--name-only', 'HEAD'])
  return answer?.status === 0 ? answer.stdout.toString('utf8').split('\0') : []
}

function localPath(path: string): string {
  if (/^file:\/\//i.test(path)) {
    try {
      return fileURLToPath(path)
    } catch {
      return path
    }
  }
  return path
}

/** With the links of its folder resolved: the root's own path has none. */
function canonical(absolute: string): string {
  try {
    return join(realpathSync.native(dirname(absolute)), basename(absolute))
  } catch {
    return absolute
  }
}

function remembering(
  ask: (path: string, root: string | undefined) => string | undefined,
): (path: string, root: string | undefined) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (path, root) => {
    const key = `${root ?? ''}\0${path}`
    if (!known.has(key)) known.set(key, ask(path, root))
    return known.get(key)
  }
}
