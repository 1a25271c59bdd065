import { defineRule } from './define.ts'

/** Types that no compiler can read. */
export default defineRule({
  code: 'typescript-syntax',
  kind: 'block',
  severity: 'error',
  says: ({ reason }) => `The TypeScript does not parse: ${reason}`,
})
