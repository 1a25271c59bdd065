import { span, type Span } from '../text/span.ts'
import type { BlockFault } from './fault.ts'
import { type FlowNode, scanFlowchart } from './flowchart.ts'
import { unsafeFaults } from './mermaid-unsafe.ts'

/** An arrow of mermaid: `-->`, `==>`, `-.->` anywhere, a line such as `---` only where it stands by itself. */
const ARROW = /<?(?:--+>|==+>|-\.+->)|(?<=\s)(?:---+|===+|-\.+-|--[xo])(?=\s)/

const LINE_END = /[\r\n]+/
/** An arrow, or the shape of a node: what stands before it in the line is no text of an edge. `f(x)` is a call. */
const DRAWN = /[-=]>|[\w-](?:[[{]|\([[("])/
/** A node that the arrow behind the text starts from, alone or with others: `b`, `b[B]`, `b & c`. */
const START = /^[^\s[\](){}<>|"]{1,100}(?:$|[[({]|\s{0,9}&)/
const WORD = /^[^\s[\](){}<>|"]{1,100}/
/** `-> b[B]`: only what is drawn has a shape. */
const ARROW_TO_NODE = /[-=]>\s{0,9}[^\s[\](){}<>|"-]{1,100}[[({]/

/**
 * What can be said of a diagram without its parser: what is unsafe in it, and arrows that a label swallowed
 * (`A[Component A --> B`: it parses, and means something else). Of the rules `mermaid-unsafe` and `mermaid-label`, in order.
 */
export function mermaidFaults(text: string): readonly BlockFault[] {
  const { nodes, edgeTexts } = scanFlowchart(text)
  const places = edgeTexts.length > 0 ? placesOf(nodes, edgeTexts) : new Map<string, Span>()
  return [
    ...unsafeFaults(text),
    ...nodes.flatMap((node) => labelFault(text, node)),
    ...edgeTexts.flatMap((place) => edgeFault(text, place, places)),
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

/** From where to where nodes of each ID stand, without those that may be words of an edge's text. Both are given in order. */
function placesOf(nodes: readonly FlowNode[], edgeTexts: readonly Span[]): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>()
  let next = 0
  for (const { id, span: at } of nodes) {
    while ((edgeTexts[next]?.to ?? Infinity) < at.to) next++
    if ((edgeTexts[next]?.from ?? Infinity) > at.from) places.set(id, span(places.get(id)?.from ?? at.from, at.to))
  }
  return places
}

/** An edge whose text goes on until the arrow of another: `a -- text -> b[B]`, and `b --> c` in the line below. */
function edgeFault(text: string, at: Span, places: ReadonlyMap<string, Span>): readonly BlockFault[] {
  const { from, to } = at
  const source = text.slice(from, to)
  if (source.startsWith('"') || !(ARROW_TO_NODE.test(source) || holdsStatement(source, at, places))) return []
  const reason = `the text of an edge goes on to the next arrow, and is '${shown(source)}': close it with an arrow such as '-->', or quote it`
  return [{ rule: 'mermaid-label', span: span(from, to), reason }]
}

/** Whether a text of several lines is no text that was meant to go on: it has what is drawn in its first line, or a node begins a further one. */
function holdsStatement(source: string, { from, to }: Span, places: ReadonlyMap<string, Span>): boolean {
  const [first = '', ...others] = source.split(LINE_END).map((line) => line.trim())
  if (others.length === 0) return false
  if (DRAWN.test(first) || START.test(others.at(-1) ?? '')) return true
  return others.some((line) => {
    const known = places.get(WORD.exec(line)?.[0] ?? '')
    return known !== undefined && (known.from < from || known.to > to)
  })
}

function shown(source: string): string {
  return source.slice(0, 60).replace(/\s+/g, ' ')
}
