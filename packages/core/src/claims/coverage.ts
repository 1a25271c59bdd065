import type { CoverageResult } from '../evidence/model.ts'
import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView, Reported } from '../evidence/view.ts'
import { missing, placeOf } from './reasons.ts'

/** How far the files of a component ran, each against the target. */
export function* coveredBy(component: string, target: number | undefined, evidence: EvidenceView): Generator<Reason> {
  const answer = evidence.coverage(component)
  if (answer.kind === 'none') {
    if (target !== undefined) yield missing('no-coverage', component, { expected: `${target}%` })
    return
  }
  const { kind, files } = answer
  const reasons = target === undefined ? [] : files.map((file) => reasonOf(file, target))
  if (kind === 'ambiguous') {
    const { others } = answer
    const byFile = Map.groupBy(reasons, ({ name }) => name)
    const against = reasons.filter(({ weight }) => weight === 'against')
    // Whichever is meant, it does not reach the target.
    if (others.length === 0 && new Set(against.map(({ name }) => name)).size === byFile.size) yield* against
    yield ambiguous([...files.map(({ result }) => result.file), ...others])
  } else if (target === undefined) yield missing('no-target', component)
  else yield* reasons
}

function ambiguous(files: readonly string[]): Reason {
  const name = [...new Set(files)].toSorted().slice(0, 3).join(', ')
  return { kind: 'ambiguous', weight: 'none', because: 'several-files', name, outcome: 'ambiguous' }
}

function reasonOf({ result, report }: Reported<CoverageResult>, target: number): Reason {
  const share = result.total === 0 ? undefined : (100 * result.covered) / result.total
  return {
    kind: 'coverage',
    weight: share === undefined ? 'none' : share >= target ? 'for' : 'against',
    name: result.file,
    outcome: share === undefined ? 'no lines' : `${Math.floor(share * 10) / 10}%`,
    expected: `${target}%`,
    ...placeOf(report, result.line),
  }
}
