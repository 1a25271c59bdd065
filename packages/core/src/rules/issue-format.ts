import { shortened } from '../text/shortened.ts'
import { parseIssue } from '../values/issue.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'
import { rewrite } from './fields/rewrite.ts'

/** A text that no issue can be found by. */
export default defineRule({
  code: 'issue-format',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['link-unsafe', 'todo-left'],
  says: ({ issue, meant, repository }) => {
    if (meant !== undefined) return `'${issue}' stands in brackets: write '${meant}'`
    if (repository !== undefined) return `'${issue}' names no owner: write 'owner/${issue}' or a URL`
    return `'${issue}' is no issue: write '#12', 'owner/repository#12', 'ABC-12' or a URL`
  },
  *check({ spec }): Iterable<Found> {
    for (const slot of filledSlots(spec, 'issue')) {
      const { text, span } = slot
      // In YAML, `#12` would be a comment.
      const isBare = /^\d{1,9}$/.test(text) && slot.yaml !== undefined
      if (isBare || parseIssue(text).ok) continue
      const inner = /^\(([^()]+)\)$/.exec(text)?.[1]
      const meant = inner !== undefined && parseIssue(inner).ok ? inner : undefined
      yield {
        at: span,
        data: {
          issue: shortened(text),
          ...(meant !== undefined && { meant: shortened(meant) }),
          ...(OWNERLESS.test(text) && { repository: 1 }),
        },
        ...(meant !== undefined && {
          fixes: [{ title: 'Remove the brackets', safe: true, edits: rewrite(slot, meant) }],
        }),
      }
    }
  },
})

/** `repository#12`: whose repository is not said. */
const OWNERLESS = /^[\w.-]{1,100}#[1-9]\d{0,8}$/
