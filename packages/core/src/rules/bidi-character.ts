import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** Characters that show a text in another order than the one it has. */
export default defineRule({
  code: 'bidi-character',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ character }) => `An invisible ${character} here can show the text in another order than it has`,
  check: ({ spec }) =>
    faultsOf(spec, 'bidi-character', ({ span, data }) => [
      { title: `Remove ${data['character']}`, safe: true, edits: [{ from: span.from, to: span.to, insert: '' }] },
    ]),
})
