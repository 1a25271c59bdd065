import { defaultConfig, folderOf, type Config } from '@truespec/core'
import type { Disk } from '../node/disk.ts'
import { findBelow, type SearchFor } from '../node/find.ts'
import { askListing } from '../node/git-listing.ts'
import type { Git } from '../node/git.ts'
import { globMatcher } from './globs.ts'
import { baseOf } from './project.ts'

/** Where the specs of a repository are, or will be. */
export interface Layout {
  /** The globs of all. New ones go to the folder of the first. */
  readonly specs: readonly string[]
  /** Relative to the root. */
  readonly template: string
  /** The globs of those that the template is for. */
  readonly bound: readonly string[]
}

/** Where a template may stand that `init` has written: beside the specs. */
export const TEMPLATES: readonly string[] = defaultConfig.specs.map(templateBeside)

function templateBeside(glob: string): string {
  return `${baseOf(glob) || 'specs'}/template.md`
}

/** What a configuration says. */
export function layoutOf({ specs, templates }: Config, named: string | undefined): Layout {
  return { specs, template: named ?? templates[0]?.template ?? templateBeside(specs[0] ?? ''), bound: specs }
}

/**
 * The same where there is no configuration yet: no spec that is found without one may be lost to it. `found`: the paths of those.
 * A template that was named and stands among documents of its own kind is for these.
 */
export function firstLayout(disk: Disk, found: readonly string[], named: string | undefined): Layout {
  const known = named === undefined ? found : [...found, named]
  const fitting = defaultConfig.specs.filter((glob) => known.some(globMatcher([glob])))
  const folder = named === undefined ? '' : folderOf(named)
  if (named !== undefined && !globMatcher(fitting)(named) && isAmongItsKind(disk, named)) {
    const own = `${folder}/**/*.md`
    return { specs: [own, ...fitting], template: named, bound: [own] }
  }
  const specs = fitting.length > 0 ? fitting : defaultConfig.specs.slice(0, 1)
  return { specs, template: named ?? templateBeside(specs[0] ?? ''), bound: specs }
}

const MOST_LOOKED_AT = 20
const LARGEST = 1024 * 1024

/** Whether most documents beside a template have half of its sections or more. */
function isAmongItsKind(disk: Disk, template: string): boolean {
  const folder = folderOf(template)
  const headings = headingsOf(disk, template)
  if (folder === '' || headings.size === 0) return false
  const beside = disk
    .list(folder)
    .map(({ name }) => `${folder}/${name}`)
    .filter((path) => path.endsWith('.md') && path !== template)
    .slice(0, MOST_LOOKED_AT)
  const alike = beside.filter((path) => {
    const own = headingsOf(disk, path)
    return [...headings].filter((heading) => own.has(heading)).length * 2 >= headings.size
  })
  return alike.length > 0 && alike.length * 2 >= beside.length
}

function headingsOf(disk: Disk, path: string): ReadonlySet<string> {
  const read = disk.read(path, LARGEST)
  if (read.kind !== 'file') return new Set()
  const lines = Buffer.from(read.bytes)
    .toString('utf8')
    .split(/\r\n|\r|\n/)
  return new Set(lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3).trim().toLowerCase()))
}

/** Names that people give to folders of such documents. */
const LIKELY = /^(?:\.?specs?|rfcs?|adrs?|decisions|proposals|prds?|design-docs|designs)$/i
const MOST_NAMED = 3

/** What is worth a word: folders whose names tell of specs, and that the globs leave out. */
export function notesOnOthers(disk: Disk, git: Git | undefined, search: SearchFor): readonly string[] {
  // Without git, the folder may be any, and hold all that someone owns.
  if (git === undefined) return []
  const paths = findBelow(disk, askListing(git), '', search).files.paths.filter((path) => !search.isSpec(path))
  const folders = Map.groupBy(paths, likelyFolder)
  folders.delete('')
  const named = [...folders].slice(0, MOST_NAMED).map(([folder, files]) => {
    const template = files.find((path) => /template/i.test(path.slice(folder.length)))
    return `${folder} (${files.length} Markdown ${files.length === 1 ? 'file' : 'files'}${template === undefined ? '' : `, with ${template}`})`
  })
  if (named.length === 0) return []
  const more = folders.size - named.length
  return [
    `not checked: ${named.join(', ')}${more > 0 ? ` and ${more} more such folders` : ''}; if these are specs, add their globs to "specs" in truespec.json, and their template to "templates"`,
  ]
}

/** The folder up to the last part that tells of specs; empty where none does. */
function likelyFolder(path: string): string {
  const parts = path.split('/').slice(0, -1)
  return parts.slice(0, parts.findLastIndex((part) => LIKELY.test(part)) + 1).join('/')
}
