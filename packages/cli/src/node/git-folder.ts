import { type BigIntStats, lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LONGEST_CONFIG = 1024 * 1024
/** File systems count time in ticks: what changed within the last may change again unseen. In nanoseconds. */
const TICKS = 100_000_000n

/**
 * The `.git` in a folder, where it is a repository of the plain form: what git knows can then be told from how its files stand. Undefined for a
 * worktree or a submodule (a file), for refs that are no files (`reftable`), and for what git would not take for a repository and look further up.
 * Throws where something vanishes meanwhile, or may not be read.
 */
export function plainGitFolder(top: string): string | undefined {
  const folder = join(top, '.git')
  if (![folder, join(folder, 'objects'), join(folder, 'refs')].every((path) => lstatSync(path).isDirectory()))
    return undefined
  const config = textAt(join(folder, 'config'), LONGEST_CONFIG)
  return config === undefined || /refstorage/i.test(config) ? undefined : folder
}

/** Undefined for what is no file, or a longer one. In bytes. */
export function textAt(path: string, longest: number): string | undefined {
  const stat = lstatSync(path)
  return stat.isFile() && stat.size <= longest ? readFileSync(path, 'latin1') : undefined
}

/** What stands at a path, and of a link also what it leads to: equal where nothing has changed. `none` where nothing is there. */
export function stampAt(path: string): string {
  const stats = statsAt(path)
  return stats.length === 0 ? 'none' : stats.map(stampOf).join(' ')
}

/** The same, or undefined where it changed a moment ago and may change again without another stamp. */
export function settledStampAt(path: string): string | undefined {
  const stats = statsAt(path)
  const before = BigInt(Date.now()) * 1_000_000n - TICKS
  if (stats.some(({ mtimeNs, ctimeNs }) => mtimeNs >= before || ctimeNs >= before)) return undefined
  return stats.length === 0 ? 'none' : stats.map(stampOf).join(' ')
}

function statsAt(path: string): readonly BigIntStats[] {
  const own = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  const target = own?.isSymbolicLink() ? statSync(path, { bigint: true, throwIfNoEntry: false }) : undefined
  return [own, target].filter((stat) => stat !== undefined)
}

function stampOf({ mode, size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return `${mode}:${size}:${mtimeNs}:${ctimeNs}:${ino}`
}
