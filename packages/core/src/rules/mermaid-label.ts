import { defineRule } from './define.ts'

/** A diagram that parses, and does not show what its text looks like. */
export default defineRule({
  code: 'mermaid-label',
  kind: 'block',
  severity: 'warning',
  says: ({ reason }) => `Not what it looks like: ${reason}`,
})
