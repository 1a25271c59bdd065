import { defineRule } from './define.ts'

/**
 * Nothing to check was found. There is no file to look into, so who looks for the files says it, with the globs that were `looked`
 * for, and how many files lie there that are no specs (`passedOver`).
 */
export default defineRule({
  code: 'no-spec',
  kind: 'workspace',
  severity: 'warning',
  says: ({ looked, passedOver }) => {
    const others = Number(passedOver ?? 0)
    const noted =
      others === 0 ? '' : others === 1 ? '; the one file there is none' : `; none of the ${others} files there is one`
    return `No spec was found in ${looked}${noted}`
  },
  check: () => [],
})
