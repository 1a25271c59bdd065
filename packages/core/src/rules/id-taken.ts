import type { GitFacts } from '../facts/model.ts'
import type { Outline, Placed } from '../spec/outline.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { rewrite } from './fields/rewrite.ts'

/** So many numbers are tried for a free one. */
const MOST_TRIED = 200

/** An ID that another branch uses for another spec: two specs of one name once both are merged. */
export default defineRule({
  code: 'id-taken',
  kind: 'facts',
  severity: 'error',
  yieldsTo: ['id-duplicate', 'id-format'],
  says: ({ id, branch, file }) => `'${id}' is the ID of '${file}' on the branch '${branch}'`,
  *check({ outline, facts }): Iterable<Found> {
    const { id, file } = outline
    const { git } = facts
    if (!id || !git) return
    const taken = git.takenBy(id.text, file)
    if (!taken) return
    // What refers to the spec by its ID would be left behind.
    const free = isMentioned(outline, id.text) ? undefined : nextFree(id.text, file, git)
    const fix = free === undefined ? undefined : renumbered(id, free)
    yield { at: id.span, data: { id: id.text, branch: taken.branch, file: taken.file }, ...(fix && { fixes: [fix] }) }
  },
})

function renumbered(id: Placed, free: string): FoundFix {
  return { title: `Change to '${free}'`, safe: false, edits: rewrite(id, free), renames: [id.text] }
}

function isMentioned({ mentions }: Outline, id: string): boolean {
  return mentions.some((mention) => mention.id === id || mention.spec === id)
}

/** The next number that no branch uses, written as wide. Undefined where the ID ends in none. */
function nextFree(id: string, file: string, git: GitFacts): string | undefined {
  const digits = /\d{1,15}$/.exec(id)?.[0]
  if (digits === undefined) return undefined
  const before = id.slice(0, id.length - digits.length)
  for (let number = Number(digits) + 1; number <= Number(digits) + MOST_TRIED; number++) {
    const candidate = before + String(number).padStart(digits.length, '0')
    if (!git.takenBy(candidate, file)) return candidate
  }
  return undefined
}
