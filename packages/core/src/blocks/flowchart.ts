import { lineEnd } from '../text/lines.ts'
import { inAnyScript } from '../text/letters.ts'
import { span, trimmed, type Span } from '../text/span.ts'

/** A node of a flowchart where it is written with a label. */
export interface FlowNode {
  readonly id: string
  /** Where it has none, its ID. */
  readonly label: string
  /** What stands between the brackets, quotes included; the ID where there are none. */
  readonly span: Span
  readonly labelled: boolean
  readonly quoted: boolean
}

/** Statements that make no nodes, to the end of their line. */
const OTHER =
  /^(?:graph|flowchart(?:-elk)?|swimlane(?:-beta)?|end|direction|classDef|class|style|linkStyle|click|href|accTitle|accDescr)$/

/** The ID of a node, or a statement's first word. */
const ID = inAnyScript(String.raw`(?:[\p{L}\p{N}_./#$*+!?'\\]|-(?![->.]))+`, 'uy')

/** What closes the text of an edge, by what it is drawn with. */
const EDGE_ENDS: Readonly<Record<string, RegExp>> = {
  '-': /[xo<]?--+[-xo>]/,
  '=': /[xo<]?==+[=xo>]/,
  '.': /[xo<]?-?(?<!\.)\.+-[xo>]?/,
}
const LONGEST_EDGE_TEXT = 500

/** What mermaid says a flowchart begins with, behind front matter, directives and comments. */
const HEADER = /^(?:graph|flowchart|flowchart-elk|swimlane-beta)(?![\w-])/

/**
 * The nodes of a flowchart in the order in which they are written, each mention of an ID once, and again where it has a
 * label. Empty for every other kind of diagram. A scanner, not a parser: it says nothing of whether the diagram is valid.
 * Time grows with the length of the text.
 */
export function flowNodes(text: string): readonly FlowNode[] {
  return scanFlowchart(text).nodes
}

/** What a scan of a flowchart finds: its nodes, and the texts of its edges. */
export interface ScannedFlowchart {
  readonly nodes: readonly FlowNode[]
  /** What stands between `--` and `-->`, without the white space around it, quotes included. As mermaid has it, it may go on over line ends. */
  readonly edgeTexts: readonly Span[]
}

/** The same with the texts of edges. Nothing is found in any other kind of diagram. */
export function scanFlowchart(text: string): ScannedFlowchart {
  const start = bodyStart(text)
  return HEADER.test(text.slice(start, start + 20)) ? new FlowScanner(text, start).scan() : { nodes: [], edgeTexts: [] }
}

/** Where a diagram's own text begins: behind its front matter, directives, comments and white space. */
export function bodyStart(text: string): number {
  let at = frontMatter(text)?.to ?? 0
  const last = text.lastIndexOf('}%%')
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++
    if (!text.startsWith('%%', at)) return at
    const directive = text.startsWith('%%{', at) && at < last ? text.indexOf('}%%', at) : -1
    at = directive >= 0 ? directive + 3 : lineEnd(text, at)
  }
}

/** The span of a diagram's front matter with its fences; undefined where it has none. */
export function frontMatter(text: string): Span | undefined {
  const open = /^[^\S\r\n]*---[^\S\r\n]*(?:\r\n?|\n)/.exec(text)
  if (open === null) return undefined
  const close = /(?:^|[\r\n])[^\S\r\n]*---[^\S\r\n]*(?=[\r\n]|$)/g
  close.lastIndex = open[0].length - 1
  const end = close.exec(text)
  return end === null ? undefined : span(0, end.index + end[0].length)
}

/** One pass over the text. A class because it is one position that every step moves on. */
class FlowScanner {
  readonly #text: string
  readonly #nodes: FlowNode[] = []
  readonly #edgeTexts: Span[] = []
  readonly #known = new Set<string>()
  #at: number

  constructor(text: string, start: number) {
    this.#text = text
    this.#at = start
  }

