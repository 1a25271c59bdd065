import { defineRule } from './define.ts'

/** Types that contradict each other, or the files that they come from. */
export default defineRule({
  code: 'typescript-type',
  kind: 'block',
  severity: 'error',
  says: ({ reason }) => `The types do not hold: ${reason}`,
})
