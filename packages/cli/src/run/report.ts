import {
  LineIndex,
  place,
  summarize,
  type Diagnostic,
  type Outline,
  type PlacedDiagnostic,
  type Report,
  type RuleSummary,
  type Source,
  type SpecSummary,
} from '@truespec/core'

/** What a report is made from. */
export interface ReportSource {
  readonly root: string
  readonly version: string
  /** Those that are reported, by file. */
  readonly outlines: readonly Outline[]
  /** Those that are reported, by place. */
  readonly diagnostics: readonly Diagnostic[]
  readonly textOf: (file: string) => string | undefined
  readonly passedOver: number
  readonly rules: readonly RuleSummary[]
}

/** Places the findings and counts them by spec. */
export function reportOf(source: ReportSource): Report {
  const specs = new Set(source.outlines.map(({ file }) => file))
  return countedReport(source, placeAll(onceEach(source.diagnostics, specs), source.textOf))
}

/** Without what several specs find alike in the metadata file that they share. */
export function onceEach(found: readonly Diagnostic[], specs: ReadonlySet<string>): readonly Diagnostic[] {
  if (found.every(({ file }) => specs.has(file))) return found
  const told = new Set<string>()
  return found.filter(({ file, code, span, line, message }) => {
    if (specs.has(file)) return true
    const key = JSON.stringify([file, code, span.from, span.to, line, message])
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}

/** The places of findings. */
export function placeAll(
  diagnostics: readonly Diagnostic[],
  textOf: ReportSource['textOf'],
): readonly PlacedDiagnostic[] {
  return place(diagnostics, sourcesOf(textOf))
}

/** The same of findings that are placed already. */
function countedReport(
  source: Omit<ReportSource, 'diagnostics' | 'textOf'>,
  diagnostics: readonly PlacedDiagnostic[],
): Report {
  const { root, version, outlines, passedOver, rules } = source
  const byFile = new Map<string, PlacedDiagnostic[]>()
  for (const diagnostic of diagnostics) {
    const list = byFile.get(diagnostic.file)
    if (list) list.push(diagnostic)
    else byFile.set(diagnostic.file, [diagnostic])
  }
  return {
    root,
    version,
    summary: summarize(outlines.length, diagnostics),
    specs: outlines.map((outline) => specSummary(outline, byFile.get(outline.file) ?? [])),
    diagnostics,
    passedOver,
    rules,
  }
}

/** A spec in a line. */
export function specSummary(outline: Outline, diagnostics: readonly Diagnostic[]): SpecSummary {
  const { errors, warnings, hints } = summarize(1, diagnostics)
  return {
    file: outline.file,
    id: outline.id?.text ?? null,
    title: outline.title === '' ? null : outline.title,
    status: outline.status?.known ?? outline.status?.text ?? null,
    completeness: Math.round(outline.completeness * 1000) / 1000,
    errors,
    warnings,
    hints,
  }
}

function sourcesOf(textOf: (file: string) => string | undefined): (file: string) => Source | undefined {
  const known = new Map<string, Source | undefined>()
  return (file) => {
    if (!known.has(file)) {
      const text = file === '' ? undefined : textOf(file)
      known.set(file, text === undefined ? undefined : { text, lines: new LineIndex(text) })
    }
    return known.get(file)
  }
}
