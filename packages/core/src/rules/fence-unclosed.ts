import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** A code fence that swallows the rest of the file. */
export default defineRule({
  code: 'fence-unclosed',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ fence }) => `The fence '${fence}' is not closed, so that all below it is code`,
  check: ({ spec }) => faultsOf(spec, 'fence-unclosed'),
})
