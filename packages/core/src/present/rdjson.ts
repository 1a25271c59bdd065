import type { Severity } from '../text/diagnostic.ts'
import { jsonDocument } from './json.ts'
import type { PlacedDiagnostic, PlacedFix, Point, Range, Report } from './report.ts'
import { visibleLines } from './visible.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', hint: 'INFO' }

/** `DiagnosticResult` of the Reviewdog Diagnostic Format: columns count bytes of UTF-8, the end is exclusive. */
export function rdjson(report: Report): string {
  const uris = new Map(report.rules.map(({ code, uri }) => [code, uri]))
  return jsonDocument({
    source: { name: 'truespec' },
    diagnostics: report.diagnostics.map((diagnostic) => entry(diagnostic, uris.get(diagnostic.code))),
  })
}

function entry(diagnostic: PlacedDiagnostic, uri: string | undefined): unknown {
  const { code, severity, file, range, message, fixes } = diagnostic
  const suggestions = fixes.flatMap((fix) => suggestion(fix, file))
  return {
    message: visibleLines(message),
    location: file === '' ? { path: '.' } : { path: file, range: rangeOf(range) },
    severity: SEVERITIES[severity],
    code: { value: code, ...(uri === undefined ? {} : { url: uri }) },
    ...(suggestions.length === 0 ? {} : { suggestions }),
  }
}

/** Each suggestion stands alone, so a fix of several edits is none. */
function suggestion(fix: PlacedFix, file: string): unknown[] {
  const [edit, second] = fix.edits
  if (edit === undefined || second !== undefined || edit.file !== file) return []
  return [{ range: rangeOf(edit.range), text: edit.insert }]
}

function rangeOf({ start, end }: Range): unknown {
  return { start: pointOf(start), end: pointOf(end) }
}

function pointOf({ line, byteColumn }: Point): unknown {
  return { line, column: byteColumn }
}
