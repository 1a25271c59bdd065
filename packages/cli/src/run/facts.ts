import {
  anchorsOf,
  outlineOf,
  read,
  type FileFacts,
  type GitFacts,
  type MarkdownEngine,
  type Outline,
  type PackageFacts,
  type Schema,
} from '@truespec/core'
import type { Disk, Stat } from '../node/disk.ts'
import { gitFacts, type GitFactsSource } from '../node/git-facts.ts'
import { readPackages } from '../node/packages.ts'
import type { Engines } from './engines.ts'
import { notingDisk } from './probe.ts'
import type { Session } from './session.ts'
import { statusName } from './status.ts'

/** Facts of files that also tell what was looked at: a later run with the same answers there needs no new look. */
interface ProbingFiles extends FileFacts {
  readonly packages: PackageFacts
  /** Reads a text file that a spec draws on; undefined where it is none, or leaves the root. */
  readText(path: string): string | undefined
  /** Every path that was looked at, with what stood there. */
  probes(): ReadonlyMap<string, string>
}

const LARGEST = 8 * 1024 * 1024

/** Looks at the disk, at each path once. */
export function probingFiles(disk: Disk, engine: () => MarkdownEngine): ProbingFiles {
  const probes = new Map<string, string>()
  const noting = notingDisk(disk, (path, probe) => probes.has(path) || probes.set(path, probe))
  const stats = new Map<string, Stat | 'outside' | undefined>()
  const anchors = new Map<string, ReadonlySet<string> | undefined>()
  const texts = new Map<string, string | undefined>()
  const look = (path: string): Stat | 'outside' | undefined => {
    if (!stats.has(path)) stats.set(path, noting.follow(path))
    return stats.get(path)
  }
  function readText(path: string): string | undefined {
    const stat = look(path)
    if (typeof stat !== 'object' || stat.kind !== 'file') return undefined
    if (!texts.has(path)) {
      const read = disk.read(path, LARGEST)
      texts.set(path, read.kind === 'file' ? Buffer.from(read.bytes).toString('utf8') : undefined)
    }
    return texts.get(path)
  }
  return {
    packages: readPackages(noting),
    readText,
    probes: () => probes,
    kind(path) {
      const stat = look(path)
      if (stat === undefined || stat === 'outside') return stat
      return stat.kind === 'folder' ? 'folder' : 'file'
    },
    anchors(path) {
      if (!anchors.has(path)) {
        const text = /\.(?:md|markdown)$/i.test(path) ? readText(path) : undefined
        anchors.set(path, text === undefined ? undefined : new Set(anchorsOf(engine()(text), text)))
      }
      return anchors.get(path)
    },
  }
}

/** The specs as they are now, and how others are read. */
export interface SpecsNow extends Pick<GitFactsSource, 'files' | 'statusNow'> {
  readonly engines: Pick<Engines, 'markdown' | 'gherkin'>
  readonly schemaFor: (file: string) => Schema
}

/** The facts of git that rules ask for; undefined where there is no git, or no commit yet. */
export function gitFactsOf(
  { project, refs, cache }: Session,
  { engines, schemaFor, files, statusNow }: SpecsNow,
): GitFacts | undefined {
  const { git, key, place, search, config } = project
  if (!git || !refs) return undefined
  const { fileSize, nesting } = config.limits
  const outlineFrom = (file: string, text: string): Pick<Outline, 'id' | 'status'> =>
    outlineOf(read({ file, text, schema: schemaFor(file), nesting }, engines), statusName(config))
  return gitFacts({
    git,
    refs,
    cache,
    key: `${key}:${place.root}`,
    folders: search.folders,
    isSpec: (path) => search.isSpec(path) && !search.isTemplate(path),
    limit: fileSize,
    idOf: (file, text) => outlineFrom(file, text).id?.text,
    files,
    statusOf: (file, text) => outlineFrom(file, text).status?.text,
    statusNow,
  })
}
