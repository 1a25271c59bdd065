import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** Bytes that are not the text they should be. */
export default defineRule({
  code: 'encoding-invalid',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ reason, character, byte }) => {
    if (reason === 'utf-16') return 'The file is UTF-16: save it as UTF-8'
    if (reason === 'nul') return `A NUL (${character}) stands in the text`
    if (reason === 'surrogate') return `Half a character (${character}) stands in the text`
    return byte === undefined ? 'The file is not UTF-8' : `The file is not UTF-8: byte ${byte} does not fit`
  },
  check: ({ spec }) => faultsOf(spec, 'encoding-invalid'),
})
