import { resolve } from 'node:path'
import { errorCode, systemReason, UserError } from '../errors.ts'
import type { Read } from '../node/disk.ts'
import { toRelative } from '../node/find.ts'
import { readNamedFile } from '../node/named-file.ts'
import type { CheckOptions } from './options.ts'
import type { Project } from './project.ts'
import { writeNamed, writeOn } from './write-named.ts'

/** The file that lists findings which are known already. */
export interface KnownFindings {
  /** As the user names it, relative to the working folder, or the configuration, relative to the root. */
  readonly path: string
  readonly namedBy: 'user' | 'configuration'
  /** Empty where it is yet to be written. */
  readonly text: string
}

const DEFAULT = 'truespec-baseline.json'

/** The baseline that the options name, or else the configuration, read. Throws `UserError` where it is to be applied and cannot be read. */
export function baselineFile(
  project: Project,
  { baseline, writeBaseline }: Pick<CheckOptions, 'baseline' | 'writeBaseline'>,
): KnownFindings | undefined {
  const { place, disk, config } = project
  const named = typeof writeBaseline === 'string' ? writeBaseline : baseline
  if (named === false && !writeBaseline) return undefined
  if (typeof named !== 'string' && config.baseline !== undefined) {
    const read = disk.read(config.baseline)
    if (read.kind !== 'file' && !(writeBaseline && read.kind === 'gone'))
      throw cannotRead(config.baseline, reasonOf(read), '')
    const text = read.kind === 'file' ? Buffer.from(read.bytes).toString('utf8') : ''
    return { path: config.baseline, namedBy: 'configuration', text }
  }
  const path = typeof named === 'string' ? named : writeBaseline ? DEFAULT : undefined
  if (path === undefined) return undefined
  try {
    return { path, namedBy: 'user', text: readNamedFile(resolve(place.cwd, path)) }
  } catch (error) {
    if (writeBaseline && errorCode(error) === 'ENOENT') return { path, namedBy: 'user', text: '' }
    throw cannotRead(path, systemReason(error), ` ${path}`)
  }
}

/** Writes the baseline anew, whole or not at all. What the configuration names never leads out of the root. */
export function replaceBaseline({ place, disk }: Project, { path, namedBy }: KnownFindings, text: string): void {
  if (namedBy === 'user') writeNamed(place.cwd, path, text)
  else writeOn(disk, path, text, path)
}

/** What makes every check use a baseline that was written; undefined where the configuration names one, or cannot name this. */
export function howToKeep({ place, config }: Project, { path }: KnownFindings): string | undefined {
  const fromRoot = toRelative(place.root, resolve(place.cwd, path))
  return config.baseline !== undefined || fromRoot === undefined
    ? undefined
    : `to have every check leave them out, add "baseline": ${JSON.stringify(fromRoot)} to truespec.json`
}

function cannotRead(path: string, why: string, argument: string): UserError {
  return new UserError({
    what: `the baseline ${path} cannot be read`,
    why,
    next: `write one: truespec check --write-baseline${argument}`,
  })
}

function reasonOf(read: Exclude<Read, { readonly kind: 'file' }>): string {
  if (read.kind === 'unreadable') return read.reason
  if (read.kind === 'gone') return 'it does not exist'
  return read.kind === 'outside' ? 'it is outside the root' : 'it is not a plain file'
}
