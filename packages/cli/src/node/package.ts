import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this package, absolute: from the source and from the bundle alike. */
export const PACKAGE_FOLDER: string = findFolder(import.meta.dirname)

function findFolder(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

/** The version of this package. */
export function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as { readonly version: string }
  return manifest.version
}

/** The name by which output calls the template that the package ships. */
export const SHIPPED_TEMPLATE = 'feature-spec.md'

/** The text of the template that the package ships. */
export function shippedTemplate(): string {
  return readFileSync(join(PACKAGE_FOLDER, 'templates', SHIPPED_TEMPLATE), 'utf8')
}
