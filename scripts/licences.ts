import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readManifest } from './paths.ts'

/**
 * The licences of the packages whose modules went into a bundle, as one text.
 * In: the absolute paths of the modules. Throws where a package states no licence at all.
 */
export function licencesOf(modules: Iterable<string>): string {
  const folders = new Set<string>()
  for (const module of modules) {
    const folder = packageFolder(module)
    if (folder !== undefined) folders.add(folder)
  }
  const parts = new Map<string, string>()
  for (const folder of folders) {
    const manifest = readManifest(join(folder, 'package.json'))
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
    if (manifest.license === undefined && file === undefined) throw new Error(`${manifest.name} states no licence`)
    const text = file === undefined ? 'The package holds no licence text.' : readFileSync(join(folder, file), 'utf8')
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`
    parts.set(title, text.replaceAll('\r\n', '\n').trim())
  }
  const line = '-'.repeat(80)
  const body = [...parts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${line}\n${title}\n\n${text}\n`)
  return `Truespec's bundle holds code of these packages.\n\n${body.join('\n')}`
}

/** The installed package that a module belongs to; undefined for the repository's own modules. */
function packageFolder(module: string): string | undefined {
  if (!/[\\/]node_modules[\\/]/.test(module)) return undefined
  // A folder may bear a package.json that only says "type": the package is the one with a name and a version.
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (!existsSync(path)) continue
    const manifest: { readonly name?: string; readonly version?: string } = readManifest(path)
    if (manifest.name !== undefined && manifest.version !== undefined) return folder
  }
  return undefined
}
