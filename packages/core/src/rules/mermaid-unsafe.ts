import { defineRule } from './define.ts'

/** A diagram that could do something to the page of its reader. */
export default defineRule({
  code: 'mermaid-unsafe',
  kind: 'block',
  severity: 'error',
  says: ({ reason }) => `The diagram is not safe to show: ${reason}`,
})
