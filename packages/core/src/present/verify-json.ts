import type { Reason } from '../evidence/reason.ts'
import { nextSteps } from '../verdicts/steps.ts'
import { wordsOf } from '../verdicts/words.ts'
import { diagnosticJson, jsonDocument } from './json.ts'
import { countVerdicts, type PlacedVerdict, type VerifyReport } from './verdicts.ts'

/** `verify --json`: the published contract, `schemaVersion` 1. */
export function verifyJson(report: VerifyReport): string {
  return jsonDocument({
    schemaVersion: 1,
    summary: countVerdicts(report.verdicts),
    reports: report.evidence,
    claims: report.verdicts.map(claimJson),
    diagnostics: report.diagnostics.map(diagnosticJson),
  })
}

/** `why --json`: the same of one claim, and what to do next. */
export function whyJson(verdict: PlacedVerdict, binds: readonly string[]): string {
  return jsonDocument({ schemaVersion: 1, claim: claimJson(verdict), binds, next: nextSteps(verdict) })
}

/** A claim with its verdict as every JSON output of Truespec writes it. */
export function claimJson({ claim, verdict, reasons, start, end }: PlacedVerdict): Readonly<Record<string, unknown>> {
  const { address, kind, file, span, text, hash, ticked } = claim
  return {
    address,
    kind,
    file,
    range: { start: { ...start, offset: span.from }, end: { ...end, offset: span.to } },
    text,
    hash,
    ticked: ticked ?? null,
    verdict,
    reasons: reasons.map(reasonJson),
  }
}

function reasonJson(reason: Reason): Readonly<Record<string, unknown>> {
  const { kind, weight, name, outcome, because, expected, report, line, commit, file } = reason
  return { kind, name, outcome, report, line, commit, file, expected, weight, because, message: wordsOf(reason) }
}
