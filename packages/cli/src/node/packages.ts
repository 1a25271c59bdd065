import type { PackageFacts } from '@truespec/core'
import { parseDocument } from 'yaml'
import type { Disk } from './disk.ts'
import { add, LOCK_FILES, objectOf, parseJson, type Locked } from './lock-files.ts'
import { openDisk } from './real-disk.ts'

const MANIFEST_LIMIT = 1024 * 1024
const LOCK_LIMIT = 64 * 1024 * 1024
/** How many folders are looked at for workspaces. */
const FOLDER_LIMIT = 2000
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/**
 * The packages that a root depends on, from `package.json` (its npm, yarn and pnpm workspaces too) and its lock file. Nothing is read
 * before the first question, nothing outside the root ever, and nothing that a file holds throws: what is malformed is not known.
 * A range is that of the first manifest that asks: the root's, then those of its workspaces by path. The lock file's versions, and those
 * of the workspaces themselves, are sorted as texts.
 */
export function readPackages(root: string | Disk): PackageFacts {
  let facts: PackageFacts | undefined
  const load = (): PackageFacts =>
    (facts ??= packagesOf(typeof root === 'string' ? quietly(() => openDisk(root)) : root))
  return {
    get known() {
      return load().known
    },
    find: (name) => load().find(name),
  }
}

function packagesOf(disk: Disk | undefined): PackageFacts {
  const manifest = disk && manifestAt(disk, '')
  if (!manifest) return { known: false, find: () => undefined }
  const ranges = new Map<string, string>()
  const locked: Locked = new Map()
  for (const folder of ['', ...workspaceFolders(disk, manifest)]) {
    const each = folder === '' ? manifest : manifestAt(disk, folder)
    if (!each) continue
    for (const kind of KINDS)
      for (const [name, range] of Object.entries(objectOf(each[kind])))
        if (typeof range === 'string' && !ranges.has(name)) ranges.set(name, range)
    if (folder !== '' && typeof each['name'] === 'string') add(locked, each['name'], each['version'])
  }
  for (const [file, read] of LOCK_FILES) {
    const text = textAt(disk, file, LOCK_LIMIT)
    if (text === undefined) continue
    read(text, locked)
    break
  }
  return {
    known: true,
    find(name) {
      const range = ranges.get(name)
      const versions = locked.get(name)
      return range === undefined && !versions ? undefined : { name, range, locked: [...(versions ?? [])].sort() }
    },
  }
}

function manifestAt(disk: Disk, folder: string): Readonly<Record<string, unknown>> | undefined {
  const text = textAt(disk, below(folder, 'package.json'), MANIFEST_LIMIT)
  const value = text === undefined ? undefined : parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? objectOf(value) : undefined
}

/** The folders of the workspaces, by path. A pattern that starts with `!` takes some away. */
function workspaceFolders(disk: Disk, manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const own = manifest['workspaces']
  const patterns = [...textsOf(Array.isArray(own) ? own : objectOf(own)['packages']), ...pnpmPatterns(disk)]
  const found = new Set<string>()
  const budget = { left: FOLDER_LIMIT }
  for (const pattern of patterns.filter((each) => !each.startsWith('!')))
    for (const folder of expand(disk, pattern, budget)) found.add(folder)
  for (const pattern of patterns.filter((each) => each.startsWith('!')))
    for (const folder of expand(disk, pattern.slice(1), budget)) found.delete(folder)
  return [...found].sort()
}

function pnpmPatterns(disk: Disk): readonly string[] {
  const text = textAt(disk, 'pnpm-workspace.yaml', 64 * 1024)
  if (text === undefined) return []
  try {
    const document = parseDocument(text, { schema: 'failsafe', merge: false, uniqueKeys: false, logLevel: 'silent' })
    const packages = document.get('packages')
    return textsOf(objectOf({ packages: (packages as { toJSON?: () => unknown } | undefined)?.toJSON?.() })['packages'])
  } catch {
    return []
  }
}

/** The folders that a pattern names: `*` within a name, `**` any number of folders. */
function expand(disk: Disk, pattern: string, budget: { left: number }): readonly string[] {
  let folders = ['']
  for (const name of pattern.split('/')) {
    if (name === '' || name === '.') continue
    if (name === '..') return []
    if (name === '**') folders = withAllBelow(disk, folders, budget)
    else if (!name.includes('*')) folders = folders.map((folder) => below(folder, name))
    else
      folders = folders.flatMap((folder) =>
        foldersIn(disk, folder, budget)
          .filter((each) => fits(each, name))
          .map((each) => below(folder, each)),
      )
  }
  return folders.filter((folder) => folder !== '')
}

function withAllBelow(disk: Disk, folders: readonly string[], budget: { left: number }): string[] {
  const found = [...folders]
  // What is pushed is looked at in turn; the budget ends it.
  for (const folder of found) for (const name of foldersIn(disk, folder, budget)) found.push(below(folder, name))
  return found
}

function foldersIn(disk: Disk, folder: string, budget: { left: number }): readonly string[] {
  if (budget.left-- <= 0) return []
  return (
    quietly(() => disk.list(folder))
      ?.filter(({ name, kind }) => kind === 'folder' && name !== 'node_modules' && name !== '.git')
      .map(({ name }) => name) ?? []
  )
}

/** Whether a name fits a pattern with one `*`; those with more fit by their ends. */
function fits(name: string, pattern: string): boolean {
  const before = pattern.slice(0, pattern.indexOf('*'))
  const after = pattern.slice(pattern.lastIndexOf('*') + 1)
  return name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after)
}

function textAt(disk: Disk, path: string, limit: number): string | undefined {
  const read = quietly(() => disk.read(path, limit))
  return read?.kind === 'file' ? new TextDecoder().decode(read.bytes) : undefined
}

/** What a disk that fails says is not known. */
function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string').slice(0, 100) : []
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
