import type { Heading as HeadingNode } from 'mdast'
import { type Span, span, trimmed } from '../text/span.ts'
import { anchorText } from './headings.ts'
import { isMarkup } from './html-tag.ts'
import { normalizeHeading } from './normalize.ts'
import { type BlockNode, type Node, plainText, type Root, spanOf } from './tree.ts'

/** A heading and what stands under it, as Markdown has it: no template is asked. */
export interface RawSection {
  /** Absent for the root, which holds what stands before the first heading. */
  readonly heading: RawHeading | undefined
  /** 0 for the root. */
  readonly level: number
  /** The blocks before the first subheading. */
  readonly nodes: readonly BlockNode[]
  readonly sections: readonly RawSection[]
  /** Heading and all below it. */
  readonly span: Span
  readonly parent: RawSection | undefined
}

export interface RawHeading {
  readonly node: HeadingNode
  readonly span: Span
  /** Without marks, white space and trailing comments. */
  readonly textSpan: Span
  /** As a reader sees it: no emphasis, no comments, no tags. */
  readonly text: string
  /** See `anchorText`. */
  readonly anchorText: string
  /** The text as it is compared: see `normalizeHeading`. */
  readonly key: string
  readonly level: number
}

interface Open {
  heading: RawHeading | undefined
  level: number
  nodes: BlockNode[]
  sections: Open[]
  span: { from: number; to: number }
  parent: Open | undefined
}

/** Nests the headings of a document by their levels. Headings inside quotations and lists are no sections. */
export function sectionsOf(root: Root, text: string): RawSection {
  const top: Open = {
    heading: undefined,
    level: 0,
    nodes: [],
    sections: [],
    span: { from: 0, to: text.length },
    parent: undefined,
  }
  let open = top
  for (const node of root.children) {
    if (node.type !== 'heading') {
      open.nodes.push(node)
      continue
    }
    const heading = headingOf(node, text)
    let parent = open
    while (parent.level >= heading.level && parent.parent) {
      parent.span.to = heading.span.from
      parent = parent.parent
    }
    open = {
      heading,
      level: heading.level,
      nodes: [],
      sections: [],
      span: { from: heading.span.from, to: text.length },
      parent,
    }
    parent.sections.push(open)
  }
  return top
}

function headingOf(node: HeadingNode, text: string): RawHeading {
  const whole = trimmed(text, spanOf(node))
  const shown = node.children.filter((child) => !(child.type === 'text' ? child.value.trim() === '' : isTag(child)))
  const [first, last] = [shown[0], shown.at(-1)]
  const textSpan = first && last ? trimmed(text, span(spanOf(first).from, spanOf(last).to)) : span(whole.to, whole.to)
  const plain = headingText(node)
  const key = normalizeHeading(plain)
  return { node, span: whole, textSpan, text: plain, anchorText: anchorText(node), key, level: node.depth }
}

/** As a reader of the source sees it: `<name>` is a placeholder to its writer, and a tag to Markdown. */
function headingText(node: HeadingNode): string {
  let text = ''
  for (const child of node.children) if (!isTag(child)) text += child.type === 'html' ? child.value : plainText(child)
  return text.trim()
}

/** Whether a part of a heading is markup of its own, such as an anchor, or a comment. */
function isTag(node: Node): boolean {
  return node.type === 'html' && isMarkup(node.value.slice(1, -1))
}

/** Every one of some sections and those below it, in the order of the document. */
export function withSubsections(sections: readonly RawSection[]): readonly RawSection[] {
  const found: RawSection[] = []
  const stack = sections.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next)
    for (let i = next.sections.length - 1; i >= 0; i--) stack.push(next.sections[i] as RawSection)
  }
  return found
}
