import { claimsOf, read, waiversOf, type Claim, type Waiver } from '@truespec/core'
import { readyFile } from '../analyse-one.ts'
import type { Session } from '../session.ts'
import type { OpenWorkspace } from '../workspace.ts'
import { decodeText } from '../sources.ts'
import { probingFiles } from '../facts.ts'

/** What a spec claims, and what it says need not be proven. Plain data. */
export interface Claimed {
  readonly claims: readonly Claim[]
  readonly waivers: readonly Waiver[]
}

const NOTHING: Claimed = { claims: [], waivers: [] }

/** The claims of every spec by its file: from the cache where its text is known, else read once more. */
export function claimedBy(
  session: Session,
  open: OpenWorkspace,
  files: readonly string[],
): ReadonlyMap<string, Claimed> {
  const { cache } = session
  const keys = files.flatMap((file) => open.keys.get(file) ?? [])
  const known = cache.getMany('claims', keys)
  const fresh: [string, string][] = []
  const found = new Map<string, Claimed>()
  for (const file of files) {
    const key = open.keys.get(file)
    const text = key === undefined ? undefined : known.get(key)
    const now = text === undefined ? claimedIn(session, open, file) : undefined
    // Kept only for the text that the key is of: the file may have changed since.
    if (now && now.key === key) fresh.push([key, JSON.stringify(now.claimed)])
    const claimed = text === undefined ? (now?.claimed ?? NOTHING) : (JSON.parse(text) as Claimed)
    found.set(file, claimed)
  }
  if (fresh.length > 0) cache.setMany('claims', fresh)
  return found
}

/** What a file claims now, and the key of the text in which it does. */
function claimedIn(
  { project, today }: Session,
  { schemaFor, engines }: OpenWorkspace,
  file: string,
): { readonly key: string; readonly claimed: Claimed } | undefined {
  const { disk, config, key } = project
  const { readText } = probingFiles(disk, () => engines.markdown)
  const ready = readyFile(file, { disk, config, today, key, engines, schemaFor, readText })
  if (ready.kind !== 'ready') return undefined
  const { bytes, metadata } = ready
  const input = { file, text: decodeText(bytes), schema: schemaFor(file), nesting: config.limits.nesting }
  const spec = read({ ...input, ...(metadata && { metadata }) }, engines)
  return { key: ready.key, claimed: { claims: claimsOf(spec), waivers: waiversOf(spec) } }
}
