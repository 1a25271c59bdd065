import { defineRule } from './define.ts'

/** A diagram that nobody will see. */
export default defineRule({
  code: 'mermaid-syntax',
  kind: 'block',
  severity: 'error',
  yieldsTo: ['mermaid-unsafe'],
  says: ({ reason }) => `The diagram does not parse: ${reason}`,
})
