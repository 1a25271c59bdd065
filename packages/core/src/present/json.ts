import type { PlacedDiagnostic, Point, Range, Report } from './report.ts'
import { jsonText } from './visible.ts'

/** `check --json`: the published contract, `schemaVersion` 1. One entry a line, so that outputs compare well. */
export function json(report: Report): string {
  const { specs, errors, warnings, hints } = report.summary
  return jsonDocument({
    schemaVersion: 1,
    summary: { specs, errors, warnings, hints },
    specs: report.specs.map((spec) => ({
      file: spec.file,
      id: spec.id,
      title: spec.title,
      status: spec.status,
      completeness: spec.completeness,
      errors: spec.errors,
      warnings: spec.warnings,
      hints: spec.hints,
    })),
    diagnostics: report.diagnostics.map(diagnosticJson),
  })
}

/** A diagnostic as every JSON output of Truespec writes it. */
export function diagnosticJson(diagnostic: PlacedDiagnostic): Readonly<Record<string, unknown>> {
  const { code, severity, file, range, message, data, related, fixes, fingerprint } = diagnostic
  return {
    code,
    severity,
    file,
    range: rangeJson(range),
    message,
    data,
    related: related.map((other) => ({ file: other.file, range: rangeJson(other.range), note: other.note })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ file, from, to, insert }) => ({ file, from, to, insert })),
    })),
    fingerprint,
  }
}

/** A range as every JSON output of Truespec writes it. */
function rangeJson({ start, end }: Range): Readonly<Record<'start' | 'end', unknown>> {
  return { start: pointJson(start), end: pointJson(end) }
}

function pointJson({ line, column, offset }: Point): unknown {
  return { line, column, offset }
}

/** An object as JSON text with a line for each key and for each entry of a list. */
export function jsonDocument(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `  ${jsonText(key)}: ${jsonText(value)}`
    return `  ${jsonText(key)}: [\n${value.map((entry) => `    ${jsonText(entry)}`).join(',\n')}\n  ]`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}
