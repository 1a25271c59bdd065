import type { Span } from '../text/span.ts'

/** What a parser says against a block. Offsets are of the block's own text. */
export interface BlockFault {
  /** The code of the rule that reports it, such as `mermaid-syntax`. */
  readonly rule: string
  readonly span: Span
  /** The parser's reason, one line, without its own place or decoration. */
  readonly reason: string
  /** The engine was stopped before it had an answer: no cache keeps this one. */
  readonly gaveUp?: true
}
