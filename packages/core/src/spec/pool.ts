import { withoutComments } from '../markdown/comments.ts'
import type { List, Table } from 'mdast'
import { fenceOf, type RawFence } from '../markdown/fences.ts'
import type { RawSection } from '../markdown/sections.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import { isBlank } from '../values/blank.ts'
import type { Matched } from './match.ts'

/** The blocks of a section that may answer its template: its own, and those under headings that the template does not have. */
export interface Pool {
  readonly nodes: readonly BlockNode[]
  /** The same, by the heading that they stand under. */
  readonly groups: readonly (readonly BlockNode[])[]
  /** Where the groups start that stand under headings of the writer's own. */
  readonly ownGroups: number
  readonly lists: readonly List[]
  readonly tables: readonly Table[]
  readonly fences: readonly RawFence[]
  /** Neither comments nor definitions nor rules: what counts as content. */
  readonly own: readonly BlockNode[]
  /** All that the section says, where that is one node: `None` under a heading of the writer's own speaks for no section beside it. */
  readonly only: BlockNode | undefined
}

/** Gathers the pool of a section. */
export function poolOf(matched: Matched, text: string): Pool {
  const groups = [matched.raw.nodes]
  const stack = matched.sections.filter((section) => !section.schema).toReversed()
  while (stack.length > 0) {
    const next = stack.pop() as Matched
    groups.push(next.raw.nodes)
    for (const each of next.sections.filter((section) => !section.schema).toReversed()) stack.push(each)
  }
  const speakers = matched.sections.some(({ schema }) => schema) ? matched.raw.nodes : undefined
  return pooled(groups, 1, text, speakers)
}

/** The pool of the nodes before the first section. */
export function preamblePool(top: RawSection, title: RawSection | undefined, text: string): Pool {
  const groups = title ? [top.nodes, title.nodes] : [top.nodes]
  return pooled(groups, groups.length, text)
}

/** `speakers`: the nodes that may speak for the whole section; any where it is left out. */
function pooled(
  groups: readonly (readonly BlockNode[])[],
  ownGroups: number,
  text: string,
  speakers?: readonly BlockNode[],
): Pool {
  const nodes = groups.length === 1 ? (groups[0] ?? []) : groups.flat()
  const own = nodes.every((node) => isContent(node, text)) ? nodes : nodes.filter((node) => isContent(node, text))
  const [first] = own
  const pool = {
    nodes,
    groups,
    ownGroups,
    lists: [] as List[],
    tables: [] as Table[],
    fences: [] as RawFence[],
    own,
    only: first && own.length === 1 && (speakers === undefined || speakers.includes(first)) ? first : undefined,
  }
  for (const node of nodes) {
    if (node.type === 'blockquote') for (const child of node.children as readonly BlockNode[]) collect(child, pool)
    else collect(node, pool)
    if (node.type === 'code' || node.type === 'list' || node.type === 'blockquote')
      collectFences(node, text, pool.fences)
  }
  return pool
}

function collect(node: BlockNode, pool: { lists: List[]; tables: Table[] }): void {
  if (node.type === 'list') pool.lists.push(node)
  else if (node.type === 'table') pool.tables.push(node)
}

/** Every fence, those inside lists and quotations too, in order. */
function collectFences(top: BlockNode, text: string, fences: RawFence[]): void {
  const stack: BlockNode[] = [top]
  while (stack.length > 0) {
    const node = stack.pop() as BlockNode
    if (node.type === 'code') {
      const fence = fenceOf(node, text)
      if (fence) fences.push(fence)
    } else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote')
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as BlockNode)
  }
}

function isContent(node: BlockNode, text: string): boolean {
  if (node.type === 'html') return !isBlank(withoutComments(node.value))
  if (node.type === 'paragraph') {
    const { from, to } = spanOf(node)
    return !'<&\u00a0'.includes(text.charAt(from)) || !isBlank(withoutComments(text.slice(from, to)))
  }
  return node.type !== 'thematicBreak' && node.type !== 'definition' && node.type !== 'yaml'
}
