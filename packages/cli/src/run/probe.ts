import type { Stat } from '../node/disk.ts'

/** What stands at a path, as one text. A folder counts for being one alone. */
export function probeOf(stat: Stat | 'outside' | undefined): string {
  if (stat === undefined) return 'none'
  if (stat === 'outside') return stat
  return stat.kind === 'file' ? stat.stamp : stat.kind
}
