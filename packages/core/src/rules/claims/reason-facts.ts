import type { Because, Reason, ReasonKind } from '../../evidence/reason.ts'
import type { Data } from '../../text/diagnostic.ts'
import type { Verdict } from '../../verdicts/verdict.ts'
import { decisive, wordsOf } from '../../verdicts/words.ts'
import { shown } from './shown.ts'

const TEXTS = ['name', 'outcome', 'expected', 'report', 'commit'] as const

/** What decides a verdict, as the data of a finding: see `Reason`. Empty where there is nothing. */
export function reasonFacts(verdict: Verdict): Data {
  const reason = decisive(verdict)
  if (!reason) return {}
  const facts: Record<string, string | number> = { kind: reason.kind }
  if (reason.because !== undefined) facts['because'] = reason.because
  for (const key of TEXTS) if (reason[key] !== undefined) facts[key] = shown(reason[key])
  if (reason.line !== undefined) facts['line'] = reason.line
  const late = verdict.reasons.find(({ because }) => because === 'waiver-expired')
  if (late?.expected !== undefined) facts['waivedUntil'] = late.expected
  return facts
}

/** The same as what follows a sentence: `: the test 'signs in' failed (reports/junit.xml:12)`. */
export function reasonWords(data: Data): string {
  const { verdict, kind, because, name = '', outcome = '', expected, report, line, commit, waivedUntil } = data
  if (kind === undefined) return ''
  const reason: Reason = {
    kind: kind as ReasonKind,
    weight: verdict === 'failing' ? 'against' : 'none',
    name: String(name),
    outcome: String(outcome),
    ...(because !== undefined && { because: because as Because }),
    ...(expected !== undefined && { expected: String(expected) }),
    ...(report !== undefined && { report: String(report) }),
    ...(commit !== undefined && { commit: String(commit) }),
  }
  const place = report === undefined || kind === 'stale' ? '' : ` (${report}${line === undefined ? '' : `:${line}`})`
  const late = waivedUntil === undefined ? '' : `; a waiver held until ${waivedUntil}`
  return `: ${wordsOf(reason)}${place}${late}`
}
