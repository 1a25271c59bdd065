import { matcherOf } from '@truespec/core'
import { statSync } from 'node:fs'
import { join, posix, resolve, sep } from 'node:path'
import { systemReason, UserError } from '../../errors.ts'
import type { Disk, EntryKind } from '../../node/disk.ts'
import { toRelative, type Place } from '../../node/find.ts'

/** A file that is to be read as a report. */
export interface ReportFile {
  /** Relative to the root where it lies below; else as the user named it. */
  readonly path: string
  readonly absolute: string
  /** Whether it lies below the root. */
  readonly inside: boolean
}

/** What makes a text a pattern. A file that bears such a name is itself all the same. */
const PATTERN = /[*?[\]{}]/
/** So many folders are looked at for one run. */
const MOST_FOLDERS = 100_000

/**
 * The files that `--report` names, each once, in the order of their names for each: paths and globs relative to the working folder. A path
 * may lie anywhere, since the user named it; a glob stays below the root. Throws `UserError` for one that leads to nothing.
 */
export function namedReports(place: Place, disk: Disk, asked: readonly string[]): readonly ReportFile[] {
  const found = asked.flatMap((text) => {
    const absolute = resolve(place.cwd, text)
    const kind = kindAt(absolute, text)
    if (kind === 'file') return [fileAt(place, absolute, text)]
    if (kind === 'folder' && !PATTERN.test(text))
      throw new UserError({
        what: `${text} is a folder, not a report`,
        next: `name the reports in it: --report ${JSON.stringify(`${text.replace(/\/+$/, '')}/**/*.xml`)}`,
      })
    if (!PATTERN.test(text) || kind === 'other') {
      throw new UserError({
        what: kind === undefined ? `there is no report ${text}` : `${text} cannot be read as a report`,
        where: place.cwd,
        ...(kind === 'other' && { why: 'it is not a plain file' }),
        next: 'run the tests first, and check the path after --report',
      })
    }
    return matching(place, disk, fromCwd(place, text), text, '--report')
  })
  return once(found)
}

/** The files that the configuration names, relative to the root. Throws `UserError` for a glob that leads to nothing. */
export function configuredReports(place: Place, disk: Disk, globs: readonly string[]): readonly ReportFile[] {
  return once(globs.flatMap((glob) => matching(place, disk, glob, glob, '"verify.reports" in truespec.json')))
}

function matching(place: Place, disk: Disk, glob: string, text: string, named: string): readonly ReportFile[] {
  const paths = filesThatFit(disk, glob)
  if (paths.length > 0)
    return paths.map((path) => ({ path, absolute: join(place.root, ...path.split('/')), inside: true }))
  throw new UserError({
    what: `no file fits the reports ${text}`,
    why: 'missing evidence is no pass',
    next: `run the tests with a reporter that writes there, or change ${named}`,
  })
}

/** A glob of the working folder as one of the root. Throws `UserError` where it leaves the root. */
function fromCwd(place: Place, text: string): string {
  const folder = (toRelative(place.root, place.cwd) ?? '').replace(/[*?[\]{}\\]/g, '\\$&')
  const plain = sep === '/' ? text : text.replaceAll('\\', '/')
  const absolute = plain.startsWith('/') ? toRelative(place.root, plain) : undefined
  const glob = absolute ?? posix.normalize(folder === '' ? plain : `${folder}/${plain}`)
  if (glob.startsWith('/') || glob === '..' || glob.startsWith('../'))
    throw new UserError({
      what: `--report ${text} leaves the root`,
      where: place.root,
      why: 'a pattern is looked for below the root alone',
      next: 'name each file outside the root by its path',
    })
  return glob
}

/** Every plain file below the root that fits, by name: ignored ones too, since reports are. */
function filesThatFit(disk: Disk, glob: string): readonly string[] {
  const fits = matcherOf([glob])
  const names = glob.split('/')
  const first = names.findIndex((name) => PATTERN.test(name.replace(/\\./g, '')))
  const base = names
    .slice(0, first < 0 ? -1 : first)
    .map((name) => name.replace(/\\(.)/g, '$1'))
    .filter((name) => name !== '.')
    .join('/')
  const found: string[] = []
  const open = [base]
  let folders = 0
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (++folders > MOST_FOLDERS) throw tooMany(glob, base)
    for (const { name, kind } of disk.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (kind === 'folder') {
        if (name !== '.git' && name !== 'node_modules') open.push(path)
      } else if (fits(path) && isReport(disk, path, kind)) found.push(path)
    }
  }
  return found.toSorted()
}

/** A report that was not looked for may be the one that failed. */
function tooMany(glob: string, base: string): UserError {
  return new UserError({
    what: `the pattern ${glob} leads through more than ${MOST_FOLDERS} folders`,
    where: base === '' ? 'the root' : base,
    next: 'name the folder of the reports in the pattern, such as reports/*.xml',
  })
}

/**
 * Whether a name that fits is that of a file; a link to a folder is passed over. Throws `UserError` for what is neither: a report that is
 * not read may be the one that failed.
 */
function isReport(disk: Disk, path: string, kind: EntryKind): boolean {
  const target = kind === 'link' ? disk.follow(path) : { kind }
  if (typeof target === 'object' && target.kind === 'file') return true
  if (typeof target === 'object' && target.kind === 'folder') return false
  throw new UserError({
    what: `the report ${path} cannot be read`,
    why:
      target === 'outside'
        ? 'it is a link that leaves the root'
        : kind === 'link'
          ? 'it is a link to nothing'
          : 'it is not a plain file',
    next: 'take it away, or name each report that lies elsewhere by its path: --report PATH',
  })
}

function kindAt(absolute: string, text: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stat = statSync(absolute, { throwIfNoEntry: false })
    if (!stat) return undefined
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    // A pattern may be no possible name at all.
    if (PATTERN.test(text)) return undefined
    throw new UserError({
      what: `${text} cannot be read`,
      why: systemReason(error),
      next: 'check the path after --report',
    })
  }
}

function fileAt(place: Place, absolute: string, text: string): ReportFile {
  const path = toRelative(place.root, absolute)
  return { path: path ?? text, absolute, inside: path !== undefined }
}

function once(files: readonly ReportFile[]): readonly ReportFile[] {
  return [...new Map(files.map((file) => [file.absolute, file])).values()]
}
