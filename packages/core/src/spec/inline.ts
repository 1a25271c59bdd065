import type { Definition, Image, Link as LinkNode, Table } from 'mdast'
import { childrenOf, type Node, type Root, spanOf } from '../markdown/tree.ts'
import { type Span, span } from '../text/span.ts'
import { labelKey } from '../markdown/normalize.ts'
import { commentsIn } from './html-comments.ts'
import { linksInHtml } from './html-links.ts'
import type { Comment, Link } from './model.ts'

/** What stands inside lines, all over a document. */
interface Inline {
  readonly links: readonly Link[]
  readonly comments: readonly Comment[]
  /** Text that a reader reads: no code, no comment, no target of a link. */
  readonly prose: readonly Span[]
  readonly tables: readonly Table[]
  /** Labels that a definition gives a target, normalised. */
  readonly labels: ReadonlySet<string>
  /** The target of each definition, by its label. */
  readonly definitions: ReadonlyMap<string, string>
}

/** Collects links, comments, prose, tables and labels in one walk. Iterative: depth costs no stack. */
export function readInline(root: Root, text: string): Inline {
  const links: Link[] = []
  const comments: Comment[] = []
  const prose: Span[] = []
  const tables: Table[] = []
  const labels = new Set<string>()
  const definitions = new Map<string, Definition>()
  const used = new Set<string>()
  const stack: Node[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as Node
    if (node.type === 'text') prose.push(spanOf(node))
    else if (node.type === 'table') tables.push(node)
    else if (node.type === 'html') {
      // From the source: the parser's value has no marks of quotations, and blanks for tabs.
      const { from, to } = spanOf(node)
      for (const comment of commentsIn(text.slice(from, to), from)) comments.push(comment)
      for (const link of linksInHtml(text, spanOf(node))) links.push(link)
    } else if (node.type === 'definition') {
      // Of several definitions of a label the first holds (CommonMark 0.31, section 4.7).
      const label = labelKey(node.label ?? node.identifier)
      if (!labels.has(label)) definitions.set(label, node)
      labels.add(label)
    }
    if (node.type === 'link' || node.type === 'image') links.push(linkOf(node, text))
    if (node.type === 'linkReference' || node.type === 'imageReference')
      used.add(labelKey(node.label ?? node.identifier))
    const children = childrenOf(node)
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Node
      // `- [AuthService]: 90%` is a pair, whatever Markdown says of it.
      if (child.type === 'definition' && node.type === 'listItem') labels.add(labelKey(child.label ?? child.identifier))
      else stack.push(child)
    }
  }
  // What no one refers to leads no one anywhere.
  for (const [label, node] of definitions) if (used.has(label)) links.push(linkOf(node, text))
  return {
    links: links.toSorted((a, b) => a.span.from - b.span.from),
    comments,
    prose,
    tables,
    labels,
    definitions: new Map(Array.from(definitions, ([label, { url }]) => [label, url])),
  }
}

function linkOf(node: LinkNode | Image | Definition, text: string): Link {
  const whole = spanOf(node)
  // The target is what stands last, so it is looked for from the end: a link's text may spell it too.
  const at = text.slice(whole.from, whole.to).lastIndexOf(node.url)
  const urlSpan = at >= 0 && node.url !== '' ? span(whole.from + at, whole.from + at + node.url.length) : whole
  return { span: whole, url: node.url, urlSpan, image: node.type === 'image' }
}
