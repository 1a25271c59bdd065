import type { PlacedDiagnostic, Report, SpecSummary } from './report.ts'
import { countFixable, countOf, headline } from './report.ts'
import { oneLine } from './visible.ts'

const MOST_SPECS = 50
const MOST_FINDINGS = 200
/** In UTF-16 code units; a comment on GitHub holds 65,536 characters. */
const MOST_TEXT = 60_000
const MOST_CELL = 300

/** A summary for a comment on a pull request: GitHub Flavored Markdown in which no text of a spec is markup, link or mention. */
export function markdown(report: Report): string {
  const parts = [`### Truespec: ${headline(report.summary)}\n`]
  const withFindings = report.specs.filter((spec) => spec.errors + spec.warnings + spec.hints > 0)
  const listed = report.specs.length > MOST_SPECS ? withFindings : report.specs
  if (listed.length > 0) parts.push(specTable(listed))
  if (report.diagnostics.length > 0) parts.push(findingTable(report.diagnostics, MOST_TEXT - textLength(parts)))
  const { safe } = countFixable(report.diagnostics)
  if (safe > 0) parts.push(`${safe} of them ${safe === 1 ? 'goes' : 'go'} with \`truespec check --fix\`.\n`)
  return parts.join('\n')
}

function specTable(specs: readonly SpecSummary[]): string {
  const rows = specs.slice(0, MOST_SPECS).map((spec) => {
    const name = spec.title === null ? spec.file : `${spec.title} (${spec.file})`
    const filled = `${Math.floor(spec.completeness * 100)} %`
    return row([cell(name), cell(spec.status ?? '-'), filled, `${spec.errors}`, `${spec.warnings}`, `${spec.hints}`])
  })
  const more = specs.length > MOST_SPECS ? `\n${countOf(specs.length - MOST_SPECS, 'more spec')}.\n` : ''
  return `| Spec | Status | Filled | Errors | Warnings | Hints |\n| --- | --- | ---: | ---: | ---: | ---: |\n${rows.join('')}${more}`
}

function findingTable(diagnostics: readonly PlacedDiagnostic[], most: number): string {
  let table = '| Severity | Place | Finding | Rule |\n| --- | --- | --- | --- |\n'
  let shown = 0
  for (const { severity, file, range, message, code } of diagnostics) {
    const where = file === '' ? '-' : `${cell(file)}:${range.start.line}:${range.start.column}`
    const next = row([severity, where, cell(message), cell(code)])
    if (shown === MOST_FINDINGS || table.length + next.length > most) break
    table += next
    shown++
  }
  return shown === diagnostics.length ? table : `${table}\n${diagnostics.length - shown} more.\n`
}

/** A row of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** Text for a cell of a table, on one line. Character references can neither open markup nor end a cell; an empty comment parts what a forge would make a link or a mention. */
export function cell(text: string): string {
  const line = oneLine(text)
  const short =
    line.length > MOST_CELL
      ? `${line
          .slice(0, MOST_CELL)
          .toWellFormed()
          .replace(/\ufffd$/, '')}…`
      : line
  return short
    .replace(/[&<>\\`*_{}[\]()|~$"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@|(?<!&)#|!(?=\d)|:(?=\/\/)|www(?=\.)|GH(?=-)/gi, '$&<!-- -->')
}

function textLength(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
