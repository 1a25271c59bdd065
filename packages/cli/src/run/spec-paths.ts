import { findSpecs } from '../node/find.ts'
import { askListing } from '../node/git-listing.ts'
import type { Project } from './project.ts'

/** The paths of all files that may be specs, relative to the root, as they stand now. */
export function specPaths({ disk, git, search }: Pick<Project, 'disk' | 'git' | 'search'>): readonly string[] {
  return findSpecs(disk, git && askListing(git), search).files.paths
}