  scan(): ScannedFlowchart {
    while (this.#at < this.#text.length) this.#next()
    return { nodes: this.#nodes, edgeTexts: this.#edgeTexts }
  }

  #next(): void {
    const text = this.#text
    if (text.startsWith('%%', this.#at)) this.#at = lineEnd(text, this.#at)
    else if (text.startsWith('@{', this.#at)) this.#skipPast('}', this.#at + 2)
    else if (text[this.#at] === '"') this.#skipPast('"', this.#at + 1)
    else if (text[this.#at] === '|') this.#at += match(/\|[^|\r\n]*\|?/y, text, this.#at)?.length ?? 1
    else if (text.startsWith(':::', this.#at)) this.#at += 3 + (match(/[\w-]+/y, text, this.#at + 3)?.length ?? 0)
    else if (!this.#arrow() && !this.#word()) this.#at++
  }

  /** Behind the next `end` on any line; where there is none, behind this line. */
  #skipPast(end: string, from: number): void {
    const found = this.#text.indexOf(end, from)
    this.#at = found < 0 ? this.#text.length : found + end.length
  }

  /** `-->`, `<==>`, `o-.-x`, and `-- text -->` with its text. */
  #arrow(): boolean {
    const found = match(/[xo<]?(?:--+|==+|-\.+-?|~~~+)[xo>]?/y, this.#text, this.#at)
    if (found === undefined) return false
    this.#at += found.length
    const kind = /[=.]/.exec(found)?.[0] ?? '-'
    const opensText = kind === '.' ? /^[xo<]?-\.+$/.test(found) : /^[xo<]?(?:--|==)$/.test(found)
    if (opensText) this.#skipEdgeText(kind)
    return true
  }

  /** The scanner goes on in the next line at the latest: the nodes there are meant as such, whatever mermaid takes them for. */
  #skipEdgeText(kind: string): void {
    this.#edgeText(kind)
    const end = kind === '.' ? /\.-[xo>]?|[\r\n]/g : kind === '=' ? /==+[xo>]?|[\r\n]/g : /--+[xo>]?|[\r\n]/g
    end.lastIndex = this.#at
    this.#at = end.exec(this.#text) === null ? this.#text.length : end.lastIndex
  }

  /** To what mermaid takes for the end of the edge, or as far as such a text ever goes. */
  #edgeText(kind: string): void {
    const ahead = this.#text.slice(this.#at, this.#at + LONGEST_EDGE_TEXT)
    const end = EDGE_ENDS[kind]?.exec(ahead)
    if (end) this.#edgeTexts.push(trimmed(this.#text, span(this.#at, this.#at + end.index)))
  }

  /** An ID with its label, or a statement's first word. */
  #word(): boolean {
    const text = this.#text
    const id = match(ID(text), text, this.#at)
    if (id === undefined) return false
    const from = this.#at
    this.#at += id.length
    if (OTHER.test(id) && this.#opensLine(from)) this.#skipStatement(id)
    else if (id === 'subgraph' && this.#opensLine(from)) this.#subgraph()
    else if (text.startsWith('@{', this.#at)) this.#attributes(id, span(from, this.#at))
    else if (text[this.#at] === '@') this.#at++
    else this.#node(id, span(from, this.#at))
    return true
  }

  #opensLine(from: number): boolean {
    let at = from - 1
    while (at >= 0 && (this.#text[at] === ' ' || this.#text[at] === '\t')) at--
    return at < 0 || /[\r\n;]/.test(this.#text.charAt(at))
  }

  #skipStatement(id: string): void {
    const long = id === 'accDescr' && match(/\s*\{/y, this.#text, this.#at) !== undefined
    if (long) return this.#skipPast('}', this.#at)
    const rest = match(/[^\r\n;]*/y, this.#text, this.#at) ?? ''
    this.#at += rest.length
  }

  /** A mention of a subgraph is no node. */
  #subgraph(): void {
    const line = this.#text.slice(this.#at, lineEnd(this.#text, this.#at))
    const id = /^\s*([^\s[;]+)/.exec(line)?.[1]
    if (id !== undefined) this.#known.add(id)
    this.#at += line.length
  }

  /** `A@{ shape: rect, label: "Store" }` */
  #attributes(id: string, place: Span): void {
    const from = this.#at
    this.#skipPast('}', from)
    const found = /\blabel\s*:\s*"([^"]*)"/.exec(this.#text.slice(from, this.#at))
    if (found === null) return this.#add({ id, label: id, span: place, labelled: false, quoted: false })
    const to = from + found.index + found[0].length
    const within = span(to - (found[1] ?? '').length - 2, to)
    this.#add({ id, label: plainLabel(found[1] ?? ''), span: within, labelled: true, quoted: true })
  }

  #node(id: string, place: Span): void {
    const open = this.#text.charAt(this.#at)
    if (!/[[({>]/.test(open)) return this.#add({ id, label: id, span: place, labelled: false, quoted: false })
    let inner = this.#at + 1
    while (/[[({/\\|]/.test(this.#text.charAt(inner)) && inner < this.#at + 3) inner++
    const within = this.#labelFrom(inner)
    const quoted = this.#text[within.from] === '"'
    this.#add({ id, label: plainLabel(this.#text.slice(within.from, within.to)), span: within, labelled: true, quoted })
  }

  /** To the first closing bracket outside quotes; the scanner goes on behind the brackets. */
  #labelFrom(inner: number): Span {
    const text = this.#text
    let at = inner
    while (at < text.length && !/[\])}]/.test(text.charAt(at))) {
      if (text[at] !== '"') at++
      else {
        const close = text.indexOf('"', at + 1)
        at = close < 0 ? text.length : close + 1
      }
    }
    const end = /[/\\|]/.test(text.charAt(at - 1)) && at - 1 > inner ? at - 1 : at
    while (at < text.length && /[\])}]/.test(text.charAt(at))) at++
    this.#at = at
    return trimmed(text, span(inner, end))
  }

  #add(node: FlowNode): void {
    if (!node.labelled && this.#known.has(node.id)) return
    this.#known.add(node.id)
    this.#nodes.push(node)
  }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** A label as a reader sees it: without quotes, Markdown's back quotes, tags, icons and entities. */
function plainLabel(source: string): string {
  return source
    .replace(/^"`?|`?"$/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/\bfa[a-z]?:fa-[\w-]+/g, '')
    .replace(/#(?:quot|34);/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}
