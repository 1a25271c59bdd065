import { span } from '../text/span.ts'
import type { BlockFault } from './fault.ts'
import { flowNodes, type FlowNode } from './flowchart.ts'
import { unsafeFaults } from './mermaid-unsafe.ts'

/** An arrow of mermaid: `-->`, `==>`, `-.->` anywhere, a line such as `---` only where it stands by itself. */
const ARROW = /<?(?:--+>|==+>|-\.+->)|(?<=\s)(?:---+|===+|-\.+-|--[xo])(?=\s)/

/**
 * What can be said of a diagram without its parser: what is unsafe in it, and arrows that a label swallowed
 * (`A[Component A --> B`: it parses, and means something else). Of the rules `mermaid-unsafe` and `mermaid-label`, in order.
 */
export function mermaidFaults(text: string): readonly BlockFault[] {
  return [...unsafeFaults(text), ...flowNodes(text).flatMap((node) => labelFault(text, node))].toSorted(
    (a, b) => a.span.from - b.span.from,
  )
}

function labelFault(text: string, node: FlowNode): readonly BlockFault[] {
  if (!node.labelled || node.quoted) return []
  const source = text.slice(node.span.from, node.span.to)
  const arrow = ARROW.exec(source)
  if (arrow === null) return []
  const shown = source.slice(0, 60).replace(/\s+/g, ' ')
  const reason = `the arrow '${arrow[0]}' is part of the label '${shown}': close the label before it, or quote it`
  return [{ rule: 'mermaid-label', span: span(node.span.from, node.span.to), reason }]
}
