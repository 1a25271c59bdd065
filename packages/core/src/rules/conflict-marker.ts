import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** A merge that nobody finished. */
export default defineRule({
  code: 'conflict-marker',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ marker }) => `'${marker}' marks a merge conflict that is not resolved`,
  check: ({ spec }) => faultsOf(spec, 'conflict-marker'),
})
