import {
  applyBaseline,
  parseBaseline,
  summarize,
  type Baseline,
  type PlacedDiagnostic,
  type Report,
  type SpecSummary,
} from '@truespec/core'
import { UserError } from '../errors.ts'
import type { KnownFindings } from './baseline.ts'

/**
 * A report without the findings that the baseline knows. Only where the report is on all specs can be told what no longer occurs. Throws
 * `UserError` where that is no baseline.
 */
export function withoutKnown(
  report: Report,
  known: KnownFindings | undefined,
  isWhole: boolean,
): { readonly report: Report; readonly notes: readonly string[] } {
  if (known === undefined) return { report, notes: [] }
  const { left, gone, known: count } = applyBaseline(baselineOf(known), report.diagnostics)
  return {
    report: {
      ...report,
      specs: counted(report.specs, left),
      diagnostics: left,
      known: count,
      summary: summarize(report.summary.specs, left),
    },
    notes:
      gone === 0 || !isWhole
        ? []
        : [
            `${gone} of the findings in ${known.path} no longer ${gone === 1 ? 'occurs' : 'occur'}: shrink it with --write-baseline`,
          ],
  }
}

/** Findings without those that the baseline knows. Throws `UserError` where that is no baseline. */
export function leftOf(found: readonly PlacedDiagnostic[], known: KnownFindings): readonly PlacedDiagnostic[] {
  return applyBaseline(baselineOf(known), found).left
}

function baselineOf({ path, text }: KnownFindings): Baseline {
  const parsed = parseBaseline(text)
  if ('fault' in parsed) {
    throw new UserError({
      what: `the baseline ${path} is not valid`,
      why: parsed.fault,
      next: `write it anew: truespec check --write-baseline ${path}`,
    })
  }
  return parsed.baseline
}

/** The lines of specs, with the findings counted. */
export function counted(
  specs: readonly SpecSummary[],
  diagnostics: readonly PlacedDiagnostic[],
): readonly SpecSummary[] {
  const byFile = Map.groupBy(diagnostics, ({ file }) => file)
  return specs.map((spec) => {
    const { errors, warnings, hints } = summarize(1, byFile.get(spec.file) ?? [])
    const isCounted = spec.errors === errors && spec.warnings === warnings && spec.hints === hints
    return isCounted ? spec : { ...spec, errors, warnings, hints }
  })
}
