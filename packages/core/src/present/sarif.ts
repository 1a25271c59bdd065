import type { RuleSeverity } from '../rules/define.ts'
import type { PlacedDiagnostic, PlacedEdit, PlacedFix, Range, Report, RuleSummary } from './report.ts'
import { countOf } from './report.ts'
import { jsonText, visibleLines } from './visible.ts'

/** GitHub rejects a run with more (of those it takes, it shows the 5,000 most severe). */
export const MOST_RESULTS = 25_000

/** GitHub shows no more of one result. */
const MOST_RELATED = 100

const LEVELS: Readonly<Record<RuleSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
  'by-status': 'warning',
}

/**
 * SARIF 2.1.0: one run. Places are relative to the root, columns count UTF-16 code units. Of more than 25,000 findings the most severe
 * are kept, and a notification says how many are not there. A finding that belongs to no file is a notification too, since a result
 * without a place makes GitHub refuse the file.
 */
export function sarif(report: Report): string {
  const inFiles = report.diagnostics.filter(({ file }) => file !== '')
  const kept = mostSevere(inFiles, MOST_RESULTS)
  const rules = rulesOf(report)
  const indices = new Map(rules.map(({ code }, i) => [code, i]))
  const notifications = report.diagnostics.filter(({ file }) => file === '').map(notification)
  if (kept.length < inFiles.length) notifications.push(leftOut(inFiles.length - kept.length))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Truespec',
            ...(report.version === undefined ? {} : { version: report.version, semanticVersion: report.version }),
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The root of the specs.' } } },
        invocations: [
          {
            executionSuccessful: true,
            ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
          },
        ],
        results: kept.map((diagnostic) => result(diagnostic, indices.get(diagnostic.code))),
      },
    ],
  }
  return `${jsonText(log)}\n`
}

/** Those of `report.rules` and, so that every result has its rule, those that reported though nothing is said of them. */
function rulesOf(report: Report): readonly RuleSummary[] {
  const known = new Map(report.rules.map((rule) => [rule.code, rule]))
  for (const { code, severity } of report.diagnostics) {
    if (!known.has(code)) known.set(code, { code, severity, summary: code })
  }
  return [...known.values()]
}

function mostSevere(diagnostics: readonly PlacedDiagnostic[], most: number): readonly PlacedDiagnostic[] {
  if (diagnostics.length <= most) return diagnostics
  const left = { error: most, warning: 0, hint: 0 }
  const count = { error: 0, warning: 0, hint: 0 }
  for (const { severity } of diagnostics) count[severity]++
  left.warning = Math.max(0, most - count.error)
  left.hint = Math.max(0, left.warning - count.warning)
  return diagnostics.filter(({ severity }) => left[severity]-- > 0)
}

function descriptor({ code, severity, summary, uri }: RuleSummary): unknown {
  const text = prose(summary)
  return {
    id: code,
    shortDescription: { text },
    help: { text: `${text}\n\nMore: truespec explain ${prose(code)}` },
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function result(diagnostic: PlacedDiagnostic, ruleIndex: number | undefined): unknown {
  const { code, severity, file, range, message, related, fixes, fingerprint } = diagnostic
  const changes = fixes.flatMap(fixOf)
  return {
    ruleId: code,
    ruleIndex: ruleIndex ?? -1,
    level: LEVELS[severity],
    message: { text: prose(message) },
    locations: [{ physicalLocation: physicalLocation(file, range) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, MOST_RELATED).map((other, id) => ({
            id,
            physicalLocation: physicalLocation(other.file, other.range),
            message: { text: prose(other.note) },
          })),
        }),
    partialFingerprints: {
      // The only one that GitHub reads.
      primaryLocationLineHash: fingerprint,
      'truespec/v1': fingerprint,
    },
    ...(changes.length === 0 ? {} : { fixes: changes }),
  }
}

function fixOf(fix: PlacedFix): unknown[] {
  const byFile = new Map<string, PlacedEdit[]>()
  for (const edit of fix.edits) {
    const edits = byFile.get(edit.file)
    if (edits === undefined) byFile.set(edit.file, [edit])
    else edits.push(edit)
  }
  if (byFile.size === 0) return []
  const artifactChanges = [...byFile].map(([file, edits]) => ({
    artifactLocation: artifact(file),
    replacements: edits.map((edit) => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.insert } })),
  }))
  return [{ description: { text: prose(fix.title) }, artifactChanges }]
}

function notification({ code, severity, message }: PlacedDiagnostic): unknown {
  return { descriptor: { id: code }, level: LEVELS[severity], message: { text: prose(message) } }
}

function leftOut(count: number): unknown {
  const text = `${countOf(count, 'result')} left out: ${MOST_RESULTS} are the most that code scanning takes. The most severe are kept.`
  return { descriptor: { id: 'results-left-out' }, level: 'warning', message: { text } }
}

function physicalLocation(file: string, range: Range): unknown {
  return { artifactLocation: artifact(file), region: region(range) }
}

function artifact(file: string): unknown {
  return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' }
}

function region({ start, end }: Range): unknown {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** Plain text of a message. `[text](target)` would be a link there (section 3.11.6), which no spec is to place in a viewer. */
function prose(text: string): string {
  return visibleLines(text).replaceAll('](', '] (')
}
