import type { PlacedDiagnostic, Report } from './report.ts'
import { oneLine, visible, visibleLines } from './visible.ts'

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for each file, in it a test case for each diagnostic, or one that passed where there
 * is none. Errors are failures, and warnings where more than are allowed make the run fail; else they are test cases with output, as hints are. No times, so that equal input gives equal bytes.
 */
export function junit(report: Report): string {
  const byFile = new Map<string, PlacedDiagnostic[]>(report.specs.map(({ file }) => [file, []]))
  for (const diagnostic of report.diagnostics) {
    const found = byFile.get(diagnostic.file)
    if (found === undefined) byFile.set(diagnostic.file, [diagnostic])
    else found.push(diagnostic)
  }
  const files = [...byFile.keys()].sort()
  const isFailure = ({ severity }: PlacedDiagnostic): boolean =>
    severity === 'error' || (severity === 'warning' && report.warningsFail === true)
  const suites = files.map((file) => suite(file, byFile.get(file) ?? [], isFailure))
  const tests = files.reduce((sum, file) => sum + Math.max(1, byFile.get(file)?.length ?? 0), 0)
  const counts = `tests="${tests}" failures="${report.diagnostics.filter(isFailure).length}" errors="0"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="truespec" ${counts}>\n${suites.join('')}</testsuites>\n`
}

type IsFailure = (diagnostic: PlacedDiagnostic) => boolean

function suite(file: string, found: readonly PlacedDiagnostic[], isFailure: IsFailure): string {
  const name = attribute(file || 'workspace')
  const counts = `tests="${Math.max(1, found.length)}" failures="${found.filter(isFailure).length}" errors="0" skipped="0"`
  const cases =
    found.length === 0
      ? `    <testcase name="check" classname=${name}/>\n`
      : found.map((one) => testCase(one, name, isFailure(one))).join('')
  return `  <testsuite name=${name} ${counts}>\n${cases}  </testsuite>\n`
}

function testCase(diagnostic: PlacedDiagnostic, className: string, fails: boolean): string {
  const { code, severity, message, range, fixes } = diagnostic
  const { line, column } = range.start
  const details = [`${where(diagnostic)}: ${severity}: ${message}`]
  for (const related of diagnostic.related) details.push(`${where(related)}: ${related.note}`)
  for (const fix of fixes) details.push(`fix: ${fix.title}`)
  const body = escapeXml(visibleLines(details.join('\n')))
  const inner = fails
    ? `<failure type=${attribute(code)} message=${attribute(message)}>${body}</failure>`
    : `<system-out>${body}</system-out>`
  return `    <testcase name=${attribute(`${code} (${line}:${column})`)} classname=${className}>\n      ${inner}\n    </testcase>\n`
}

function where({ file, range }: Pick<PlacedDiagnostic, 'file' | 'range'>): string {
  return file === '' ? 'workspace' : `${visible(file)}:${range.start.line}:${range.start.column}`
}

function attribute(text: string): string {
  return `"${escapeXml(oneLine(text))}"`
}

/** U+FFFE and U+FFFF are no characters of XML 1.0 (section 2.2); other controls are visible by now. */
function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
}
