import {
  applyBaseline,
  parseBaseline,
  summarize,
  type PlacedDiagnostic,
  type Report,
  type SpecSummary,
} from '@truespec/core'
import { UserError } from '../errors.ts'
import type { KnownFindings } from './baseline.ts'

/** A report without the findings that the baseline knows. Throws `UserError` where that is no baseline. */
export function withoutKnown(
  report: Report,
  known: KnownFindings | undefined,
): { readonly report: Report; readonly notes: readonly string[] } {
  if (known === undefined) return { report, notes: [] }
  const parsed = parseBaseline(known.text)
  if ('fault' in parsed) {
    throw new UserError({
      what: `the baseline ${known.path} is not valid`,
      why: parsed.fault,
      next: `write it anew: truespec check --write-baseline ${known.path}`,
    })
  }
  const { left, gone } = applyBaseline(parsed.baseline, report.diagnostics)
  return {
    report: { ...report, ...recounted(report.specs, left) },
    notes:
      gone === 0
        ? []
        : [`${gone} of the findings in ${known.path} no longer occur: shrink it with --write-baseline ${known.path}`],
  }
}

/** The parts of a report that count findings. Both lists are sorted by file. */
export function recounted(
  specs: readonly SpecSummary[],
  diagnostics: readonly PlacedDiagnostic[],
): Pick<Report, 'specs' | 'diagnostics' | 'summary'> {
  const byFile = Map.groupBy(diagnostics, ({ file }) => file)
  return {
    specs: specs.map((spec) => {
      const { errors, warnings, hints } = summarize(1, byFile.get(spec.file) ?? [])
      const isCounted = spec.errors === errors && spec.warnings === warnings && spec.hints === hints
      return isCounted ? spec : { ...spec, errors, warnings, hints }
    }),
    diagnostics,
    summary: summarize(specs.length, diagnostics),
  }
}
