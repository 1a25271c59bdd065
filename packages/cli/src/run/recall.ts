import type { Disk } from '../node/disk.ts'
import type { Cache } from '../node/cache.ts'
import { probe } from './probe.ts'

/** What a run gives to the world. */
export interface Rendered {
  /** For stdout, or for the file of `--output`. */
  readonly body: string
  /** For stderr, a line each; untrusted text is made harmless where it is printed. */
  readonly notes: readonly string[]
  readonly exitCode: 0 | 1
}

/** A run as the cache keeps it: what it gave, and what it had looked at besides its inputs. */
interface KeptRun extends Rendered {
  readonly probes: readonly (readonly [path: string, probe: string])[]
}

/** What a run with this key gave, if everything that it looked at still stands as it did. */
export function recallRun(cache: Cache, disk: Disk, key: string): Rendered | undefined {
  const text = cache.get('run', key)
  if (text === undefined) return undefined
  const run = JSON.parse(text) as KeptRun
  return run.probes.every(([path, before]) => probe(disk, path) === before) ? run : undefined
}

/** Keeps what a run gave. */
export function keepRun(cache: Cache, key: string, rendered: Rendered, probes: ReadonlyMap<string, string>): void {
  cache.setMany('run', [[key, JSON.stringify({ ...rendered, probes: [...probes] } satisfies KeptRun)]])
}
