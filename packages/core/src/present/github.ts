import type { Severity } from '../text/diagnostic.ts'
import type { PlacedDiagnostic, Report } from './report.ts'
import { visible, visibleLines } from './visible.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' }

/** Workflow commands of GitHub Actions: one line, and one annotation, a diagnostic, whatever its texts hold. */
export function github(report: Report): string {
  return report.diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join('')
}

function command({ code, severity, file, range, message }: PlacedDiagnostic): string {
  const { start, end } = range
  const properties: (readonly [string, string | number])[] = []
  if (file !== '') {
    properties.push(['file', file], ['line', start.line], ['endLine', end.line])
    // GitHub takes columns only where the range is within a line.
    if (start.line === end.line) properties.push(['col', start.column], ['endColumn', end.column])
  }
  properties.push(['title', `Truespec: ${code}`])
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(visibleLines(message))}`
}

/** The runner ends a command at a line end and decodes these three. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/\t/g, ' ')
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
