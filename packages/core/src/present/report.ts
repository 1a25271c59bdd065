import type { RuleSeverity } from '../rules/define.ts'
import type { Diagnostic, Fix, Related, Severity } from '../text/diagnostic.ts'
import type { TextEdit } from '../text/edit.ts'

/** What every presenter gets: plain data that survives JSON, so that a cache may hold it whole. */
export interface Report {
  /** Absolute; differs between machines, so no machine format shows it. */
  readonly root?: string
  /** Of Truespec. */
  readonly version?: string
  readonly summary: Summary
  /** By file. */
  readonly specs: readonly SpecSummary[]
  /** By file, offset, code; see `place`. */
  readonly diagnostics: readonly PlacedDiagnostic[]
  /** How many files under the globs are no specs. */
  readonly passedOver: number
  /** What is known of the rules; those that did not report too. */
  readonly rules: readonly RuleSummary[]
  /** How many findings a baseline knows, which are not among the diagnostics. */
  readonly known?: number
  /** Whether the run fails by its warnings: there are more than are allowed. */
  readonly warningsFail?: true
}

/** How many specs there are, and how many findings of each severity. */
export interface Summary {
  readonly specs: number
  readonly errors: number
  readonly warnings: number
  readonly hints: number
}

/** One spec in a line. What the spec does not tell is null. */
export interface SpecSummary {
  readonly file: string
  readonly id: string | null
  readonly title: string | null
  readonly status: string | null
  /** Filled slots of the required ones, 0 to 1. */
  readonly completeness: number
  readonly errors: number
  readonly warnings: number
  readonly hints: number
}

/** A rule as reports describe it. */
export interface RuleSummary {
  readonly code: string
  readonly severity: RuleSeverity
  /** What it finds, in a sentence. */
  readonly summary: string
  /** Where its page is. */
  readonly uri?: string
}

/** Line and column from 1; columns and offset in UTF-16 code units, `byteColumn` in bytes of UTF-8. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
  readonly byteColumn: number
}

/** `end` is the place after the last character. */
export interface Range {
  readonly start: Point
  readonly end: Point
}

/** A finding with lines and columns, a fingerprint and the line it marks. */
export interface PlacedDiagnostic extends Diagnostic {
  readonly range: Range
  readonly related: readonly PlacedRelated[]
  readonly fixes: readonly PlacedFix[]
  readonly fingerprint: string
  /** Absent where the finding belongs to no file. */
  readonly excerpt?: Excerpt
}

/** Another place that a finding speaks of, with lines and columns. */
export interface PlacedRelated extends Related {
  readonly range: Range
}

/** A fix whose edits bear lines and columns. */
export interface PlacedFix extends Fix {
  readonly edits: readonly PlacedEdit[]
}

/** An edit with lines and columns. */
export interface PlacedEdit extends TextEdit {
  readonly range: Range
}

/** The line on which a range starts, without its end; of a long line, what is around the start. */
export interface Excerpt {
  readonly text: string
  /** Where in `text` the range starts and ends; a range of several lines ends with the text. */
  readonly from: number
  readonly to: number
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** Counts what was found, by severity; what is not listed counts too. */
export function summarize(
  specs: number,
  diagnostics: readonly { readonly severity: Severity; readonly unlisted?: number }[],
): Summary {
  let errors = 0
  let warnings = 0
  let hints = 0
  for (const { severity, unlisted = 1 } of diagnostics) {
    if (severity === 'error') errors += unlisted
    else if (severity === 'warning') warnings += unlisted
    else hints += unlisted
  }
  return { specs, errors, warnings, hints }
}

/** `2 errors, 1 warning in 3 specs`; `no problems in 1 spec`. */
export function headline(summary: Summary): string {
  const found = [
    [summary.errors, 'error'],
    [summary.warnings, 'warning'],
    [summary.hints, 'hint'],
  ] as const
  const parts = found.filter(([count]) => count > 0).map(([count, word]) => countOf(count, word))
  return `${parts.length > 0 ? parts.join(', ') : 'no problems'} in ${countOf(summary.specs, 'spec')}`
}

/** `1 file`, `2 files`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** How many findings go with `--fix`, and how many more with `--fix-unsafe`. */
export function countFixable(diagnostics: readonly Pick<Diagnostic, 'fixes'>[]): { safe: number; unsafe: number } {
  let safe = 0
  let unsafe = 0
  for (const { fixes } of diagnostics) {
    if (fixes.some((fix) => fix.safe)) safe++
    else if (fixes.length > 0) unsafe++
  }
  return { safe, unsafe }
}
