import type { FoundFix } from '../rules/define.ts'
import type { Outline } from '../spec/outline.ts'
import type { Data, Severity } from '../text/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { Suppression } from './suppressions.ts'

/** A finding as its rule yields it: no severity settled, no message yet, nothing waived. Plain data. */
export interface RawFound {
  readonly code: string
  readonly span: Span
  readonly line?: number
  readonly data: Data
  readonly severity?: Severity
  readonly related?: readonly { readonly file?: string; readonly span: Span; readonly note: string }[]
  readonly fixes?: readonly FoundFix[]
  /** Stands for so many findings of its rule that are beyond the limit; see `runRule`. */
  readonly unlisted?: number
}

/** A block for the engines: its text, and where each line of it starts in the document. */
export interface BlockRef {
  /** Its number among the document's blocks, from 0. */
  readonly index: number
  readonly language: 'mermaid' | 'typescript'
  readonly text: string
  /** Where its text stands in the document. */
  readonly content: Span
  readonly lineStarts: readonly number[]
}

/** All that one document says by itself. Plain data: a cache keeps it, a worker thread hands it over. */
export interface FileResult {
  readonly outline: Outline
  /** What local rules found, in the order of the rules. */
  readonly found: readonly RawFound[]
  readonly suppressions: readonly Suppression[]
  readonly blocks: readonly BlockRef[]
  /** Whether the template binds the configured lifecycle. */
  readonly lifecycleHolds: boolean
  /** The line end that the text uses: what a fix inserts uses it too. */
  readonly lineEnd: '\n' | '\r\n' | '\r'
}

/** Grows whenever `FileResult` changes its shape, so that no cache gives an old one. */
const RESULT_VERSION = 3

/** One line of JSON. */
export function serialiseResult(result: FileResult): string {
  return JSON.stringify([RESULT_VERSION, result])
}

/** What `serialiseResult` wrote; undefined for any other text and for that of another version. */
export function deserialiseResult(text: string): FileResult | undefined {
  if (!text.startsWith(`[${RESULT_VERSION},{`)) return undefined
  try {
    const [, result] = JSON.parse(text) as readonly [number, FileResult]
    return { ...result, outline: { ...result.outline, anchors: result.outline.anchors.map(shared) } }
  } catch {
    return undefined
  }
}

/** So many different headings are told apart before all are forgotten, and none that is longer. */
const MOST_SHARED = 4096
const LONGEST_SHARED = 100
const known = new Map<string, string>()

/** The headings of a template stand in each of its specs: one text serves all of them, a quarter of what is kept of a spec. */
function shared(anchor: string): string {
  if (anchor.length > LONGEST_SHARED) return anchor
  const there = known.get(anchor)
  if (there !== undefined) return there
  if (known.size >= MOST_SHARED) known.clear()
  known.set(anchor, anchor)
  return anchor
}
