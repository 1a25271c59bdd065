import { parseIssue } from '../values/issue.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'

/** A text that no issue can be found by. */
export default defineRule({
  code: 'issue-format',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['todo-left'],
  says: ({ issue }) => `'${issue}' is no issue: write '#12', 'owner/repository#12', 'ABC-12' or a URL`,
  *check({ spec }): Iterable<Found> {
    const yaml = new Set(
      spec.fields.filter(({ form }) => form === 'front-matter' || form === 'file').map(({ value }) => value),
    )
    for (const slot of filledSlots(spec, 'issue')) {
      const { text, span } = slot
      // In YAML, `#12` would be a comment.
      const bare = yaml.has(slot) && /^\d{1,9}$/.test(text)
      if (!bare && !parseIssue(text).ok) yield { at: span, data: { issue: text } }
    }
  },
})
