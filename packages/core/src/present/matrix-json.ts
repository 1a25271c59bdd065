import { jsonDocument } from './json.ts'
import { bySpec, countVerdicts, type VerifyReport } from './verdicts.ts'
import { claimJson } from './verify-json.ts'

/** The matrix for programs: specs with their claims, each with its evidence. */
export function matrixJson(report: VerifyReport): string {
  return jsonDocument({
    schemaVersion: 1,
    summary: countVerdicts(report.verdicts),
    reports: report.evidence,
    specs: bySpec(report).map(({ spec, verdicts }) => ({
      file: spec.file,
      id: spec.id,
      title: spec.title,
      status: spec.status,
      summary: countVerdicts(verdicts),
      claims: verdicts.map(claimJson),
    })),
  })
}
