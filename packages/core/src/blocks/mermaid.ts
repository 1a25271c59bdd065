import { span, type Span } from '../text/span.ts'
import type { BlockFault } from './fault.ts'
import { type FlowNode, scanFlowchart } from './flowchart.ts'
import { unsafeFaults } from './mermaid-unsafe.ts'

/** An arrow of mermaid: `-->`, `==>`, `-.->` anywhere, a line such as `---` only where it stands by itself. */
const ARROW = /<?(?:--+>|==+>|-\.+->)|(?<=\s)(?:---+|===+|-\.+-|--[xo])(?=\s)/

const LINE_END = /[\r\n]/
/** `-> b[B]`: only what is drawn has a shape. */
const ARROW_TO_NODE = /[-=]>\s{0,9}[^\s[\](){}<>|"-]{1,100}[[({]/

/**
 * What can be said of a diagram without its parser: what is unsafe in it, and arrows that a label swallowed
 * (`A[Component A --> B`: it parses, and means something else). Of the rules `mermaid-unsafe` and `mermaid-label`, in order.
 */
export function mermaidFaults(text: string): readonly BlockFault[] {
  const { nodes, edgeTexts } = scanFlowchart(text)
  return [
    ...unsafeFaults(text),
    ...nodes.flatMap((node) => labelFault(text, node)),
    ...edgeTexts.flatMap((place) => edgeFault(text, place)),
  ].toSorted((a, b) => a.span.from - b.span.from)
}

function labelFault(text: string, node: FlowNode): readonly BlockFault[] {
  if (!node.labelled || node.quoted) return []
  const source = text.slice(node.span.from, node.span.to)
  const arrow = ARROW.exec(source)
  if (arrow === null) return []
  const reason = `the arrow '${arrow[0]}' is part of the label '${shown(source)}': close the label before it, or quote it`
  return [{ rule: 'mermaid-label', span: span(node.span.from, node.span.to), reason }]
}

/** An edge whose text goes on until the arrow of another: `a -- text -> b[B]`, and `b --> c` in the line below. */
function edgeFault(text: string, { from, to }: Span): readonly BlockFault[] {
  const source = text.slice(from, to)
  if (source.startsWith('"') || !(LINE_END.test(source) || ARROW_TO_NODE.test(source))) return []
  const reason = `the text of an edge goes on to the next arrow, and is '${shown(source)}': close it with an arrow such as '-->', or quote it`
  return [{ rule: 'mermaid-label', span: span(from, to), reason }]
}

function shown(source: string): string {
  return source.slice(0, 60).replace(/\s+/g, ' ')
}
