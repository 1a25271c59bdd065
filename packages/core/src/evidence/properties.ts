import { inAnyScript } from '../text/letters.ts'

/** Properties whose values are tags, whatever they are. */
const TAGS: ReadonlySet<string> = new Set(
  'truespec implements spec tag tags label labels cmake_labels verifies covers requirement requirements'.split(' '),
)
const COMMITS: ReadonlySet<string> = new Set(
  'commit git.commit git.commit.id git.sha git_commit github_sha ci_commit_sha vcs.revision'.split(' '),
)
const LONGEST = 500
/** `SPEC-2026-11-22-001/FR1`, but neither `text/html` nor `Europe/Berlin`: properties hold much. */
const ADDRESS = inAnyScript(String.raw`^\p{L}[\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*-\p{N}+/\p{Lu}[\p{L}\p{N}_.-]*$`)

/** The tags that a property of a test stands for: those of one so named, and an address under any name. */
export function tagsOfProperty(name: string, value: string): readonly string[] {
  const written = value.trim()
  if (written === '' || written.length > LONGEST) return []
  if (TAGS.has(name.trim().toLowerCase()))
    return written
      .split(/[,;\s]+/)
      .map(plain)
      .filter((tag) => tag !== '')
  const address = plain(written)
  return ADDRESS(address).test(address) ? [address] : []
}

/** The commit that a property names. */
export function commitOfProperty(name: string, value: string): string | undefined {
  const commit = value.trim().toLowerCase()
  return COMMITS.has(name.trim().toLowerCase()) && /^[0-9a-f]{7,64}$/.test(commit) ? commit : undefined
}

/** `[A/B]` is `A/B`. */
function plain(tag: string): string {
  return tag.startsWith('[') && tag.endsWith(']') ? tag.slice(1, -1) : tag
}
