import { readdirSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../scripts/paths.ts'
import type { Benchmark } from './benchmark.ts'
import type { Row } from './figures.ts'
import { put, withFolder } from './folder.ts'
import { npm } from './peers.ts'

/** What installing the package costs: it is packed, and put into an empty folder with all that it depends on. */
export const size: Benchmark = {
  says: 'the package with its dependencies, packed and installed into an empty folder',
  run: ({ say }) =>
    withFolder((folder) => {
      const [packed] = JSON.parse(
        npm(join(ROOT, 'packages/cli'), 'pack', '--json', '--pack-destination', folder),
      ) as readonly {
        readonly filename: string
      }[]
      if (packed === undefined) throw new Error('npm pack gave no file')
      const home = join(folder, 'home')
      put(join(home, 'package.json'), '{ "name": "empty", "private": true }')
      npm(home, 'install', join(folder, packed.filename))
      const modules = join(home, 'node_modules')
      const packages = packagesIn(modules).map((name) => [name, bytesBelow(join(modules, name)) / 1e6] as const)
      const large = packages.filter(([, megabytes]) => megabytes >= 1).toSorted((a, b) => b[1] - a[1])
      say(`the largest: ${large.map(([name, megabytes]) => `${name} ${megabytes.toFixed(1)} MB`).join(', ')}`)
      const row: Row = {
        what: 'installed, bytes of all files',
        unit: 'MB',
        budget: 200,
        measured: [bytesBelow(modules) / 1e6],
        proves: ['SPEC-2026-11-22-005/NFR4'],
      }
      return Promise.resolve([row])
    }),
}

function packagesIn(modules: string): readonly string[] {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('.')
      ? []
      : name.startsWith('@')
        ? readdirSync(join(modules, name)).map((each) => `${name}/${each}`)
        : [name],
  )
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0)
}
