import { defineRule } from './define.ts'

/** A block that would change what all the others mean. */
export default defineRule({
  code: 'typescript-global',
  kind: 'block',
  severity: 'warning',
  says: ({ reason }) => `The block is left out of the check of types: ${reason}`,
})
