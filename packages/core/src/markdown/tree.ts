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

/** What a quotation of one block quotes; any other node itself. */
export function unquoted(node: BlockNode): BlockNode {
  const [only, more] = node.type === 'blockquote' ? node.children : []
  return only !== undefined && more === undefined ? only : node
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
  const stack: Node[] = [node]
  for (let part = stack.pop(); part; part = stack.pop()) {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value
    else if (part.type === 'break') text += '\n'
    else if (part.type === 'image') text += part.alt ?? ''
    else {
      const children = childrenOf(part)
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node)
    }
  }
  return text
}

/** The last child of the root, its last child, and so on: what the end of the text stands in. */
export function lastDescendants(root: Root): readonly Node[] {
  const found: Node[] = []
  for (let node: Node | undefined = root; node; node = childrenOf(node).at(-1)) found.push(node)
  return found
}

const NESTING = new Set([
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
])

/** How many quotations, list items, footnotes, emphases and links stand in each other at the deepest place; stops counting past `limit`. */
export function depthOf(root: Root, limit: number): number {
  let deepest = 0
  const parents: Node[] = [root]
  const depths: number[] = [0]
  for (let parent = parents.pop(); parent && deepest <= limit; parent = parents.pop()) {
    const depth = depths.pop() ?? 0
    for (const node of childrenOf(parent)) {
      if (!('children' in node)) continue
      const own = NESTING.has(node.type) ? depth + 1 : depth
      if (own > deepest) deepest = own
      parents.push(node)
      depths.push(own)
    }
  }
  return deepest
}

/** Adds `distance` to the offsets of every node, in place. */
export function moveBy(root: Root, distance: number): void {
  for (const { position } of walk(root)) {
    if (position?.start.offset !== undefined) position.start.offset += distance
    if (position?.end.offset !== undefined) position.end.offset += distance
  }
}
