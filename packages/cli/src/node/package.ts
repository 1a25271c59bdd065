import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this package, absolute: from the source and from the bundle alike. */
const PACKAGE_FOLDER: string = findFolder(import.meta.dirname)

function findFolder(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

/** The version of this package. */
export function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return manifest.version
}

/** What tells this program from any other: its version, and for a checkout, when its code last changed. Part of every key of the cache. */
export function ownBuild(): string {
  const bundle = join(PACKAGE_FOLDER, 'dist', 'start.cjs')
  const files = import.meta.dirname.startsWith(join(PACKAGE_FOLDER, 'src')) ? sources() : [bundle]
  const times = files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return `${ownVersion()} ${Math.max(...times)}`
}

function sources(): readonly string[] {
  const folders = [join(PACKAGE_FOLDER, 'src'), join(PACKAGE_FOLDER, '../core/src')]
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
}

/** The name by which output calls the template that the package ships. */
export const SHIPPED_TEMPLATE = 'feature-spec.md'

/** The text of the template that the package ships. */
export function shippedTemplate(): string {
  return readFileSync(join(PACKAGE_FOLDER, 'templates', SHIPPED_TEMPLATE), 'utf8')
}
