import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openspecText } from './openspec-text.ts'
import { specText, type SpecForm } from './spec-text.ts'
import { PACKAGES } from './words.ts'

/** When the generated repositories are committed: before their specs were last updated, so that none of them is out of date. */
const COMMITTED = '2026-06-01T12:00:00Z'

/** Runs `use` with a new temporary folder, which is gone afterwards. */
export async function withFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'truespec-bench-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    return await use(folder)
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** Where the spec with number `n` lies below the root: a folder has 500. */
export function specPath(n: number): string {
  return `specs/${String(Math.floor(n / 500)).padStart(2, '0')}/${String(n).padStart(5, '0')}.md`
}

/** Makes a git repository with `count` committed specs. Gives the mean size of a spec in bytes. Throws where git fails. */
export function makeRepository(root: string, count: number, form: SpecForm): number {
  let bytes = 0
  for (let n = 0; n < count; n++) {
    const text = specText(n, form)
    bytes += Buffer.byteLength(text)
    put(join(root, specPath(n)), text)
  }
  const dependencies = Object.fromEntries(PACKAGES.map(([name, version]) => [name, `^${version}`]))
  put(join(root, 'package.json'), JSON.stringify({ name: 'generated', private: true, dependencies }))
  const locked = Object.fromEntries(PACKAGES.map(([name, version]) => [`node_modules/${name}`, { version }]))
  const packages = { '': { name: 'generated', dependencies }, ...locked }
  put(join(root, 'package-lock.json'), JSON.stringify({ name: 'generated', lockfileVersion: 3, packages }))
  git(root, 'init', '--quiet')
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', 'Generated')
  return bytes / count
}

/** Makes a folder of `count` specs in OpenSpec's layout. Gives the mean size of a spec in bytes. */
export function makeOpenspec(root: string, count: number, size: number): number {
  let bytes = 0
  for (let n = 0; n < count; n++) {
    const text = openspecText(n, size)
    bytes += Buffer.byteLength(text)
    put(join(root, `openspec/specs/case-${n}/spec.md`), text)
  }
  put(join(root, 'openspec/project.md'), '# Generated\n')
  mkdirSync(join(root, 'openspec/changes'), { recursive: true })
  return bytes / count
}

/** Writes a file, and makes its folder. */
export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function git(root: string, ...args: readonly string[]): void {
  const alone = [
    'user.name=Generated',
    'user.email=generated@example.org',
    'commit.gpgsign=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ]
  const { status, stderr } = spawnSync('git', [...alone.flatMap((each) => ['-c', each]), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: COMMITTED,
      GIT_COMMITTER_DATE: COMMITTED,
    },
  })
  if (status !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${stderr}`)
}
