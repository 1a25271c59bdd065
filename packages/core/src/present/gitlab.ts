import type { Severity } from '../text/diagnostic.ts'
import type { Report } from './report.ts'
import { jsonText, oneLine } from './visible.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', hint: 'info' }

/** A Code Quality report of GitLab. A finding that belongs to no file stands at the root. */
export function gitlab(report: Report): string {
  const entries = report.diagnostics.map((diagnostic) =>
    jsonText({
      description: oneLine(diagnostic.message),
      check_name: diagnostic.code,
      fingerprint: diagnostic.fingerprint,
      severity: SEVERITIES[diagnostic.severity],
      location: {
        path: diagnostic.file || '.',
        lines: { begin: diagnostic.range.start.line, end: diagnostic.range.end.line },
      },
    }),
  )
  return entries.length === 0 ? '[]\n' : `[\n${entries.join(',\n')}\n]\n`
}
