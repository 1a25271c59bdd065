import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** Front matter that is no YAML, where the template's fields should stand in it. */
export default defineRule({
  code: 'front-matter-syntax',
  kind: 'local',
  severity: 'error',
  says: ({ reason, message }) =>
    reason === 'not-a-map'
      ? `The front matter has ${message}`
      : reason === 'too-large'
        ? `The front matter is ${message}`
        : `The front matter does not parse: ${message}`,
  *check({ spec }): Iterable<Found> {
    for (const { span, reason, message } of spec.frontMatterFaults) yield { at: span, data: { reason, message } }
  },
})
