import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView } from '../evidence/view.ts'
import { parseVersion, satisfies } from '../values/version.ts'
import { missing } from './reasons.ts'

/** What manifest and lock file say of a package: both must have it, and in the range. */
export function* packaged(
  { name, version }: { readonly name: string; readonly version: string },
  evidence: EvidenceView,
): Generator<Reason> {
  const found = evidence.package(name)
  if (found === 'unknown') return yield missing('no-manifest', name)
  if (!found || found.range === undefined) return yield missing('no-package', name)
  if (found.locked.length === 0) return yield missing('not-locked', name, { expected: version })
  const asked = parseVersion(version)
  const wanted = parseVersion(found.range)
  for (const locked of found.locked) {
    const fitsSpec = asked.ok ? satisfies(asked.value, locked) : undefined
    const fitsManifest = wanted.ok ? satisfies(wanted.value, locked) : undefined
    const because = fitsSpec === false ? 'range-differs' : fitsManifest === false ? 'lock-differs' : undefined
    yield {
      kind: 'package',
      weight: because ? 'against' : fitsSpec ? 'for' : 'none',
      name,
      outcome: locked,
      expected: because === 'lock-differs' ? found.range : version,
      ...(because && { because }),
    }
  }
}

/** What a spec that others depend on says: it is there, once, and as mature. */
export function* specced(id: string, file: string, evidence: EvidenceView): Generator<Reason> {
  const specs = evidence.specs(id, file)
  const [spec] = specs
  if (!spec) return yield missing('unknown-spec', id)
  if (specs.length > 1)
    return yield {
      kind: 'ambiguous',
      weight: 'none',
      because: 'several-specs',
      name: specs.map((each) => each.file).join(', '),
      outcome: 'ambiguous',
    }
  const { status, mature } = spec
  yield {
    kind: 'spec',
    weight: mature ? 'for' : 'against',
    name: id,
    outcome: status,
    file: spec.file,
    ...(!mature && { because: 'not-mature' as const }),
  }
}
