import type { Pair, Slot } from '../spec/model.ts'
import { pairsWith } from '../spec/views.ts'
import { parseVersion } from '../values/version.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { shortened } from './parts/shortened.ts'

/** An external dependency of which the version or the purpose is not said. */
export default defineRule({
  code: 'dependency-format',
  kind: 'local',
  severity: 'by-status',
  says: ({ name, missing }) =>
    missing === 'version and no purpose'
      ? `'${name}' is not of the form 'Name: version - purpose'`
      : `${name === '' ? 'The dependency' : `'${name}'`} has no ${missing}: expected 'Name: version - purpose'`,
  *check({ spec }): Iterable<Found> {
    for (const pair of pairsWith(spec, 'external-dependencies')) {
      const missing = missingOf(pair)
      if (missing !== undefined) yield { at: pair.span, data: { name: shortened(pair.key.text), missing } }
    }
  },
})

/** What a name, version and purpose lack; undefined where nothing, and for an entry that says nothing at all. */
function missingOf({ key, values }: Pair): string | undefined {
  const [version, purpose] = values
  const missing = [...(isEmpty(version) ? ['version'] : []), ...(isEmpty(purpose) ? ['purpose'] : [])]
  if (version === undefined || purpose === undefined) return undefined
  if (isEmpty(key)) return missing.length === 2 ? undefined : 'name'
  // `Redis: caching` has its purpose in the place of the version.
  if (missing.length === 1 && missing[0] === 'purpose' && version.state === 'filled' && !parseVersion(version.text).ok)
    return 'version'
  return missing.length === 0 ? undefined : missing.join(' and no ')
}

function isEmpty(slot: Slot | undefined): boolean {
  return slot?.state === 'empty' || slot?.state === 'bare-waiver'
}
