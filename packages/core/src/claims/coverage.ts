import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView } from '../evidence/view.ts'
import { missing, placeOf } from './reasons.ts'

/** How far the files of a component ran, each against the target. */
export function* coveredBy(component: string, target: number | undefined, evidence: EvidenceView): Generator<Reason> {
  const answer = evidence.coverage(component)
  if (answer.kind === 'ambiguous')
    return yield {
      kind: 'ambiguous',
      weight: 'none',
      because: 'several-files',
      name: answer.files.slice(0, 3).join(', '),
      outcome: 'ambiguous',
    }
  if (answer.kind === 'none') {
    if (target !== undefined) yield missing('no-coverage', component, { expected: `${target}%` })
    return
  }
  if (target === undefined) return yield missing('no-target', component)
  for (const { result, report } of answer.files) {
    const share = result.total === 0 ? undefined : (100 * result.covered) / result.total
    yield {
      kind: 'coverage',
      weight: share === undefined ? 'none' : share >= target ? 'for' : 'against',
      name: result.file,
      outcome: share === undefined ? 'no lines' : `${Math.floor(share * 10) / 10}%`,
      expected: `${target}%`,
      ...placeOf(report, result.line),
    }
  }
}
