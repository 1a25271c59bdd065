import type { Pair, Slot } from '../spec/model.ts'
import { pairsWith } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import { parseVersion } from '../values/version.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { isToCome } from './parts/later.ts'
import { isDashed } from './parts/pair-form.ts'

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
      const [version] = pair.values
      if (missing === undefined) continue
      if (version?.state === 'filled' && QUALIFIER.test(pair.key.text))
        yield { at: pair.span, data: { name: shortened(version.text), missing: 'version and no purpose' } }
      else yield { at: pair.span, data: { name: shortened(pair.key.text), missing } }
    }
  },
})

/** What may stand before a name, and is none: `Optional: Redis`. */
const QUALIFIER =
  /^[*_]{0,2}(?:optional|required|mandatory|recommended|existing|new|runtime|development|dev|build|testing)[*_]{0,2}$/i
/** `Redis 7.2 - keeps`, `Git 2.30+ (for ...)`, `actions/checkout@v4 for ...`: a version behind the name, and then what it is for. */
const WITHOUT_COLON = /^[^:\s][^:]*?(?:\s|@)(?:[~^<>=]{0,2}\s?)v?\d[\w.+*-]*[`*_]{0,3}\s+(?:[-–—]{1,2}\s|\(|for\s)/
/** `^4.1.0, parses ...`: a version that no dash parts from what it is for. A number alone may count what is needed: `2 nodes`. */
const WITHOUT_DASH = /^((?:[~^<>=]{1,2}\s?v?\d|v\d|\d+\.\d)[\w.+*-]*),?\s+\S/
const LONGEST = 200

/** What a name, version and purpose lack; undefined where nothing, and for an entry that says nothing at all or is still to be written. */
function missingOf({ key, values }: Pair): string | undefined {
  const [version, purpose] = values
  const missing = [...(isEmpty(version) ? ['version'] : []), ...(isEmpty(purpose) ? ['purpose'] : [])]
  if (version === undefined || purpose === undefined) return undefined
  if ([key, ...values].some(isToCome)) return undefined
  if (isEmpty(key)) return missing.length === 2 ? undefined : 'name'
  // `Redis: caching` has its purpose in the place of the version.
  if (missing.length === 1 && missing[0] === 'purpose' && version.state === 'filled' && !parseVersion(version.text).ok)
    return WITHOUT_DASH.test(version.text.slice(0, LONGEST)) ? 'dash behind its version' : 'version'
  if (missing.length === 2 && WITHOUT_COLON.test(key.text.slice(0, LONGEST))) return 'colon after its name'
  if (missing.length === 2 && isDashed(key.text.slice(0, LONGEST))) return 'version'
  return missing.length === 0 ? undefined : missing.join(' and no ')
}

function isEmpty(slot: Slot | undefined): boolean {
  return slot?.state === 'empty' || slot?.state === 'bare-waiver'
}
