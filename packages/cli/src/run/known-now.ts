import { indexOf, stampAt } from '../node/files.ts'
import type { KeptSnapshot } from './recall-snapshot.ts'
import type { Session } from './session.ts'
import { knownFile, type Known } from './snapshot.ts'
import type { OpenWorkspace } from './workspace.ts'

/** What a run that looked at few files knows better than the snapshot that it began with. */
interface KnownNow {
  /** By number. */
  readonly known: ReadonlyMap<number, Known>
  /** What stands where a run looked that is no sound spec: of those the snapshot itself tells. */
  readonly probes: ReadonlyMap<string, string>
}

/**
 * What is known of the files that were looked at, and of those beside that they ask about now; who asked before and does no longer stays an
 * asker, which costs a look and changes nothing. Undefined where the cache has lost a row, or has no result of a file that was read.
 */
export function knownNow(
  { selection }: Session,
  kept: KeptSnapshot,
  open: OpenWorkspace,
  looked: ReadonlySet<number>,
  beside: ReadonlySet<number>,
): KnownNow | undefined {
  const { files } = selection
  const numbers = new Map(Array.from(looked, (i) => [files.paths[i], i]))
  const probes = new Map(open.probes())
  // By a link, a file is asked about that bears no ID.
  const linked = [...probes.keys()].flatMap((path) => indexOf(files, path) ?? [])
  const known = new Map<number, Known>()
  for (const i of new Set([...looked, ...beside, ...linked])) {
    const [path, before] = [files.paths[i], kept.known(i)]
    if (path === undefined || before === undefined) return undefined
    const askers = new Set(before.askers)
    for (const asker of open.workspace.askers(path)) askers.add(numbers.get(asker) ?? i)
    askers.delete(i)
    const key = looked.has(i) ? open.keys.get(path) : before.key
    if (key === undefined) return undefined
    const now = looked.has(i)
      ? knownFile(path, stampAt(files, i), key, open.workspace.result(path)?.outline, [...askers])
      : { ...before, askers: [...askers] }
    if (JSON.stringify(now) !== JSON.stringify(before)) known.set(i, now)
    if (now.sound) probes.delete(path)
  }
  return { known, probes }
}
