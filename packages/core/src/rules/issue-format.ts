import type { Slot, Spec } from '../spec/model.ts'
import { parseIssue } from '../values/issue.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'

/** A text that no issue can be found by. */
export default defineRule({
  code: 'issue-format',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['link-unsafe', 'todo-left'],
  says: ({ issue }) => `'${issue}' is no issue: write '#12', 'owner/repository#12', 'ABC-12' or a URL`,
  *check({ spec }): Iterable<Found> {
    for (const slot of filledSlots(spec, 'issue')) {
      const { text, span } = slot
      // In YAML, `#12` would be a comment.
      const isBare = /^\d{1,9}$/.test(text) && isYaml(slot, spec)
      if (!isBare && !parseIssue(text).ok) yield { at: span, data: { issue: text } }
    }
  },
})

function isYaml(slot: Slot, { fields }: Spec): boolean {
  return fields.some(({ form, value }) => value === slot && (form === 'front-matter' || form === 'file'))
}
