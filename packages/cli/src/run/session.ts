import { createHash } from 'node:crypto'
import { cacheFolder, noCache, openCache, type Cache } from '../node/cache.ts'
import { stampOf, type Stat } from '../node/disk.ts'
import { lastChange } from '../node/files.ts'
import type { Place } from '../node/find.ts'
import { askListing, keptListing } from '../node/git-listing.ts'
import type { Git } from '../node/git.ts'
import { readRefs, recallRefs, type Refs } from '../node/git-refs.ts'
import { tell } from '../terminal/tell.ts'
import { todayOf } from './days.ts'
import { listingOf } from './listing.ts'
import type { CheckOptions } from './options.ts'
import { cacheIsOutside, openProject, type Project, type ProjectOptions } from './project.ts'
import { select, type Selection } from './select.ts'

/** What a command that reads specs is given. */
interface SessionOptions extends ProjectOptions {
  readonly base?: string | undefined
  readonly today?: string | undefined
  /** False: `--no-cache`. */
  readonly cache?: boolean | undefined
  readonly verbose?: boolean | undefined
}

/** All that a run needs before any engine is loaded. */
export interface Session {
  readonly project: Project
  readonly selection: Selection
  readonly refs: Refs | undefined
  readonly today: string
  readonly cache: Cache
  /** Of each part of the files, how they stand. */
  readonly listing: readonly string[]
  /** Equal where project, day, base, files and refs are. */
  readonly inputs: string
  /** The stamps of the folders that hold specs: they tell of entries that no list of files names, such as a named pipe. */
  readonly folders: string
  readonly options: SessionOptions
  /** False where a file changed so shortly ago that it may change again without its times telling: then the run is not kept. */
  readonly settled: boolean
}

/** File systems count time in ticks, of 10 ms at the most that are in use (FAT apart, where a run is at worst kept too long). */
const TICKS = 100

/** The flags of a check that name its session. */
export function sessionOptions(options: CheckOptions): SessionOptions {
  const { cwd, config, template, rule, base, today, cache, verbose } = options
  return { cwd, config, template, rules: rule, base, today, cache, verbose }
}

/** Says a line on stderr where the user wants to hear more. */
export function noteIf(verbose: boolean | undefined): (line: string) => void {
  return (line) => {
    if (verbose) tell(line)
  }
}

/** Opens the project, finds its files and reads the refs. */
export async function openSession(options: SessionOptions, paths: readonly string[]): Promise<Session> {
  const note = noteIf(options.verbose)
  const today = todayOf(options.today)
  const started = Date.now()
  const project = openProject(options)
  const folder = cacheFolder()
  const usable = options.cache !== false && cacheIsOutside(folder, project.place)
  if (options.cache !== false && !usable) note('no cache: its folder would lie below the root')
  const cache = usable ? await openCache(folder, Date.now(), note) : noCache
  const { git, place } = project
  const list = git && (cache === noCache ? askListing(git) : keptListing(git, place.top, place.root, cache))
  const selection = select(project, paths, list)
  const refs = git ? refsOf(place, git, options.base, cache) : await noRefs(options.base)
  const folders = foldersOf(project, selection)
  const listing = listingOf(selection.files)
  return {
    project,
    selection,
    refs,
    today,
    cache,
    folders,
    listing,
    inputs: inputsOf(project, selection, refs, today, folders, listing),
    options,
    settled: lastChange(selection.files) < started - TICKS,
  }
}

/** Opens a session, gives it to `work`, and closes its cache whatever comes of that. */
export async function withSession<Result>(
  options: SessionOptions,
  paths: readonly string[],
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(options, paths)
  try {
    return await work(session)
  } finally {
    session.cache.close()
  }
}

function refsOf({ top }: Place, git: Git, base: string | undefined, cache: Cache): Refs | undefined {
  // What a base names, such as `main~3`, git alone can say.
  return base === undefined && top !== undefined ? recallRefs(git, top, cache) : readRefs(git, base)
}

async function noRefs(base: string | undefined): Promise<undefined> {
  if (base === undefined) return undefined
  const { UserError } = await import('../errors.ts')
  throw new UserError({
    what: `--base ${base} needs a git repository`,
    why: 'there is none here',
    next: 'leave --base out',
  })
}

function inputsOf(
  project: Project,
  selection: Selection,
  refs: Refs | undefined,
  today: string,
  folders: string,
  listing: readonly string[],
): string {
  const hash = createHash('sha256').update(
    `${project.key}\0${project.place.root}\0${today}\0${refs?.fingerprint ?? ''}\0${refs?.base.name ?? ''}`,
  )
  hash.update(`${folders}\0${listing.join('\0')}`)
  for (const { path, reason } of selection.skipped) hash.update(`\0${path}\0${reason}`)
  return hash.update(`\0${selection.vanished}`).digest('hex')
}

function foldersOf({ disk, search }: Project, { files }: Selection): string {
  const folders = new Set(search.folders)
  let folder = ''
  for (const path of files.paths) {
    const end = Math.max(0, path.lastIndexOf('/'))
    // They are sorted: nearly each lies where the one before it does.
    if (end !== folder.length || !path.startsWith(folder)) folders.add((folder = path.slice(0, end)))
  }
  folders.delete('')
  const stamp = (stat: Stat | undefined): string => (stat ? stampOf(stat) : '')
  return [...folders].map((folder) => `${folder}\0${stamp(disk.stat(folder))}`).join('\0')
}
