import { gherkinBlocks, inDocument } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** Acceptance criteria that no tool can read. */
export default defineRule({
  code: 'gherkin-syntax',
  kind: 'local',
  severity: 'error',
  says: ({ reason }) => `The gherkin does not parse: ${reason}`,
  *check({ spec }) {
    for (const { part, gherkin } of gherkinBlocks(spec))
      for (const fault of gherkin.faults) yield { at: inDocument(part, fault.span), data: { reason: fault.reason } }
  },
})
