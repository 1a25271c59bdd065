import { pairsWith } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import { parseVersion } from '../values/version.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A version that is none. */
export default defineRule({
  code: 'dependency-version',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['dependency-format', 'todo-left'],
  says: ({ value }) => `'${value}' is no version and no range: expected such as '1.4.2', '^2.0' or '>=3.9'`,
  *check({ spec }): Iterable<Found> {
    for (const { values } of pairsWith(spec, 'external-dependencies'))
      for (const slot of values)
        if (slot.schema.type.kind === 'version' && slot.state === 'filled' && !parseVersion(slot.text).ok)
          yield { at: slot.span, data: { value: shortened(slot.text) } }
  },
})
