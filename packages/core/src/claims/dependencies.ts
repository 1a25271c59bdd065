import type { Because, Reason } from '../evidence/reason.ts'
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
  const fit = (range: typeof asked, locked: string): boolean | undefined =>
    range.ok ? satisfies(range.value, locked) : undefined
  if (found.locked.every((locked) => fit(wanted, locked) === false))
    return yield against('lock-differs', name, found.locked.join(', '), found.range)
  // Versions that the manifest excludes are there for the sake of other packages.
  const own = found.locked.filter((locked) => fit(wanted, locked) !== false)
  const answers = own.map((locked) => fit(asked, locked))
  const outcome = own.join(', ')
  if (answers.every((answer) => answer === false)) yield against('range-differs', name, outcome, version)
  else if (answers.includes(false))
    yield { kind: 'ambiguous', weight: 'none', because: 'several-versions', name, outcome, expected: version }
  else {
    const weight = answers.every((answer) => answer === true) ? 'for' : 'none'
    yield { kind: 'package', weight, name, outcome, expected: version }
  }
}

function against(because: Because, name: string, outcome: string, expected: string): Reason {
  return { kind: 'package', weight: 'against', because, name, outcome, expected }
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
