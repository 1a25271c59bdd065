import { span } from '../text/span.ts'
import { EFFORT_LIMIT, effortOf } from './effort.ts'
import { maskFalseTags, unmask } from './false-tags.ts'
import { characterFaults, conflictFaults, type TextFault, unclosedFence } from './faults.ts'
import { depthOf, type MarkdownEngine, moveBy, type Root } from './tree.ts'

export type { TextFault }

/** How much is read. */
interface ParseLimits {
  /** The deepest nesting of lists, quotations, emphasis and links. */
  readonly nesting: number
}

interface Parsed {
  /** Empty where the text is too large. Offsets are of the text as given, a byte order mark at its start included. */
  readonly root: Root
  readonly faults: readonly TextFault[]
}

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads Markdown: any text to a tree and what is wrong with the text itself. Never throws. What would keep the engine busy beyond
 * measure is not given to it: `file-too-large` with `{ what, limit }`, where `what` is `nesting` or `effort`.
 */
export function parse(text: string, engine: MarkdownEngine, limits: ParseLimits): Parsed {
  const characters = characterFaults(text)
  if (effortOf(text) > EFFORT_LIMIT)
    return { root: emptyRoot(text), faults: [tooLarge('effort', EFFORT_LIMIT / 1e6), ...characters] }
  const root = treeOf(text, engine)
  if (depthOf(root, limits.nesting) > limits.nesting)
    return { root: emptyRoot(text), faults: [tooLarge('nesting', limits.nesting), ...characters] }
  const fence = unclosedFence(root, text)
  const faults = [...characters, ...conflictFaults(root, text), ...(fence ? [fence] : [])]
  return { root, faults: faults.toSorted((a, b) => a.span.from - b.span.from) }
}

/** The tree in which a placeholder is text, even one that Markdown takes for a tag. */
function treeOf(text: string, engine: MarkdownEngine): Root {
  const root = rootOf(text, engine)
  const masked = maskFalseTags(root, text)
  if (masked === undefined) return root
  const again = rootOf(masked, engine)
  unmask(again)
  return again
}

/**
 * The engine is given no byte order mark, which some count and some do not; its offsets are moved instead. A second one, as files that
 * were joined have, is a character that is not seen.
 */
function rootOf(text: string, engine: MarkdownEngine): Root {
  if (!text.startsWith(BYTE_ORDER_MARK)) return engine(text)
  const rest = text.slice(1)
  const root = engine(rest.startsWith(BYTE_ORDER_MARK) ? `\u200b${rest.slice(1)}` : rest)
  moveBy(root, 1)
  return root
}

function tooLarge(what: string, limit: number): TextFault {
  return { code: 'file-too-large', span: span(0, 0), data: { what, limit } }
}

function emptyRoot(text: string): Root {
  const start = { line: 1, column: 1, offset: 0 }
  return { type: 'root', children: [], position: { start, end: { ...start, offset: text.length } } }
}
