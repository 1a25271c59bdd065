import type { TextEdit } from './edit.ts'
import type { Span } from './span.ts'

/** What a rule may be set to, the least first. */
export const LEVELS = ['off', 'hint', 'warning', 'error'] as const

/** One of them. */
export type Level = (typeof LEVELS)[number]

/** How much a diagnostic weighs. A hint never fails a run. */
export type Severity = Exclude<Level, 'off'>

/** The facts of a diagnostic, from which its message is made. Never prose. */
export type Data = Readonly<Record<string, string | number>>

/** A second place that explains the first. */
export interface Related {
  readonly file: string
  readonly span: Span
  readonly note: string
}

/** A change that removes the diagnostic. `safe`: it keeps the meaning, and `--fix` may apply it unasked. */
export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly TextEdit[]
  /** What bears another name then, by which other documents may know it: IDs of items or the spec's own, anchors with their `#`. */
  readonly renames?: readonly string[]
}

/** A finding at a place in a text, as plain data: the same in a terminal, an editor and a CI annotation. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  /** Relative to the root, with `/`. Empty where a finding belongs to no file. */
  readonly file: string
  readonly span: Span
  /** Of a text that nobody keeps, such as a report: its line, from 1; then `span` is empty. */
  readonly line?: number
  readonly message: string
  readonly data: Data
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
  /** Stands for so many findings of its code in its file that are not listed, since there are more than the limit. */
  readonly unlisted?: number
}

/** By file, then offset or line, then code: the order of every output. Compares code units, so that no locale changes it. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.span.from !== b.span.from) return a.span.from - b.span.from
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0)
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.span.to - b.span.to
}
