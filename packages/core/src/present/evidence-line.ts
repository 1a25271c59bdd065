import type { Reason } from '../evidence/reason.ts'
import { decisive, wordsOf } from '../verdicts/words.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import { countOf } from './report.ts'

/** What speaks for a proven claim, or why it is not proven: in a line. */
export function evidenceLine(verdict: Pick<Verdict, 'verdict' | 'reasons'>): string {
  const { reasons } = verdict
  if (verdict.verdict === 'proven') return proofLine(reasons.filter(({ weight }) => weight === 'for'))
  const reason = decisive(verdict)
  if (!reason) return 'nothing was found that proves it'
  const against = reasons.filter((each) => each.weight === 'against').length
  const more = verdict.verdict === 'failing' && against > 1 ? `, and ${against - 1} more` : ''
  return `${wordsOf(reason)}${more}`
}

/** `reports/junit.xml:12`; empty for a reason that stands in no report and no file. */
export function whereOf({ report, line, file }: Pick<Reason, 'report' | 'line' | 'file'>): string {
  const path = report ?? file ?? ''
  return line === undefined || path === '' ? path : `${path}:${line}`
}

/** Runs are counted; of anything else each kind tells its first. */
function proofLine(pieces: readonly Reason[]): string {
  const byKind = Map.groupBy(pieces, ({ kind }) => kind)
  return [...byKind]
    .map(([kind, [first, ...others]]) => {
      if (kind === 'test' || kind === 'scenario')
        return others.length === 0 && first ? wordsOf(first) : `${countOf(others.length + 1, kind)} passed`
      return `${first ? wordsOf(first) : kind}${others.length > 0 ? `, and ${others.length} more` : ''}`
    })
    .join('; ')
}
