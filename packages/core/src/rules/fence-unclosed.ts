import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** A code fence that swallows the rest of the file, or the sections as far as the end of a later block. */
export default defineRule({
  code: 'fence-unclosed',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ fence, heading }) =>
    heading === undefined
      ? `The fence '${fence}' is not closed, so that all below it is code`
      : `The fence '${fence}' is not closed, so that '${heading}' is code`,
  check: ({ spec }) => faultsOf(spec, 'fence-unclosed'),
})
