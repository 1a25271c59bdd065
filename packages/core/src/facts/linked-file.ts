import { parseLink, resolvePath } from '../values/link.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import type { FileFacts } from './model.ts'

/** What stands at the place that a link names. `path` is relative to the root. */
export interface LinkedFile {
  readonly found: 'file' | 'folder' | 'outside' | 'missing'
  readonly path: string
  readonly fragment: string | undefined
  /** Of a text file: whether nothing stands in it. Only who asks for evidence is told. */
  readonly empty?: boolean
}

/** Pages of a forge that links reach by climbing out of the repository: `../../issues/12`. */
const FORGE =
  /^(?:issues?|pulls?|merge_requests|wikis?|releases?|actions|discussions|compare|commits?|tree|blob|raw|blame|projects|milestones?|labels|security|graphs|tags|branches|packages|-)(?:\/|$)/
/** What a template engine or a shell would fill in. */
const FILLED_IN = /\{\{|\{%|\$\{|<%/

/**
 * What a link of the file leads to; undefined where it is not for us to say: an address, a path of a site (`/api/users`), a place
 * that a tool fills in.
 */
export function linkedFile(files: FileFacts, file: string, url: string): LinkedFile | undefined {
  const target = parseLink(url)
  if (target.kind === 'address' || FILLED_IN.test(url) || isPlaceholder(target.path)) return undefined
  const { fragment } = target
  if (target.path === '') return { found: 'file', path: file, fragment }
  const path = resolvePath(file, target.path)
  if (path.startsWith('../')) return isForge(path) ? undefined : { found: 'outside', path, fragment }
  if (path === '') return { found: 'folder', path, fragment }
  const kind = files.kind(path)
  if (kind !== undefined) return { found: kind, path, fragment }
  // A site of documents shows `guide.md` at `guide`.
  const page = /\.[a-z0-9]{1,8}$/i.test(path)
    ? undefined
    : [`${path}.md`, `${path}.mdx`].find((each) => files.kind(each) === 'file')
  if (page !== undefined) return { found: 'file', path: page, fragment }
  if (target.path.startsWith('/') && !isOurs(files, path)) return undefined
  return { found: 'missing', path, fragment }
}

function isForge(path: string): boolean {
  return FORGE.test(path.replace(/^(?:\.\.\/){1,40}/, ''))
}

/** Whether `/docs/a.md` means the root of the repository rather than that of a site: it names a file, in a folder that is here. */
function isOurs(files: FileFacts, path: string): boolean {
  const [first = ''] = path.split('/', 1)
  return /\/[^/]+\.[a-z0-9]{1,8}$/i.test(path) && files.kind(first) === 'folder'
}
