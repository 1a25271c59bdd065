import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** Characters that no reader sees and that terminals obey. */
export default defineRule({
  code: 'control-character',
  kind: 'local',
  severity: 'warning',
  reading: true,
  says: ({ character }) => `An invisible control character (${character}) stands in the text`,
  check: ({ spec }) =>
    faultsOf(spec, 'control-character', ({ span, data }) => [
      { title: `Remove ${data['character']}`, safe: true, edits: [{ from: span.from, to: span.to, insert: '' }] },
    ]),
})
