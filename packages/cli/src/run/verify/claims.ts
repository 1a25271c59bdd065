import { claimsOf, read, waiversOf, type Claim, type Waiver } from '@truespec/core'
import type { Session } from '../session.ts'
import type { OpenWorkspace } from '../workspace.ts'
import { decodeText } from '../sources.ts'
import { metadataOf } from '../documents.ts'
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
    const claimed = text === undefined ? claimedIn(session, open, file) : (JSON.parse(text) as Claimed)
    if (key !== undefined && text === undefined) fresh.push([key, JSON.stringify(claimed)])
    found.set(file, claimed)
  }
  if (fresh.length > 0) cache.setMany('claims', fresh)
  return found
}

function claimedIn({ project }: Session, open: OpenWorkspace, file: string): Claimed {
  const bytes = open.bytesOf(file)
  if (bytes === undefined) return NOTHING
  const schema = open.schemaFor(file)
  const metadata = metadataOf(file, schema, probingFiles(project.disk, () => open.engines.markdown).readText)
  const { nesting } = project.config.limits
  const spec = read({ file, text: decodeText(bytes), schema, nesting, ...(metadata && { metadata }) }, open.engines)
  return { claims: claimsOf(spec), waivers: waiversOf(spec) }
}
