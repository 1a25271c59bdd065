import { gherkinBlocks } from './claims/gherkin-blocks.ts'
import { defineRule } from './define.ts'

/** Acceptance criteria that no tool can read. */
export default defineRule({
  code: 'gherkin-syntax',
  kind: 'local',
  severity: 'error',
  says: ({ reason }) => `The gherkin does not parse: ${reason}`,
  *check({ spec }) {
    for (const block of gherkinBlocks(spec))
      for (const fault of block.gherkin.faults) yield { at: block.place(fault.span), data: { reason: fault.reason } }
  },
})
