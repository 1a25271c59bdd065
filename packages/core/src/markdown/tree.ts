import type { Definition, Html, InlineCode, Nodes, Root, RootContent } from 'mdast'
import type { Span } from '../text/span.ts'

export type { Root }

/** A node of the tree (mdast). */
export type Node = Nodes

/** A block-level child of the document. */
export type BlockNode = RootContent

export type { Definition, Html, InlineCode }

/** The parser behind a port: any text to an mdast tree with GFM and front matter, whose every node bears offsets in UTF-16 code units. */
export interface MarkdownEngine {
  (text: string): Root
}

/** Where a node stands. A node without a position (none of a parsed text) stands nowhere: an empty span at 0. */
export function spanOf(node: Node): Span {
  const position = node.position
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }
}

/** The children of a node; none for a leaf. */
export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? (node.children as readonly Node[]) : []
}

/** Every node below `node` in the order of the text, `node` first. Iterative: depth costs no stack. `skip` leaves out what is below a node. */
export function* walk(node: Node, skip?: (node: Node) => boolean): Generator<Node> {
  const stack: Node[] = [node]
  while (stack.length > 0) {
    const next = stack.pop() as Node
    yield next
    if (skip?.(next)) continue
    const children = childrenOf(next)
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node)
  }
}

/** The text a reader sees: emphasis, ticks and link targets left out. */
export function plainText(node: Node): string {
  let text = ''
  for (const part of walk(node)) {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value
    else if (part.type === 'break') text += '\n'
    else if (part.type === 'image') text += part.alt ?? ''
  }
  return text
}
