import { UserError } from '../errors.ts'
import { united, type Files } from '../node/files.ts'
import { findBelow, findSpecs, fromRoot, keep, type Search } from '../node/find.ts'
import { askListing, type List } from '../node/git-listing.ts'
import type { Project } from './project.ts'

/** Which files a run reads, and which of them it reports. */
export interface Selection {
  /** All that workspace rules need. */
  readonly files: Files
  readonly isReported: (file: string) => boolean
  /** True where nothing was named: all specs are reported. */
  readonly isWhole: boolean
  /** The paths of the command line, as given. */
  readonly named: readonly string[]
  /** Named one by one: specs, whatever they hold. */
  readonly explicit: ReadonlySet<string>
  readonly skipped: Search['skipped']
  readonly vanished: number
}

/**
 * Selects by the paths of the command line, which are relative to the working folder; none of them selects all. `list` lists the files of a
 * repository.
 */
export function select(
  project: Project,
  paths: readonly string[],
  list: List | undefined = project.git && askListing(project.git),
): Selection {
  const { disk, place, search } = project
  const all = findSpecs(disk, list, search)
  if (paths.length === 0) return { ...all, isReported: () => true, isWhole: true, named: paths, explicit: new Set() }

  const explicit = new Set<string>()
  const folders: string[] = []
  const searches: Search[] = [all]
  for (const path of paths) {
    const inside = fromRoot(place, disk, path)
    const stat = disk.follow(inside)
    if (stat === 'outside')
      throw new UserError({ what: `${path} is a link that leaves the root`, next: 'check it in its own repository' })
    if (stat === undefined)
      throw new UserError({ what: `${path} is a link to nothing`, next: 'mend the link, or take it away' })
    if (stat.kind === 'folder') folders.push(inside)
    else explicit.add(inside)
  }
  const named = keep(disk, explicit)
  const [refused] = named.skipped
  if (refused)
    throw new UserError({
      what: `${refused.path} cannot be checked`,
      why: refused.reason,
      next: 'name files or folders',
    })
  searches.push(named)
  for (const folder of folders) searches.push(findBelow(disk, list, folder, search))

  const isReported = (file: string): boolean =>
    explicit.has(file) || folders.some((folder) => folder === '' || file.startsWith(`${folder}/`))
  return {
    files: united(searches.map(({ files }) => files)),
    isReported,
    isWhole: false,
    named: paths,
    explicit,
    skipped: dedupe(searches.flatMap((each) => each.skipped)).filter(({ path }) => isReported(path)),
    vanished: searches.reduce((sum, each) => sum + each.vanished, 0),
  }
}

/** What is said of files that fit and are no files to read, a line each. */
export function skippedNotes(skipped: Search['skipped']): readonly string[] {
  return skipped.map(({ path, reason }) => `${path} is passed over: ${reason}`)
}

function dedupe(skipped: Search['skipped']): Search['skipped'] {
  return [...new Map(skipped.map((each) => [each.path, each])).values()]
}
