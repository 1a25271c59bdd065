import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** What a terminal takes for a colour or a movement (ECMA-48, 5.4): the escape character alone is not all of it. The text of a link is none: `[m](x)`. */
const SEQUENCE = /^(?:\u001b\[|\u009b)(?:[\d;:?]{1,32}[A-Za-z]|[mKJH])(?![^\]\r\n]{0,200}\]\()/
const LONGEST_LOOKED_AT = 300

/** Characters that no reader sees and that terminals obey. */
export default defineRule({
  code: 'control-character',
  kind: 'local',
  severity: 'warning',
  reading: true,
  says: ({ character }) => `An invisible control character (${character}) stands in the text`,
  check: ({ spec }) =>
    faultsOf(spec, 'control-character', ({ span: { from, to }, data }) => {
      const length = SEQUENCE.exec(spec.text.slice(from, from + LONGEST_LOOKED_AT))?.[0].length
      const title = length === undefined ? `Remove ${data['character']}` : 'Remove the escape sequence'
      return [{ title, safe: true, edits: [{ from, to: from + (length ?? to - from), insert: '' }] }]
    }),
})
